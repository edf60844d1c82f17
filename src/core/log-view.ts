import type { LogEntry } from '../domain/log/log-entry.ts';
import { redactHeaders } from '../domain/redaction.ts';
import type { StoredEntry } from './event-log/event-log.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** An entry as it may leave the core: digests masked, bytes as text (and as Base64 where they are not UTF-8). */
export function viewEntry(entry: StoredEntry): LogEntry {
  const { body, at, headers, detail, ...rest } = entry;
  return {
    ...rest,
    at: new Date(at).toISOString(),
    headers: redactHeaders(headers),
    detail: detail === null ? null : { ...detail },
    ...readBody(body),
  };
}

function readBody(body: Uint8Array): { raw: string; rawBase64?: string } {
  try {
    return { raw: strict.decode(body) };
  } catch {
    return { raw: lenient.decode(body), rawBase64: Buffer.from(body).toString('base64') };
  }
}
