/** Sends one signed callVerify request, once, and turns whatever happens into a value. */
import {
  readCallVerifyResponse,
  type CallVerifyResponse,
  type ReadResponse,
} from '../../domain/protocol/call-verify-response.ts';
import type { HttpFailure, HttpOut } from '../ports.ts';
import { withoutEchoedDigest } from './echoed-digest.ts';

/** Source: reference section 2. */
export const callVerifyPath = '/rest/httpsessions/callVerify/v1.0';

export interface CallLimits {
  /** DNS, TCP and TLS together, a proxy included, ms. Default 10,000. */
  readonly connectMs?: number;
  /** From the first byte sent to the last byte received, ms. Default 30,000. */
  readonly answerMs?: number;
  /** Default 1 MiB. */
  readonly maxAnswerBytes?: number;
}

export interface CallToSend {
  readonly http: HttpOut;
  /** Access address, with or without the path. */
  readonly baseUrl: string;
  /** Exact JSON text. */
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly limits?: CallLimits;
  readonly caPem?: string;
  readonly pinSha256?: string;
}

/** Why an answer says nothing about the call. `redirect` and `not-found` go by the HTTP status. */
export type UnreadableReason = Extract<ReadResponse, { ok: false }>['reason'] | 'redirect' | 'not-found';

interface Answer {
  readonly http: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

/** `redacted`: the platform's answer repeated the digest of our request, which was masked in it. */
export type CallOutcome = { readonly redacted: boolean } & (
  | (Answer & { readonly kind: 'answered'; readonly response: CallVerifyResponse })
  | (Answer & { readonly kind: 'unreadable'; readonly reason: UnreadableReason })
  | {
      readonly kind: 'failed';
      readonly failure: HttpFailure;
      /** The system's own words, its code first. */
      readonly detail: string;
      /** False only where nothing can have left this machine: the phone cannot ring. */
      readonly maySent: boolean;
    }
);

/**
 * The address a call goes to. Takes an access address as people paste it: blanks around it, slashes at the
 * end, no scheme (https then), the path already there. Credentials, query and fragment are dropped: they are
 * no part of an access address and would end up in the log. Text that is no address stays none: sending to it
 * fails as `bad-url`.
 */
export function callUrl(baseUrl: string): string {
  const text = baseUrl.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(withScheme)) return withScheme;
  const url = new URL(withScheme);
  const bare = `${url.protocol}//${url.host}${url.pathname}`.replace(/\/+$/, '');
  return bare.endsWith(callVerifyPath) ? bare : bare + callVerifyPath;
}

export async function sendCall(call: CallToSend): Promise<CallOutcome> {
  const { connectMs = 10_000, answerMs = 30_000, maxAnswerBytes = 1024 * 1024 } = call.limits ?? {};
  const answered = await call.http.send({
    url: callUrl(call.baseUrl),
    method: 'POST',
    headers: call.headers,
    body: Buffer.from(call.body, 'utf8'),
    caPem: call.caPem,
    pinSha256: call.pinSha256,
    connectTimeoutMs: connectMs,
    answerTimeoutMs: answerMs,
    maxAnswerBytes,
  });
  const { result, redacted } = withoutEchoedDigest(answered, call.headers);
  if (!result.ok) {
    const { failure, detail, maySent } = result;
    return { kind: 'failed', failure, detail, maySent, redacted };
  }
  const { status, headers, body } = result;
  const read = readCallVerifyResponse(Buffer.from(body).toString('utf8'));
  const answer = { http: status, headers, body, redacted };
  if (read.ok) return { kind: 'answered', ...answer, response: read.response };
  return { kind: 'unreadable', ...answer, reason: reasonByStatus(status) ?? read.reason };
}

function reasonByStatus(status: number): UnreadableReason | null {
  if (status >= 300 && status < 400) return 'redirect';
  return status === 404 ? 'not-found' : null;
}
