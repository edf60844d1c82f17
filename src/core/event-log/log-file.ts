import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LogUnavailable } from './event-log.ts';
import { unavailable } from './faults.ts';
import { applicationId, fileName, migrations } from './schema.ts';
import { Connection } from './sqlite.ts';
import { makeFolder } from '../make-folder.ts';

/**
 * The log's file: opened, checked to be still the one at its path, and opened again after its folder was away.
 * No file descriptor of ours may ever be opened on the database beside SQLite's: closing it would drop the
 * process's locks on the file.
 */
export interface OpenLog {
  /** Commits are synced before they return. */
  readonly writer: Connection;
  /** Reads, and writes what can be derived again: its commits are atomic, but not synced. */
  readonly side: Connection;
}

const busyTimeoutMs = 5_000;

/** On macOS a plain sync leaves the data in the drive's cache; elsewhere this changes nothing. */
const flushDrive = 'PRAGMA checkpoint_fullfsync=1;';

export class LogFile {
  readonly path: string;
  readonly #folder: string;
  #floor: number;
  #open: (OpenLog & { readonly identity: Identity }) | null = null;

  /** `floor`: numbers up to this were given out before and are not given again, whatever the file knows. */
  constructor(folder: string, floor: number) {
    this.#folder = folder;
    this.#floor = floor;
    this.path = join(folder, fileName);
  }

  /** Opens the log; the folder is made where it does not exist. */
  create(): void {
    makeFolder(this.#folder);
    this.#reopen();
  }

  /** The open log, opened anew where it has to be. A folder that vanished is waited for, not made again. */
  use(): OpenLog {
    if (this.#open === null) {
      if (!existsSync(this.#folder)) throw gone('the data folder does not exist');
      this.#reopen();
    }
    return this.verify();
  }

  /**
   * Makes sure that what is written reaches the file a later start will read: a file that was deleted or
   * replaced while open takes writes without complaint, and loses them.
   */
  verify(): OpenLog {
    const open = this.#open;
    if (open === null) throw gone('the log is not open');
    const now = identify(this.path);
    if (now.database === null || now.database !== open.identity.database) {
      this.close();
      throw gone('the log file was deleted, moved or replaced');
    }
    if (now.wal === open.identity.wal && now.shm === open.identity.shm) return open;
    return this.#rescue(open.writer, now);
  }

  /** Remembers the newest number given out. */
  reached(seq: number): void {
    this.#floor = Math.max(this.#floor, seq);
  }

  close(): void {
    const open = this.#open;
    this.#open = null;
    if (open === null) return;
    for (const connection of [open.side, open.writer]) {
      try {
        connection.close();
      } catch {
        // What was acknowledged is in the file or its WAL; the next opening reads it from there.
      }
    }
  }

  /** Moves everything from the WAL into the database, as far as others let it. */
  checkpoint(): void {
    try {
      this.#open?.writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // The WAL stays as it is, and nothing is lost by that.
    }
  }

  /** The WAL's files were deleted: SQLite still holds what was in them, so it goes into the database at once. */
  #rescue(writer: Connection, now: Identity): OpenLog {
    const busy = now.wal === null && writer.number('PRAGMA wal_checkpoint(TRUNCATE)') !== 0;
    if (busy) throw new LogUnavailable('locked', 'the WAL was deleted, and another process holds the log');
    this.close();
    return this.#reopen();
  }

  #reopen(): OpenLog {
    this.close();
    const open = patiently(() => openConnections(this.path, this.#floor), this.path);
    this.#open = { ...open, identity: identify(this.path) };
    return this.#open;
  }
}

function gone(message: string): LogUnavailable {
  return new LogUnavailable('folder-gone', message);
}

interface Identity {
  readonly database: string | null;
  readonly wal: string | null;
  readonly shm: string | null;
}

function identify(path: string): Identity {
  return { database: inode(path), wal: inode(`${path}-wal`), shm: inode(`${path}-shm`) };
}

function inode(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.dev.toString()}:${stat.ino.toString()}`;
}

/** Two processes that make the same log at once get in each other's way for a moment. */
function patiently<T>(open: () => T, path: string): T {
  const deadline = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      return open();
    } catch (error) {
      const fault = unavailable(error, path);
      if (fault.problem !== 'locked' || performance.now() > deadline) throw fault;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function openConnections(path: string, floor: number): OpenLog {
  makeFile(path);
  inspect(path);
  const writer = new Connection(path, { timeout: busyTimeoutMs });
  try {
    prepareWriter(writer, floor);
    const side = new Connection(path, { timeout: busyTimeoutMs });
    // Larger than the WAL's usual size: checkpoints are the writer's business.
    side.exec(`PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=4000; ${flushDrive}`);
    // The first read creates the WAL's files, whose identity is taken next.
    side.number('SELECT max(seq) FROM entries');
    return { writer, side };
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** SQLite gives the WAL's files the mode of the database. */
function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function prepareWriter(writer: Connection, floor: number): void {
  // Pages of 8 KiB and a checkpoint about every 16 MiB: fewer, larger writes for small appended rows.
  writer.exec('PRAGMA page_size=8192; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=2000;');
  writer.exec(`PRAGMA fullfsync=1; ${flushDrive}`);
  if (writer.value('PRAGMA journal_mode=WAL') !== 'wal')
    throw new LogUnavailable('other', 'the file system of the data folder does not support the log');
  migrate(writer);
  if (floor > writer.number("SELECT seq FROM sqlite_sequence WHERE name='entries'"))
    raiseFloor(writer, floor);
}

function migrate(writer: Connection): void {
  if (writer.number('PRAGMA user_version') === migrations.length) return;
  writer.transaction(() => {
    const version = writer.number('PRAGMA user_version');
    if (version > migrations.length) throw newerSchema(version);
    for (const migration of migrations.slice(version)) writer.exec(migration);
    writer.exec(`PRAGMA application_id=${applicationId}; PRAGMA user_version=${migrations.length}`);
  });
}

function raiseFloor(writer: Connection, floor: number): void {
  writer.transaction(() => {
    writer.run("DELETE FROM sqlite_sequence WHERE name='entries'");
    writer.run("INSERT INTO sqlite_sequence (name, seq) VALUES ('entries', ?)", floor);
  });
}

/**
 * Refuses what is not our file, or is newer than this program, before anything could change it. Without a WAL
 * the file is read as it lies there, so that not even an empty WAL is left beside it.
 */
function inspect(path: string): void {
  if (statSync(path).size === 0) return;
  const location = pathToFileURL(path);
  if (!existsSync(`${path}-wal`)) location.search = 'immutable=1';
  const reader = new Connection(location, { readOnly: true, timeout: busyTimeoutMs });
  try {
    const id = reader.number('PRAGMA application_id');
    const version = reader.number('PRAGMA user_version');
    const tables = reader.number('SELECT count(*) FROM sqlite_schema');
    const fresh = id === 0 && version === 0 && tables === 0;
    if (!fresh && id !== applicationId)
      throw new LogUnavailable('damaged', `${fileName} is a database of another program`);
    if (version > migrations.length) throw newerSchema(version);
  } finally {
    reader.close();
  }
}

function newerSchema(version: number): LogUnavailable {
  return new LogUnavailable(
    'newer-schema',
    `the log has schema ${version}, this program knows up to ${migrations.length}`,
  );
}
