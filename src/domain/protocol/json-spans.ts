/**
 * Finds where values stand in the bytes of a JSON document, so that every CDR of a merged message can be
 * shown as the very bytes that came. The bytes must be valid JSON (JSON.parse has accepted them); then
 * brackets and quotes alone tell where a value ends. No recursion: nesting depth is the sender's choice.
 */
export interface Span {
  /** First byte of the value. */
  readonly start: number;
  /** One past its last byte. */
  readonly end: number;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** The value of a property of the outermost object. Of a repeated name the last counts, as with JSON.parse. */
export function findPropertySpan(bytes: Uint8Array, name: string): Span | undefined {
  const wanted = new TextEncoder().encode(name);
  let found: Span | undefined;
  let at = skipBlanks(bytes, startOfText(bytes));
  if (bytes[at] !== openBrace) return undefined;
  at = skipBlanks(bytes, at + 1);
  while (bytes[at] === quote) {
    const keyEnd = endOfString(bytes, at);
    const key = bytes.subarray(at + 1, keyEnd - 1);
    const start = skipBlanks(bytes, skipBlanks(bytes, keyEnd) + 1);
    const end = endOfValue(bytes, start);
    if (spells(key, wanted, name)) found = { start, end };
    at = skipBlanks(bytes, end);
    if (bytes[at] === comma) at = skipBlanks(bytes, at + 1);
  }
  return found;
}

/** The elements of the array that stands at `array`; empty where there is no array. */
export function findElementSpans(bytes: Uint8Array, array: Span): Span[] {
  const spans: Span[] = [];
  if (bytes[array.start] !== openBracket) return spans;
  let at = skipBlanks(bytes, array.start + 1);
  while (at < array.end && bytes[at] !== closeBracket) {
    const end = endOfValue(bytes, at);
    spans.push({ start: at, end });
    at = skipBlanks(bytes, end);
    if (bytes[at] !== comma) break;
    at = skipBlanks(bytes, at + 1);
  }
  return spans;
}

/** Behind the byte order mark, where there is one. */
function startOfText(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isBlank(bytes[at])) at += 1;
  return at;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at + 1;
}

function endOfValue(bytes: Uint8Array, start: number): number {
  const first = bytes[start];
  if (first === quote) return endOfString(bytes, start);
  if (first === openBrace || first === openBracket) return endOfNesting(bytes, start);
  let at = start;
  while (at < bytes.length && !endsLiteral(bytes[at])) at += 1;
  return at;
}

function endsLiteral(byte: number | undefined): boolean {
  return byte === comma || byte === closeBracket || byte === closeBrace || isBlank(byte);
}

function endOfNesting(bytes: Uint8Array, start: number): number {
  let depth = 0;
  let at = start;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === quote) {
      at = endOfString(bytes, at);
      continue;
    }
    at += 1;
    if (byte === openBrace || byte === openBracket) depth += 1;
    else if (byte === closeBrace || byte === closeBracket) depth -= 1;
    if (depth === 0) return at;
  }
  return at;
}

/** Whether the bytes of a key spell `name`, also where the sender wrote some of it as `\u` escapes. */
function spells(key: Uint8Array, wanted: Uint8Array, name: string): boolean {
  if (key.includes(backslash)) return JSON.parse(`"${new TextDecoder().decode(key)}"`) === name;
  return key.length === wanted.length && key.every((byte, index) => byte === wanted[index]);
}
