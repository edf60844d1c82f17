import type { LogEntry } from '../../domain/log/log-entry.ts';
import { decodeNotification } from '../../domain/protocol/decode.ts';
import { readNotification } from '../../domain/protocol/read-notification.ts';
import type { Text } from '../../domain/text.ts';
import type { Terminal } from './terminal.ts';
import { dayAndTime } from './times.ts';

/** One entry of the log on one line for people. */
export function entryLine(entry: LogEntry, terminal: Terminal): string {
  const { seq, at, kind, http, sessionId, source } = entry;
  const answered = http === null ? '' : `  ${http}`;
  const from = source === null ? '' : terminal.paint('dim', `  ${source}`);
  return `${seq.toString().padStart(6)}  ${dayAndTime(at)}  ${terminal.paint('bold', kind.padEnd(10))}${answered}  ${terminal.pick(gist(entry))}  ${terminal.paint('dim', sessionId ?? '')}${from}`;
}

function gist(entry: LogEntry): Text {
  switch (entry.kind) {
    case 'status':
    case 'fee':
    case 'unreadable':
      return decodeNotification(readNotification(bytesOf(entry))).text;
    case 'refused':
      return same(`${entry.method ?? ''} ${entry.target ?? ''}`);
    case 'request':
      return same(entry.target ?? '');
    case 'response':
      return same(entry.raw.slice(0, 100));
  }
}

/** The body's bytes as they were received. */
export function bytesOf({ raw, rawBase64 }: Pick<LogEntry, 'raw' | 'rawBase64'>): Uint8Array {
  return rawBase64 === undefined ? Buffer.from(raw) : Buffer.from(rawBase64, 'base64');
}

function same(text: string): Text {
  return { en: text, zh: text };
}
