import { parseAksk, parseAuthorization, type AkskParts } from '../../domain/protocol/aksk-header.ts';
import { refuse, refuseInOtherWords, type Refusal } from './refusal.ts';

/** Path of the one API the simulator offers. */
export const callVerifyPath = '/rest/httpsessions/callVerify/v1.0';

/** 1010006: at the right address the status of the table, at a wrong one 404 (reference section 2). */
export function checkRequestLine(method: string, path: string): Refusal | null {
  if (path !== callVerifyPath) return { ...refuse('1010006'), http: 404 };
  return method === 'POST' ? null : refuse('1010006');
}

/** 1023006 to 1023013: `AKSK realm="SDP",profile="UsernameToken",type="Appkey"`. */
export function checkAuthorization(header: string | undefined): Refusal | null {
  if (header === undefined || header.trim() === '') return refuse('1023006');
  const found = parseAuthorization(header);
  // The one number of the WSSE era that this header can still earn; it says: wrong edition.
  if (found.scheme?.toUpperCase() === 'WSSE') return refuse('1023013');
  // The header is there, so the first text of this number would be untrue.
  if (found.scheme !== 'AKSK') return refuseInOtherWords('1023006');
  for (const [name, value, missing, wrong] of authorizationParts) {
    if (found[name] === undefined) return refuse(missing);
    if (found[name] !== value) return refuse(wrong);
  }
  return null;
}

const authorizationParts = [
  ['realm', 'SDP', '1023007', '1023009'],
  ['profile', 'UsernameToken', '1023008', '1023010'],
  ['type', 'Appkey', '1023012', '1023011'],
] as const;

/** 1023033 to 1023037, or the parts of `UsernameToken Username="",PasswordDigest="",Nonce="",Created=""`. */
export function readCredentials(header: string | undefined): AkskParts | Refusal {
  if (header === undefined || header.trim() === '') return refuse('1023033');
  const { scheme, username = '', nonce = '', created = '', passwordDigest = '' } = parseAksk(header);
  if (scheme !== 'UsernameToken') {
    // The vendor lists this text, but its number was not found: answered with the number of the header.
    return { ...refuse('1023033'), resultdesc: 'UsernameToken not contained in X-AKSK.' };
  }
  if (username === '') return refuse('1023034');
  // 1 to 128 letters and digits: anything else holds no nonce.
  if (!/^[0-9A-Za-z]{1,128}$/.test(nonce)) return refuse('1023035');
  if (created === '') return refuse('1023036');
  if (passwordDigest === '') return refuse('1023037');
  return { username, nonce, created, passwordDigest };
}
