/** A request as people read it, and as it is. */
import { maskedValue } from '../../../domain/protocol/aksk-header.ts';
import { decodeBase64 } from '../../../domain/protocol/base64.ts';

export interface RequestLine {
  readonly host: string;
  readonly path: string;
}

export function requestLine(url: string): RequestLine {
  if (!URL.canParse(url)) return { host: '', path: url };
  const { host, pathname, search } = new URL(url);
  return { host, path: `${pathname}${search}` };
}

/** One field per line, brackets beside them; a body that is no JSON stays as it is. */
export function prettyBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
      .replace(/^\{\n {2}/, '{ ')
      .replace(/\n\}$/, ' }');
  } catch {
    return body;
  }
}

export interface TextPart {
  readonly kind: 'name' | 'value' | 'masked' | 'sign';
  readonly text: string;
}

const jsonPart =
  /(?<name>"(?:[^"\\]|\\.)*")(?=\s*:)|(?<value>"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/g;

/** Names, values and what lies between, in the order of the text. */
export function jsonParts(json: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of json.matchAll(jsonPart)) {
    if (match.index > end) parts.push({ kind: 'sign', text: json.slice(end, match.index) });
    parts.push({ kind: match.groups?.['name'] === undefined ? 'value' : 'name', text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < json.length) parts.push({ kind: 'sign', text: json.slice(end) });
  return parts;
}

/** A header's value around what was masked in it. */
export function maskedParts(value: string): readonly TextPart[] {
  const pieces = value.split(maskedValue);
  return pieces.flatMap((text, at): TextPart[] => [
    ...(at === 0 ? [] : [{ kind: 'masked' as const, text: maskedValue }]),
    { kind: 'sign', text },
  ]);
}

/** Address that a body announces for notifications, null where the console's is used. */
export function announcedUrl(body: string, field: 'statusUrl' | 'feeUrl'): string | null {
  try {
    const value = (JSON.parse(body) as Partial<Record<string, unknown>>)[field];
    return typeof value === 'string' ? (decodeBase64(value) ?? null) : null;
  } catch {
    return null;
  }
}
