import type { LogEntry } from './log-entry.ts';
import { maskPersonalFields } from '../redaction.ts';

export interface ExportForm {
  readonly format: 'csv' | 'jsonl';
  /** Numbers and codes masked. */
  readonly masked: boolean;
}

/** The whole file in pieces, one for each page of entries. */
export async function* exportText(
  pages: AsyncIterable<readonly LogEntry[]>,
  { format, masked }: ExportForm,
): AsyncGenerator<string, void> {
  const line = format === 'csv' ? csvRow : jsonLine;
  if (format === 'csv') yield csvMark + csvHeader();
  for await (const page of pages) yield page.map((entry) => line(masked ? maskEntry(entry) : entry)).join('');
}

/**
 * All pages, oldest first.
 *
 * @param ask entries with a greater number, ascending. A page may end early, for its size in bytes: only an
 * empty one is the end.
 */
export async function* allPages(
  ask: (after: number) => Promise<readonly LogEntry[]>,
): AsyncGenerator<readonly LogEntry[], void> {
  for (let after = 0; ;) {
    const page = await ask(after);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.seq;
  }
}

/** Columns of the spreadsheet form, named as in the JSON form. */
export const csvColumns = [
  'seq',
  'at',
  'kind',
  'sessionId',
  'callId',
  'source',
  'method',
  'target',
  'http',
  'raw',
] as const;

/** Spreadsheet programs take a file for UTF-8 only with this mark. */
export const csvMark = '\uFEFF';

export function csvHeader(): string {
  return `${csvColumns.join(',')}\r\n`;
}

export function csvRow(entry: LogEntry): string {
  return `${csvColumns.map((column) => csvCell(entry[column])).join(',')}\r\n`;
}

/**
 * A cell that no spreadsheet program takes for a formula: text that begins with = + - @ (full-width ones
 * too: spreadsheets in Chinese and Japanese take them for the same) or a control character gets an
 * apostrophe in front, as OWASP recommends against CSV injection. Where semicolons or tabs separate columns,
 * quotes keep the rest of a cell from becoming one of its own.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return value.toString();
  const harmless = /^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Lossless: the bytes of a body come back from `raw`, or from `rawBase64` where it is present. */
export function jsonLine(entry: LogEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** For eyes of others: numbers and codes masked. No longer lossless. */
function maskEntry({ rawBase64, raw, ...entry }: LogEntry): LogEntry {
  return { ...entry, raw: maskPersonalFields(raw) };
}
