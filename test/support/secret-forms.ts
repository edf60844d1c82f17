/** The ways in which a secret or a digest could be written down without anybody noticing. */

/**
 * A text as it is, inside JSON and CSV, in a URL, in hex, and in Base64 at each of the three positions it can
 * have in a longer text.
 */
export function formsOf(secret: string): string[] {
  const quoted = [JSON.stringify(secret).slice(1, -1), secret.replaceAll('"', '""')];
  const inUrls = [encodeURIComponent(secret), new URLSearchParams({ s: secret }).toString().slice(2)];
  return [...new Set([secret, ...quoted, ...inUrls, ...encodings(Buffer.from(secret))])];
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
