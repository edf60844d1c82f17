/**
 * Which servers are believed. A profile may widen the circle of authorities or narrow it to one certificate;
 * nothing here can switch the check off, and the environment's own switch for that is overruled.
 */
import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, getCACertificates, type ConnectionOptions } from 'node:tls';

/** The server's certificate is valid but is not the pinned one. */
export class PinMismatch extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PinMismatch';
  }
}

/** The additional authority of a profile cannot be read. */
export class UnreadableCa extends Error {
  readonly code = 'UNREADABLE_CA';
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableCa';
  }
}

/** 64 upper-case hexadecimal digits, null for anything that is no SHA-256 fingerprint. */
export function normalPin(pin: string): string | null {
  const digits = pin.replaceAll(':', '').trim().toUpperCase();
  return /^[0-9A-F]{64}$/.test(digits) ? digits : null;
}

/**
 * TLS options for one request. Throws UnreadableCa for PEM text without a readable certificate and
 * PinMismatch for a pin that no certificate can have.
 */
export function trustOptions(caPem: string | undefined, pinSha256: string | undefined): ConnectionOptions {
  // Explicit, because NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would turn verification off.
  const options: ConnectionOptions = { rejectUnauthorized: true };
  if (caPem !== undefined) options.ca = [...getCACertificates('default'), ...readAuthorities(caPem)];
  if (pinSha256 !== undefined) {
    const pin = normalPin(pinSha256);
    if (pin === null) throw new PinMismatch('the pin is not a SHA-256 fingerprint of 64 hexadecimal digits');
    options.checkServerIdentity = (host, certificate) =>
      checkServerIdentity(host, certificate) ?? pinProblem(pin, certificate.fingerprint256);
  }
  return options;
}

function pinProblem(pin: string, fingerprint: string): PinMismatch | undefined {
  if (normalPin(fingerprint) === pin) return undefined;
  return new PinMismatch(`the server's certificate has the SHA-256 fingerprint ${fingerprint}`);
}

function readAuthorities(pem: string): string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0)
    throw new UnreadableCa('no PEM certificate in the text of the additional authority');
  for (const [index, block] of blocks.entries()) {
    try {
      new X509Certificate(block);
    } catch {
      throw new UnreadableCa(`certificate ${index + 1} of the additional authority is damaged`);
    }
  }
  return blocks;
}
