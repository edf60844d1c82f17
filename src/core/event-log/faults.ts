import { closeSync, existsSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LogUnavailable, type LogProblem } from './event-log.ts';

/** Names what stopped the log, by the error and, where SQLite keeps the system's reason to itself, by a test write. */
export function unavailable(error: unknown, path: string): LogUnavailable {
  if (error instanceof LogUnavailable) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new LogUnavailable(problemOf(error, path), message);
}

function problemOf(error: unknown, path: string): LogProblem {
  const { code, errcode } = faultCodes(error);
  if (errcode !== undefined) return sqliteProblem(errcode) ?? probeFor(errcode, path);
  return systemProblem(code) ?? 'other';
}

function faultCodes(error: unknown): { code?: unknown; errcode?: number } {
  if (!(error instanceof Error)) return {};
  const code = 'code' in error ? error.code : undefined;
  return 'errcode' in error && typeof error.errcode === 'number'
    ? { code, errcode: error.errcode }
    : { code };
}

const readOnlyDatabaseMoved = 1032;
const failedWrite = 778;

/** By SQLite's result codes (sqlite.org/rescode.html); undefined where the code does not tell the cause. */
function sqliteProblem(errcode: number): LogProblem | undefined {
  if (errcode === readOnlyDatabaseMoved) return 'folder-gone';
  switch (errcode & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
    case 15: // SQLITE_PROTOCOL: the WAL's lock could not be had
      return 'locked';
    case 8: // SQLITE_READONLY
      return 'read-only';
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
      return 'damaged';
    case 13: // SQLITE_FULL
      return 'disk-full';
    case 10: // SQLITE_IOERR
    case 14: // SQLITE_CANTOPEN
      return undefined;
    default:
      return 'other';
  }
}

function systemProblem(code: unknown): LogProblem | undefined {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'disk-full';
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'read-only';
    case 'ENOENT':
      return 'folder-gone';
    case 'ENOTDIR':
      return 'no-folder';
    default:
      return undefined;
  }
}

/**
 * A limit on the size of files shows only where the growing file stands. Some file systems fill everything
 * before that place with zeros, so it is tried last, and only where a write has failed.
 */
function probeFor(errcode: number, path: string): LogProblem {
  const problem = probe(path, 0);
  return problem === 'other' && errcode === failedWrite ? probe(path, endOfLongest(path)) : problem;
}

/** "Disk I/O error" may mean a full disk, a quota or a medium made read-only: ask the system the same question. */
function probe(path: string, offset: number): LogProblem {
  if (!existsSync(dirname(path))) return 'folder-gone';
  const file = join(dirname(path), `.ringcode-probe-${process.pid}`);
  try {
    const handle = openSync(file, 'w', 0o600);
    try {
      writeSync(handle, new Uint8Array(8192), 0, 8192, offset);
    } finally {
      closeSync(handle);
    }
    return 'other';
  } catch (error) {
    return systemProblem(faultCodes(error).code) ?? 'other';
  } finally {
    rmSync(file, { force: true });
  }
}

function endOfLongest(path: string): number {
  return Math.max(
    ...[path, `${path}-wal`].map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0),
  );
}
