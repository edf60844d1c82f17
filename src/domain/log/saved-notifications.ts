/**
 * Takes a file of saved notifications apart: one JSON message, an array of them, JSON lines, or the log's own
 * export. What is none of these comes back whole, so that its fault can be shown.
 */
export interface SavedNotification {
  /** The message's own bytes. */
  readonly body: Uint8Array;
  /** Line of the file, or place in the array, from 1; null where the file is one message. */
  readonly place: number | null;
}

const newline = 0x0a;
const carriageReturn = 0x0d;

export function splitSavedNotifications(file: Uint8Array): SavedNotification[] {
  const whole = parse(file);
  if (whole.ok)
    return Array.isArray(whole.value) ? fromArray(whole.value) : [fromValue(whole.value, file, null)].flat();
  const lines = splitLines(file);
  if (lines.length < 2 || !lines.some(({ body }) => isMessage(parse(body))))
    return [{ body: file, place: null }];
  return lines.flatMap(({ body, place }) => {
    const line = parse(body);
    return line.ok ? fromValue(line.value, body, place) : [{ body, place }];
  });
}

function fromArray(values: readonly unknown[]): SavedNotification[] {
  return values.flatMap((value, index) =>
    fromValue(value, new TextEncoder().encode(JSON.stringify(value)), index + 1),
  );
}

/** An entry of our own export stands for the message that it carries; what we sent ourselves is left out. */
function fromValue(value: unknown, body: Uint8Array, place: number | null): SavedNotification[] {
  const entry = asEntry(value);
  if (entry === null) return [{ body, place }];
  if (entry.kind === 'request' || entry.kind === 'response') return [];
  const bytes = entry.rawBase64 === undefined ? null : fromBase64(entry.rawBase64);
  return [{ body: bytes ?? new TextEncoder().encode(entry.raw), place }];
}

function asEntry(value: unknown): { kind: unknown; raw: string; rawBase64: string | undefined } | null {
  if (typeof value !== 'object' || value === null || !('raw' in value) || !('seq' in value)) return null;
  const { raw } = value;
  if (typeof raw !== 'string') return null;
  const rawBase64 = 'rawBase64' in value && typeof value.rawBase64 === 'string' ? value.rawBase64 : undefined;
  return { kind: 'kind' in value ? value.kind : undefined, raw, rawBase64 };
}

/** Null where somebody has changed the export so that it is no Base64 any more. */
function fromBase64(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function splitLines(file: Uint8Array): { body: Uint8Array; place: number }[] {
  const lines: { body: Uint8Array; place: number }[] = [];
  let start = 0;
  for (let place = 1; start < file.length; place += 1) {
    const found = file.indexOf(newline, start);
    const end = found < 0 ? file.length : found;
    // A file from Windows ends its lines with CR LF; the CR is not part of the message.
    const body = file.subarray(start, file[end - 1] === carriageReturn ? Math.max(start, end - 1) : end);
    if (body.some((byte) => byte > 0x20)) lines.push({ body, place });
    start = end + 1;
  }
  return lines;
}

type Parsed = { ok: true; value: unknown } | { ok: false };

/** A lone number or bracket on a line of a broken message does not make the file JSON lines. */
function isMessage(parsed: Parsed): boolean {
  return (
    parsed.ok && typeof parsed.value === 'object' && parsed.value !== null && !Array.isArray(parsed.value)
  );
}

function parse(bytes: Uint8Array): Parsed {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return { ok: false };
  }
}
