/** Reading the stored log: newest page, following, export. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../contract/errors.ts';
import type { App } from '../../core/app.ts';
import { allPages, exportText } from '../../domain/log/log-export.ts';
import { parseLogFilter, type LogFilter } from '../../domain/log/log-filter.ts';
import type { LogEntry } from '../../domain/log/log-entry.ts';
import type { Session } from '../commands/command.ts';
import { entryLine } from '../output/entry-line.ts';
import type { Terminal } from '../output/terminal.ts';
import { logChanges } from './log-changes.ts';

/** Entries asked for at once while exporting or catching up. */
const pageSize = 1000;

/** @throws AppError `invalid-input` */
export function logQuery(
  { filter = '', search }: { filter?: string | undefined; search?: string | undefined },
  now: number,
): LogFilter {
  const parsed = parseLogFilter(filter, now);
  if (!parsed.ok)
    throw new AppError('invalid-input', {
      en: `--filter: ${parsed.text.en}`,
      zh: `--filter：${parsed.text.zh}`,
    });
  return search === undefined ? parsed.filter : { ...parsed.filter, text: search };
}

/** Prints the newest entries, oldest first. @returns the number of the last one, or of the log's end */
export async function showLog(app: App, session: Session, query: LogFilter, limit: number): Promise<number> {
  const { entries, lastSeq } = await app.client.call('log.query', { ...query, limit, end: 'newest' });
  for (const entry of entries) print(entry, session.terminal);
  if (entries.length === 0)
    session.terminal.warn({ en: 'The log holds no such entry yet.', zh: '还没有符合条件的日志。' });
  return Math.max(lastSeq, entries.at(-1)?.seq ?? 0);
}

/** Goes on with what arrives, in this or another process on the same data folder, until asked to stop. */
export async function followLog(app: App, session: Session, query: LogFilter, limit: number): Promise<void> {
  const stop = session.stopRequested();
  let after = await showLog(app, session, query, limit);
  for await (const { isLast } of logChanges(app, { waitMs: Infinity, stop })) {
    after = await showAfter(app, session, query, after);
    if (isLast) return;
  }
}

/** Prints what has come after a number. @returns the number up to which all is printed */
async function showAfter(app: App, session: Session, query: LogFilter, from: number): Promise<number> {
  for (let after = from; ;) {
    const { entries, lastSeq } = await app.client.call('log.query', { ...query, after, limit: pageSize });
    for (const entry of entries) print(entry, session.terminal);
    const last = entries.at(-1);
    // A page may end early, for its size in bytes: only an empty one is the end.
    if (last === undefined) return Math.max(after, lastSeq);
    after = last.seq;
  }
}

/** Writes beside the target and moves it into place, so that a broken export never looks like a whole one. */
export async function exportLog(
  app: App,
  { terminal }: Session,
  query: LogFilter,
  path: string,
  limit: number | undefined,
): Promise<void> {
  const format = path.toLowerCase().endsWith('.csv') ? 'csv' : 'jsonl';
  const written = { entries: 0 };
  async function* counted(): AsyncGenerator<readonly LogEntry[], void> {
    for await (const page of pages(app, query, limit)) {
      written.entries += page.length;
      yield page;
    }
  }
  const text = exportText(counted(), { format, masked: terminal.isMasked });
  const fresh = `${path}.${process.pid.toString()}.part`;
  try {
    await pipeline(Readable.from(text), createWriteStream(fresh, { mode: 0o600 }));
    await rename(fresh, path);
  } catch (cause) {
    await rm(fresh, { force: true });
    if (cause instanceof AppError) throw cause;
    throw cannotWrite(path, cause);
  }
  terminal.json({ event: 'exported', file: path, entries: written.entries });
  terminal.say({
    en: `${written.entries} entries written to ${path}.`,
    zh: `已将 ${written.entries} 条日志写入 ${path}。`,
  });
}

async function* pages(
  app: App,
  query: LogFilter,
  limit: number | undefined,
): AsyncGenerator<readonly LogEntry[], void> {
  const ask = async (part: { after?: number; limit: number; end?: 'newest' }): Promise<LogEntry[]> =>
    (await app.client.call('log.query', { ...query, ...part })).entries;
  if (limit === undefined) yield* allPages((after) => ask({ after, limit: pageSize }));
  else yield await ask({ limit, end: 'newest' });
}

function print(entry: LogEntry, terminal: Terminal): void {
  terminal.json(entry);
  if (!terminal.isJson) terminal.say(entryLine(entry, terminal));
}

function cannotWrite(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
  const reason = code === null ? { en: '', zh: '' } : { en: ` (${code})`, zh: `（${code}）` };
  return new AppError(
    'invalid-input',
    { en: `Cannot write ${path}${reason.en}.`, zh: `无法写入 ${path}${reason.zh}。` },
    {
      next: { en: 'Check the folder, its free space and your rights.', zh: '请检查目录、剩余空间和权限。' },
      cause,
    },
  );
}
