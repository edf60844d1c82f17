/**
 * Some gateways repeat the request's headers in their answer, above all in error pages. The digest in them is
 * a credential that we sent: it is taken out before the answer is read, stored or shown.
 */
import { maskedValue } from '../../domain/protocol/aksk-header.ts';
import type { HttpResult } from '../ports.ts';

/** The answer without the digest of the headers that were sent, and whether it held one. */
export function withoutEchoedDigest(
  result: HttpResult,
  sent: readonly (readonly [string, string])[],
): { result: HttpResult; redacted: boolean } {
  const digest = sent.map(([, value]) => /PasswordDigest="([^"]+)"/.exec(value)?.[1]).find(Boolean);
  if (digest === undefined) return { result, redacted: false };
  const echo = echoPattern(digest);
  const mask = (text: string): string => text.replace(echo, maskedValue);
  if (!result.ok) {
    const detail = mask(result.detail);
    return { result: { ...result, detail }, redacted: detail !== result.detail };
  }
  // Every form is ASCII, and latin1 keeps all other bytes as they are.
  const received = Buffer.from(result.body).toString('latin1');
  const shown = mask(received);
  const body = shown === received ? result.body : Buffer.from(shown, 'latin1');
  const headers = result.headers.map(([name, value]) => [name, mask(value)] as const);
  const inHeaders = result.headers.some(([, value], index) => value !== headers[index]?.[1]);
  return { result: { ...result, headers, body }, redacted: shown !== received || inHeaders };
}

/** The digest as it is, in Base64 at each position it can have in a longer text, and in hex. */
function echoPattern(digest: string): RegExp {
  const [text, bytes] = [Buffer.from(digest), Buffer.from(digest, 'base64')];
  const base64 = [digest, ...[0, 1, 2].map((at) => base64At(text, at))].map(inAnySpelling);
  const hex = [text, bytes].map((one) => one.toString('hex')).flatMap((one) => [one, one.toUpperCase()]);
  return new RegExp([...base64, ...hex].join('|'), 'g');
}

/** The part of the Base64 text that does not depend on what stands before and after. */
function base64At(bytes: Buffer, at: number): string {
  const text = Buffer.concat([Buffer.alloc(at), bytes]).toString('base64');
  return text.slice(Math.ceil((at * 8) / 6), Math.floor(((at + bytes.length) * 8) / 6));
}

/** What JSON, URLs, HTML and URL-safe Base64 make of the characters of Base64 that are no letters or digits. */
const spellings: Readonly<Record<string, string>> = {
  '+': String.raw`(?:[+-]|%2[bB]|\\+u002[bB]|&#43;|&#x2[bB];)`,
  '/': String.raw`(?:\\*\/|_|%2[fF]|\\+u002[fF]|&#47;|&#x2[fF];)`,
  '=': String.raw`(?:=|%3[dD]|\\+u003[dD]|&#61;|&#x3[dD];)?`,
};

function inAnySpelling(base64: string): string {
  return base64.replace(/[+/=]/g, (character) => spellings[character] ?? character);
}
