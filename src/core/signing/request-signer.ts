import { createHmac, randomBytes } from 'node:crypto';
import { akskAuthorization, printAksk } from '../../domain/protocol/aksk-header.ts';
import { formatCreated, type ClockMode } from '../../domain/protocol/wire-time.ts';

/** Signs callVerify requests. Source: reference section 3.1. */

/** 32 hexadecimal characters from a cryptographic source, as in the vendor's example. */
export function newNonce(): string {
  return randomBytes(16).toString('hex');
}

/** Base64 of the raw HMAC-SHA256 of nonce and created, joined by nothing. 44 characters. */
export function requestDigest(secret: string, nonce: string, created: string): string {
  return createHmac('sha256', secret)
    .update(nonce + created)
    .digest('base64');
}

export interface RequestToSign {
  readonly appKey: string;
  readonly appSecret: string;
  /** Which clock `Created` shows. */
  readonly clock: ClockMode;
  /** Milliseconds since 1970 (UTC). */
  readonly now: number;
  /** Given values are used as they are, so that an engineer can repeat a signature. */
  readonly nonce?: string | undefined;
  readonly created?: string | undefined;
  /** Minutes east of UTC for the clock `local`; this machine's zone where it is left out. */
  readonly localOffsetMinutes?: number | undefined;
}

export interface SignedRequest {
  readonly authorization: string;
  readonly xAksk: string;
  readonly passwordDigest: string;
  readonly nonce: string;
  readonly created: string;
}

/** Throws a RangeError where app key, nonce or created cannot stand in a header. */
export function signRequest(request: RequestToSign): SignedRequest {
  const nonce = request.nonce ?? newNonce();
  const created = request.created ?? formatCreated(request.now, request.clock, request.localOffsetMinutes);
  const passwordDigest = requestDigest(request.appSecret, nonce, created);
  const xAksk = printAksk({ username: request.appKey, passwordDigest, nonce, created });
  return { authorization: akskAuthorization, xAksk, passwordDigest, nonce, created };
}
