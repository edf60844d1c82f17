/** Base64 of UTF-8 text, as statusUrl, feeUrl and Chinese userData need it; `btoa` alone knows only Latin-1. */

const alphabetAndPadding = /^[A-Za-z0-9+/]*={0,2}$/;

/** Standard alphabet, with padding. Half of a surrogate pair becomes U+FFFD, as in every UTF-8 encoder. */
export function encodeBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * The text, or undefined where `base64` is not exactly what an encoder would have written: another alphabet,
 * blanks or line breaks, missing padding, stray bits in the last character, or bytes that are not UTF-8.
 */
export function decodeBase64(base64: string): string | undefined {
  if (base64.length % 4 !== 0 || !alphabetAndPadding.test(base64)) return undefined;
  const binary = atob(base64);
  if (btoa(binary) !== base64) return undefined;
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The same text in strict Base64 where `text` is only carelessly written: line breaks, `-_`, no padding. */
export function repairBase64(text: string): string | undefined {
  const bare = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const padded = bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
  return decodeBase64(padded) === undefined ? undefined : padded;
}
