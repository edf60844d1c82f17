/**
 * The Authorization and X-AKSK headers as text: printing, tolerant reading, masking. No key and no digest is
 * computed here. Source: reference sections 3 and 6.1.
 */

/** The fixed Authorization value of requests and notifications. */
export const akskAuthorization = 'AKSK realm="SDP",profile="UsernameToken",type="Appkey"';

/** What stands in place of something that must not be shown. */
export const maskedValue = '***';

export interface AkskParts {
  /** app_key. */
  readonly username: string;
  readonly passwordDigest: string;
  readonly nonce: string;
  readonly created: string;
}

/** Parts found in an X-AKSK header. What is absent was not there. */
export interface AkskFound extends Partial<AkskParts> {
  /** First word, `UsernameToken` when it is right. */
  readonly scheme?: string;
}

/** Parts found in an Authorization header. */
export interface AuthorizationFound {
  /** First word, `AKSK` when it is right. */
  readonly scheme?: string;
  readonly realm?: string;
  readonly profile?: string;
  readonly type?: string;
}

const schemeWord = /^\s*([^\s=",]+)(?=\s|$)/;
const assignment = /(?<![\w-])([A-Za-z]+)\s*=\s*(?:"([^"]*)"|([^",\s]+))/g;
const unprintable = /[^\x20-\x7e]|["\\]/;

/**
 * The X-AKSK value. `separator`: the vendor's request samples send `,`, its notifications `, `. Throws a
 * RangeError naming the part (never its value) for one that cannot stand between quotes in a header.
 */
export function printAksk(parts: AkskParts, separator: ',' | ', ' = ','): string {
  const fields = [
    ['Username', parts.username],
    ['PasswordDigest', parts.passwordDigest],
    ['Nonce', parts.nonce],
    ['Created', parts.created],
  ] as const;
  for (const [name, value] of fields)
    if (unprintable.test(value))
      throw new RangeError(`${name} contains a character that no header can carry`);
  return `UsernameToken ${fields.map(([name, value]) => `${name}="${value}"`).join(separator)}`;
}

/** First value of each name, names in the case they were written in. */
function readParts(header: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, quoted, bare] of header.matchAll(assignment)) {
    const value = quoted ?? bare;
    if (name !== undefined && value !== undefined && !found.has(name)) found.set(name, value);
  }
  return found;
}

/** An object of those names that have a value. */
function present<Name extends string>(
  entries: readonly (readonly [Name, string | undefined])[],
): Readonly<Partial<Record<Name, string>>> {
  const filled: Partial<Record<Name, string>> = {};
  for (const [name, value] of entries) if (value !== undefined) filled[name] = value;
  return filled;
}

/** Reads X-AKSK in any order, with blanks or none, quoted or not; names only in the vendor's case. */
export function parseAksk(header: string): AkskFound {
  const parts = readParts(header);
  return present([
    ['scheme', schemeWord.exec(header)?.[1]],
    ['username', parts.get('Username')],
    ['passwordDigest', parts.get('PasswordDigest')],
    ['nonce', parts.get('Nonce')],
    ['created', parts.get('Created')],
  ]);
}

/** Reads Authorization as tolerantly as `parseAksk`. */
export function parseAuthorization(header: string): AuthorizationFound {
  const parts = readParts(header);
  return present([
    ['scheme', schemeWord.exec(header)?.[1]],
    ['realm', parts.get('realm')],
    ['profile', parts.get('profile')],
    ['type', parts.get('type')],
  ]);
}

const namedDigest = /(PasswordDigest\s*=\s*)(?:"[^"]*(?:"|$)|[^,]*)/gi;
/** At least 32 bytes in Base64, whatever they are called. A nonce has letters and digits only, so never the `=`. */
const bareDigest = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43,}=+/g;

/** The header value with its digest replaced, also where the value is cut off or oddly written. */
export function maskDigest(headerValue: string): string {
  return headerValue.replace(namedDigest, `$1"${maskedValue}"`).replace(bareDigest, maskedValue);
}
