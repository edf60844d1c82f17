import { createHmac } from 'node:crypto';
import { akskAuthorization, printAksk } from '../../domain/protocol/aksk-header.ts';
import { formatCreated } from '../../domain/protocol/wire-time.ts';
import { newNonce } from './request-signer.ts';

/**
 * Signs notifications as the platform does. The vendor's editions differ in how the parts are joined and in
 * the clock, and none names the hash: SHA-256 is taken over from the request side (reference section 6.2).
 */

/** `older`: documents up to 2025. `newer`: the edition of 2026-01-27. */
export type DigestEdition = 'older' | 'newer';

const editions = {
  older: { joint: '', clock: 'utc' },
  newer: { joint: '\n', clock: 'beijing' },
} as const;

/** Base64 of the raw HMAC-SHA256. `url` is the push URL exactly as the customer gave it. */
export function notificationDigest(
  edition: DigestEdition,
  secret: string,
  url: string,
  nonce: string,
  created: string,
): string {
  const message = [url, nonce, created].join(editions[edition].joint);
  return createHmac('sha256', secret).update(message).digest('base64');
}

export interface NotificationToSign {
  readonly edition: DigestEdition;
  readonly appKey: string;
  readonly appSecret: string;
  readonly url: string;
  /** Milliseconds since 1970 (UTC). */
  readonly now: number;
  readonly nonce?: string | undefined;
}

/** Headers in the platform's order and spelling. Throws a RangeError like `signRequest`. */
export function signNotification(notification: NotificationToSign): [string, string][] {
  const { edition, appKey: username, appSecret, url } = notification;
  const nonce = notification.nonce ?? newNonce();
  const created = formatCreated(notification.now, editions[edition].clock);
  const passwordDigest = notificationDigest(edition, appSecret, url, nonce, created);
  return [
    ['Content-Type', 'application/json;charset=UTF-8'],
    ['Authorization', akskAuthorization],
    ['X-AKSK', printAksk({ username, passwordDigest, nonce, created }, ', ')],
  ];
}
