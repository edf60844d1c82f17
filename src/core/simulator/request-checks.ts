import { timingSafeEqual } from 'node:crypto';
import type { AkskParts } from '../../domain/protocol/aksk-header.ts';
import type { AcceptedRequest } from './accepted-request.ts';
import { isCreatedAcceptable } from './created-check.ts';
import { checkAuthorization, checkRequestLine, readCredentials } from './header-checks.ts';
import { checkParameters, parseParameters } from './parameter-checks.ts';
import type { AcceptedClock, PlatformSigner } from './platform-options.ts';
import { isRefusal, refuse, refuseParameter, type Refusal } from './refusal.ts';

/** A request as it came in. */
export interface IncomingCall {
  readonly method: string;
  /** Without a query. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly xAksk: string | undefined;
  /** Null where it was larger than the limit. */
  readonly body: Uint8Array | null;
}

/** What the platform knows and sees while it checks. */
export interface CheckContext {
  readonly appKey: string;
  readonly appSecret: string;
  readonly clock: AcceptedClock;
  readonly sign: Pick<PlatformSigner, 'requestDigest'>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Calls that may still be placed. */
  readonly freePorts: number;
}

export interface CheckResult {
  /** `Username` as sent, null where the header was not readable. */
  readonly username: string | null;
  /** `calleeNbr` as sent, null where the body was not looked at or has none. */
  readonly callee: string | null;
  readonly outcome: AcceptedRequest | Refusal;
}

/** Checks in the order of the vendor's tables: address, headers, account, clock, digest, parameters, ports. */
export function checkRequest(incoming: IncomingCall, context: CheckContext): CheckResult {
  const early =
    checkRequestLine(incoming.method, incoming.path) ?? checkAuthorization(incoming.authorization);
  const credentials = early ?? readCredentials(incoming.xAksk);
  if (isRefusal(credentials)) return { username: null, callee: null, outcome: credentials };
  const { username } = credentials;
  const refusal = checkCredentials(credentials, context);
  if (refusal !== null) return { username, callee: null, outcome: refusal };
  return { username, ...checkContent(incoming.body, context) };
}

function checkCredentials(credentials: AkskParts, context: CheckContext): Refusal | null {
  // 1010003 (403) rather than 1020150 (500), which has the same text: the digest cannot be checked before
  // the app_key is known, so the gateway decides this, and 1010xxx with 1010010 and 1010013 is its family,
  // while the 500 block reports what the voice service behind it found.
  if (credentials.username !== context.appKey) return refuse('1010003');
  if (!isCreatedAcceptable(credentials.created, context.clock, context.now)) return refuse('1010013');
  const expected = context.sign.requestDigest(context.appSecret, credentials.nonce, credentials.created);
  return sameText(expected, credentials.passwordDigest) ? null : refuse('1010010');
}

function checkContent(body: Uint8Array | null, context: CheckContext): Omit<CheckResult, 'username'> {
  const parameters = readParameters(body);
  if (isRefusal(parameters)) return { callee: null, outcome: parameters };
  const named = parameters.get('calleeNbr');
  const callee = typeof named === 'string' ? named.slice(0, calleeLimit) : null;
  const request = checkParameters(parameters);
  if (isRefusal(request)) return { callee, outcome: request };
  return { callee, outcome: context.freePorts > 0 ? request : refuse('1020165') };
}

/** Longest `calleeNbr` of the parameter table: no more than that goes into a report. */
const calleeLimit = 31;

function readParameters(body: Uint8Array | null): ReadonlyMap<string, unknown> | Refusal {
  // Not in the vendor's tables: HTTP's own status with the number for an unusable request.
  if (body === null) return { ...refuseParameter('The body is too large.'), http: 413 };
  const text = decodeUtf8(body);
  if (text === null) return refuseParameter('The body is not UTF-8.');
  return parseParameters(text) ?? refuseParameter('The body is not a JSON object.');
}

/** Compares in constant time; the length of a digest is no secret. */
function sameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
