import { akskAuthorization, maskDigest, maskedValue } from './protocol/aksk-header.ts';
import { maskPhoneNumber } from './protocol/china-number.ts';

/** What is taken out before a log, an export or a screen sees it. */

const digestHeader = /^x-(?:aksk|wsse)$/i;
/** Names of headers that carry a credential of whoever sent them, or of a proxy in between. */
const credentialHeader = /auth(?!ority)|cookie|credential|passw|secret|session|signature|token|api-?key/i;

const withoutBlanks = (text: string) => text.replace(/\s+/g, '');

function redactValue(name: string, value: string): string {
  if (digestHeader.test(name)) return maskDigest(value);
  if (!credentialHeader.test(name)) return value;
  // The fixed text of the vendor identifies nobody, and a missing or wrong one is what a user looks for.
  const fixed = withoutBlanks(value) === withoutBlanks(akskAuthorization);
  return fixed && name.toLowerCase() === 'authorization' ? value : maskedValue;
}

/** Same names, order and spelling; digests and credentials masked. */
export function redactHeaders(headers: readonly (readonly [string, string])[]): [string, string][] {
  return headers.map(([name, value]) => [name, redactValue(name, value)]);
}

/** `+8613800000001` as `+86 138 •••• 0001`: enough to recognise a call, too little to place one. */
export function maskNumber(number: string): string {
  return maskPhoneNumber(number);
}

/** A verification code with every digit hidden; its length stays visible. */
export function maskCode(code: string): string {
  return '•'.repeat(code.length);
}

const numberFields =
  'callee|displayNbr|calleeNbr|caller|called|callerNum|calleeNum|bindNum|fwdDisplayNum|fwdDstNum';
const codeFields = 'verifyCode|digitInfo';
/** A text field of JSON, also where the JSON is itself a string inside JSON (its quotes escaped then). */
const personalField = new RegExp(
  `(\\\\*")(${numberFields}|${codeFields})\\1(\\s*:\\s*)\\1([^"\\\\]*)\\1`,
  'g',
);

/** JSON text with numbers and codes masked, everything else as it was. */
export function maskPersonalFields(json: string): string {
  return json.replace(personalField, (_, quote: string, name: string, colon: string, value: string) => {
    const masked = new RegExp(`^(${codeFields})$`).test(name) ? maskCode(value) : maskNumber(value);
    return `${quote}${name}${quote}${colon}${quote}${masked}${quote}`;
  });
}
