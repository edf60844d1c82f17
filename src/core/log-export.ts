/** The log as a file, page by page, in the form that the terminal writes as well. */
import type { ExportOutcome } from '../contract/views.ts';
import { logEntrySchema } from '../domain/log/log-entry.ts';
import { allPages, exportText, type ExportForm } from '../domain/log/log-export.ts';
import type { EntryQuery } from './event-log/event-log.ts';
import type { LogAccess, LogReader } from './log-access.ts';
import { viewEntry } from './log-view.ts';
import type { Clock, Files } from './ports.ts';

export interface LogExport extends ExportForm {
  readonly filter: Omit<EntryQuery, 'after' | 'before' | 'limit' | 'end'>;
}

const pageSize = 1000;

/** What is received meanwhile is no part of it. @throws AppError `log-unavailable`, and what `Files.save` throws */
export async function exportLog(
  { log, files, time }: { log: LogAccess; files: Files; time: Clock },
  { filter, ...form }: LogExport,
): Promise<ExportOutcome> {
  // A log that cannot be opened is found out before anybody is asked for a file.
  const opened = await log.open();
  return files.save(fileName(time.now(), form.format), () => content(opened, filter, form));
}

async function* content(
  log: LogReader,
  filter: LogExport['filter'],
  form: ExportForm,
): AsyncGenerator<Uint8Array, void> {
  const before = (await log.lastSeq()) + 1;
  const pages = allPages(async (after) => {
    const entries = await log.query({ ...filter, after, before, limit: pageSize });
    // The schema puts the fields into the order that every host gets them in.
    return entries.map((entry) => logEntrySchema.parse(viewEntry(entry)));
  });
  const encoder = new TextEncoder();
  for await (const text of exportText(pages, form)) yield encoder.encode(text);
}

/** In local time, and without characters that some file system refuses: `ringcode-log-2026-11-23-1015.csv`. */
function fileName(now: number, format: ExportForm['format']): string {
  const date = new Date(now);
  const [year, month, day, hour, minute] = [
    date.getFullYear(),
    date.getMonth() + 1,
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
  ].map((part) => String(part).padStart(2, '0'));
  return `ringcode-log-${year}-${month}-${day}-${hour}${minute}.${format}`;
}
