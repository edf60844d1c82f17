/**
 * Certificates made at test time: good, expired, for another name, signed by nobody. A few lines of DER keep
 * the test suite free of the openssl program and of a certificate library with its twenty dependencies.
 */
import {
  createHash,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';

export interface Issued {
  /** Certificate and private key, PEM. */
  readonly cert: string;
  readonly key: string;
  /** SHA-256 fingerprint: upper-case hexadecimal with colons. */
  readonly fingerprint256: string;
}

export interface Authority extends Issued {
  issue(options: LeafOptions): Issued;
}

export interface LeafOptions {
  /** DNS names, or IPv4 addresses, that the certificate is for. */
  readonly names: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

const day = 86_400_000;

export function createAuthority(commonName = 'Test authority'): Authority {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = build({
    subject: commonName,
    issuer: commonName,
    publicKey: own.publicKey,
    signer: own.privateKey,
    extensions: [basicConstraints(true)],
  });
  return {
    ...issued(certificate, own.privateKey),
    issue({ names, ...validity }) {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const leaf = build({
        subject: names[0] ?? 'nameless',
        issuer: commonName,
        publicKey: pair.publicKey,
        signer: own.privateKey,
        extensions: [basicConstraints(false), alternativeNames(names)],
        ...validity,
      });
      return issued(leaf, pair.privateKey);
    },
  };
}

/** A certificate that vouches for itself. */
export function createSelfSigned(names: readonly string[]): Issued {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = names[0] ?? 'nameless';
  const certificate = build({
    subject: name,
    issuer: name,
    publicKey: pair.publicKey,
    signer: pair.privateKey,
    extensions: [basicConstraints(false), alternativeNames(names)],
  });
  return issued(certificate, pair.privateKey);
}

function issued(der: Buffer, key: KeyObject): Issued {
  const digest = createHash('sha256').update(der).digest('hex').toUpperCase();
  return {
    cert: new X509Certificate(der).toString(),
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    fingerprint256: digest.match(/../g)?.join(':') ?? '',
  };
}

interface Parts {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signer: KeyObject;
  readonly extensions: readonly Buffer[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** RFC 5280, section 4.1, with ecdsa-with-SHA256. */
function build(parts: Parts): Buffer {
  const { notBefore = new Date(Date.now() - day), notAfter = new Date(Date.now() + day) } = parts;
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const serial = randomBytes(8);
  serial[0] = 0x40;
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    algorithm,
    distinguishedName(parts.issuer),
    sequence(utcTime(notBefore), utcTime(notAfter)),
    distinguishedName(parts.subject),
    parts.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...parts.extensions)),
  );
  return sequence(toBeSigned, algorithm, bitString(sign('sha256', toBeSigned, parts.signer)));
}

function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const long = body.length.toString(16);
  const bytes = Buffer.from(long.padStart(long.length + (long.length % 2), '0'), 'hex');
  const length = body.length < 0x80 ? bytes : Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

function sequence(...content: readonly Buffer[]): Buffer {
  return der(0x30, ...content);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function bitString(bytes: Buffer): Buffer {
  return der(0x03, Buffer.from([0]), bytes);
}

function distinguishedName(commonName: string): Buffer {
  return sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(commonName)))));
}

function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function basicConstraints(isAuthority: boolean): Buffer {
  const flag = isAuthority ? [der(0x01, Buffer.from([0xff]))] : [];
  return sequence(oid('551d13'), der(0x01, Buffer.from([0xff])), der(0x04, sequence(...flag)));
}

function alternativeNames(names: readonly string[]): Buffer {
  const list = names.map((name) =>
    /^\d+(\.\d+){3}$/.test(name)
      ? der(0x87, Buffer.from(name.split('.').map(Number)))
      : der(0x82, Buffer.from(name)),
  );
  return sequence(oid('551d11'), der(0x04, sequence(...list)));
}
