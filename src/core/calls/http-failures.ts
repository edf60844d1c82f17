/** Sorts what Node reports about a failed exchange into the closed list of HttpFailure. */
import type { HttpFailure, HttpResult } from '../ports.ts';
import { PinMismatch, UnreadableCa } from './tls-trust.ts';

/**
 * How far the exchange had come. `tunnelling`: no socket was handed over yet, so a proxy is still being
 * asked. `connecting`: DNS, TCP and TLS with the server. `sent`: the first byte of the request may be out.
 */
export type Phase = 'tunnelling' | 'connecting' | 'sent';

type Failed = Extract<HttpResult, { ok: false }>;

/** Longest text of the system that is passed on, in characters. */
const maxDetail = 500;

/** Names of OpenSSL's verification errors as Node reports them (https://nodejs.org/api/tls.html). */
const certificateCodes = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CRL_HAS_EXPIRED',
  'CRL_NOT_YET_VALID',
  'CRL_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERROR_IN_CERT_NOT_AFTER_FIELD',
  'ERROR_IN_CERT_NOT_BEFORE_FIELD',
  'ERROR_IN_CRL_LAST_UPDATE_FIELD',
  'ERROR_IN_CRL_NEXT_UPDATE_FIELD',
  'ERR_TLS_CERT_ALTNAME_FORMAT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_DECRYPT_CRL_SIGNATURE',
  'UNABLE_TO_GET_CRL',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNSPECIFIED',
]);

/** Before and after the request went out the same system error means different things. */
const systemCodes: Readonly<Record<string, readonly [before: HttpFailure, after: HttpFailure]>> = {
  ECONNREFUSED: ['refused', 'reset'],
  EHOSTUNREACH: ['unreachable', 'reset'],
  EHOSTDOWN: ['unreachable', 'reset'],
  ENETUNREACH: ['unreachable', 'reset'],
  ENETDOWN: ['unreachable', 'reset'],
  EADDRNOTAVAIL: ['unreachable', 'reset'],
  EACCES: ['unreachable', 'reset'],
  EPERM: ['unreachable', 'reset'],
  ETIMEDOUT: ['connect-timeout', 'answer-timeout'],
  ECONNRESET: ['reset', 'reset'],
  ECONNABORTED: ['reset', 'reset'],
  EPIPE: ['reset', 'reset'],
  HPE_HEADER_OVERFLOW: ['answer-too-large', 'answer-too-large'],
};

export function failed(failure: HttpFailure, detail: string, maySent: boolean): Failed {
  const oneLine = detail.replace(/\p{Cc}+/gu, ' ').trim();
  return { ok: false, failure, detail: oneLine.slice(0, maxDetail), maySent };
}

/** Words and sorts an error of an exchange. The detail begins with the system's code where there is one. */
export function failureOf(error: unknown, phase: Phase): Failed {
  const code = codeOf(error);
  const words = wordsOf(error);
  const detail = code === '' || words.startsWith(code) ? words : `${code}: ${words}`;
  return failed(kindOf(error, code, phase), detail, phase === 'sent');
}

function kindOf(error: unknown, code: string, phase: Phase): HttpFailure {
  if (error instanceof PinMismatch) return 'pin-mismatch';
  if (error instanceof UnreadableCa || certificateCodes.has(code)) return 'certificate';
  if (/^(EPROTO$|ERR_SSL_|ERR_TLS_)/.test(code)) return 'tls';
  if (phase === 'tunnelling' || code.startsWith('ERR_PROXY_')) return 'proxy';
  if (isDns(error, code)) return 'dns';
  const known = systemCodes[code];
  if (known !== undefined) return known[phase === 'sent' ? 1 : 0];
  return code.startsWith('HPE_') ? 'not-http' : 'other';
}

function isDns(error: unknown, code: string): boolean {
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return true;
  return error instanceof Error && 'syscall' in error && error.syscall === 'getaddrinfo';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Several addresses of one name fail as one AggregateError, whose own message is empty. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
