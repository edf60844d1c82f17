/** The ways in which a secret or a digest could be written down without anybody noticing. */

/** A text as it is, in Base64 (at each of the three positions it can have in a longer text), hex and a URL. */
export function formsOf(secret: string): string[] {
  return [...new Set([secret, ...encodings(Buffer.from(secret)), encodeURIComponent(secret)])];
}

/** A digest in Base64 and all of the above; also its bytes in hex, URL-safe and as they are (latin1). */
export function formsOfDigest(base64: string): string[] {
  const bytes = Buffer.from(base64, 'base64');
  const others = [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), bytes.toString('base64url')];
  return [...formsOf(base64), base64.replace(/=+$/, ''), ...others, bytes.toString('latin1')];
}

function encodings(bytes: Buffer): string[] {
  const hex = bytes.toString('hex');
  return [hex, hex.toUpperCase(), bytes.toString('base64url'), ...[0, 1, 2].map((at) => base64At(bytes, at))];
}

/** The part of the Base64 text that does not depend on what stands before and after. */
function base64At(bytes: Buffer, at: number): string {
  const before = Math.ceil((at * 8) / 6);
  const whole = Math.floor(((at + bytes.length) * 8) / 6);
  return Buffer.concat([Buffer.alloc(at), bytes])
    .toString('base64')
    .slice(before, whole);
}

/** Those of the forms that the text contains. */
export function found(text: string, forms: readonly string[]): string[] {
  return forms.filter((form) => text.includes(form));
}
