import type { LogEntry } from './log-entry.ts';

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
 * A cell that no spreadsheet program takes for a formula: text that begins with = + - @ or a control
 * character gets an apostrophe in front, as OWASP recommends against CSV injection.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return value.toString();
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Lossless: the bytes of a body come back from `raw`, or from `rawBase64` where it is present. */
export function jsonLine(entry: LogEntry): string {
  return `${JSON.stringify(entry)}\n`;
}
