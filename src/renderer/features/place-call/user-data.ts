/** What can be told of user data, and its Base64 form. */
import { decodeBase64, encodeBase64 } from '../../../domain/protocol/base64.ts';

/** Characters that userData may have by the table of the interface; beyond ASCII the wire counts bytes. */
export const maxUserDataBytes = 256;

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The text behind Base64; null where this is none, or stands for something that nobody would have written. */
export function decodedText(text: string): string | null {
  if (text === '') return null;
  const decoded = decodeBase64(text);
  return decoded === undefined || /\p{Cc}/u.test(decoded) ? null : decoded;
}

/** null where there is nothing to encode, or the Base64 form would be too long. */
export function encodedText(text: string): string | null {
  const encoded = encodeBase64(text);
  return text === '' || encoded.length > maxUserDataBytes ? null : encoded;
}
