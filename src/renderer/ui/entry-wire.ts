/** An entry of the log as it travelled. */
import type { LogEntry } from '../../domain/log/log-entry.ts';

/** The body, whether or not it is text. */
export function bytesOf({ raw, rawBase64 }: Pick<LogEntry, 'raw' | 'rawBase64'>): Uint8Array {
  if (rawBase64 === undefined) return new TextEncoder().encode(raw);
  return Uint8Array.from(atob(rawBase64), (character) => character.charCodeAt(0));
}

/** `POST /path` of a request, `HTTP 200` of an answer; empty where there was neither. */
export function firstLineOf({
  kind,
  method,
  target,
  http,
}: Pick<LogEntry, 'kind' | 'method' | 'target' | 'http'>): string {
  if (kind === 'response') return http === null ? '' : `HTTP ${http}`;
  return `${method ?? ''} ${target ?? ''}`.trim();
}

/** First line and headers, one below the other. */
export function headOf(entry: LogEntry): string {
  const headers = entry.headers.map(([name, value]) => `${name}: ${value}`);
  return [firstLineOf(entry), ...headers].filter((line) => line !== '').join('\n');
}
