import { randomBytes } from 'node:crypto';

/** For one answer's Content-Security-Policy. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}
