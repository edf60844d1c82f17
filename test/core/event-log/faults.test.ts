import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { storeBatch } from '../../../src/core/event-log/append.ts';
import { LogUnavailable, type LogProblem } from '../../../src/core/event-log/event-log.ts';
import { LogFile } from '../../../src/core/event-log/log-file.ts';
import { packBatch } from '../../../src/core/event-log/messages.ts';
import { keptBy, startAppender } from './child.ts';
import { bytes, entry, namedBody } from './entries.ts';
import { inDatabase, integrity, openLog, watchLog } from './opened-log.ts';
import { tempFolder } from './temp-folder.ts';

const problemOf = (promise: Promise<unknown>): Promise<LogProblem | 'none'> =>
  promise.then(
    () => 'none',
    (error: unknown) => {
      if (error instanceof LogUnavailable) return error.problem;
      throw error;
    },
  );

const storedBodies = (folder: string): Uint8Array[] =>
  inDatabase(folder, (db) => db.prepare('SELECT body FROM entries ORDER BY seq').all()).map(
    ({ body }) => body as Uint8Array,
  );

const isPosix = process.platform !== 'win32';
const canRaiseLimits = isPosix && spawnSync('prlimit', ['--version']).status === 0;

test.skipIf(!isPosix)(
  'a full disk refuses and keeps nothing of what it refused; with room again it goes on',
  async () => {
    const folder = tempFolder();
    // 1 MiB per file, in blocks of 512 bytes; only the soft limit, so that it can be raised again.
    const appender = startAppender({
      folder,
      name: 'f',
      lanes: 3,
      size: 20_000,
      before: 'ulimit -S -f 2048',
    });
    const refusedNames = (): string[] =>
      appender.lines
        .filter((line) => line.startsWith('refused'))
        .map((line) => line.slice('refused '.length));
    await appender.until(() => refusedNames().length >= 3);
    expect(appender.lines.filter((line) => line.startsWith('problem'))).toEqual(['problem disk-full']);

    if (canRaiseLimits) {
      const raised = spawnSync('prlimit', ['--pid', String(appender.process.pid), '--fsize=unlimited']);
      expect(raised.status).toBe(0);
      const before = keptBy(appender).size;
      appender.process.stdin?.write('go on\n');
      await appender.until(() => keptBy(appender).size > before + 10);
      expect(appender.lines.filter((line) => line.startsWith('problem'))).toEqual([
        'problem disk-full',
        'problem none',
      ]);
    }
    appender.process.kill('SIGKILL');
    await appender.ended;
    expect(appender.errors()).toBe('');

    const kept = keptBy(appender);
    const names = storedBodies(folder).map((body) =>
      new TextDecoder().decode(body.subarray(0, body.indexOf(0))),
    );
    expect(kept.size).toBeGreaterThan(10);
    for (const name of kept.keys()) expect(names.filter((stored) => stored === name)).toHaveLength(1);
    for (const name of refusedNames()) expect(names).not.toContain(name);
    expect(integrity(folder)).toBe('ok');
  },
);

test.skipIf(!isPosix)('only a failed write is looked into at the end of a long log', () => {
  const path = join(tempFolder(), 'ringcode.sqlite');
  writeFileSync(path, '');
  truncateSync(path, 4 << 20);
  const faults = new URL('../../../src/core/event-log/faults.ts', import.meta.url).href;
  const script = `
    const { unavailable } = await import(${JSON.stringify(faults)});
    const problem = (errcode) => unavailable(Object.assign(new Error(''), { errcode }), ${JSON.stringify(path)}).problem;
    console.log(problem(266), problem(778));`;
  // Files of 1 MiB at most: what is written at the end of this log fails, and shows that it was tried.
  const limited = 'ulimit -S -f 2048; exec "$0" --input-type=module -e "$1"';
  const { stdout } = spawnSync('sh', ['-c', limited, process.execPath, script], { encoding: 'utf8' });
  expect(stdout).toBe('other disk-full\n');
});

test.skipIf(!isPosix)(
  'a folder that was moved away refuses, is not made anew, and is used again when it is back',
  async () => {
    const parent = tempFolder();
    const [folder, away] = [join(parent, 'data'), join(parent, 'away')];
    const { log, problems } = await openLog(folder);
    await log.append(entry({ body: bytes('one') }));
    renameSync(folder, away);
    expect(await problemOf(log.append(entry({ body: bytes('lost') })))).toBe('folder-gone');
    expect(await problemOf(log.append(entry({ body: bytes('lost') })))).toBe('folder-gone');
    expect(await problemOf(log.query({}))).toBe('folder-gone');
    expect(existsSync(folder)).toBe(false);
    expect(problems).toEqual(['folder-gone']);
    renameSync(away, folder);
    expect((await log.append(entry({ body: bytes('two') }))).seq).toBe(2);
    expect(problems).toEqual(['folder-gone', null]);
    await log.close();
    expect(storedBodies(folder).map((body) => new TextDecoder().decode(body))).toEqual(['one', 'two']);
  },
);

test.skipIf(!isPosix)(
  'a folder deleted and made again starts an empty log, and no number is given twice',
  async () => {
    const folder = join(tempFolder(), 'data');
    const { log } = await openLog(folder);
    const seen = watchLog(log);
    await log.append(entry());
    await log.append(entry());
    rmSync(folder, { recursive: true });
    expect(await problemOf(log.append(entry()))).toBe('folder-gone');
    mkdirSync(folder);
    expect((await log.append(entry({ body: bytes('anew') }))).seq).toBe(3);
    expect((await log.query({})).map(({ seq }) => seq)).toEqual([3]);
    await seen.until(3);
    expect(seen.entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  },
);

test.skipIf(!isPosix)('a log file deleted from its folder is noticed before a new one is begun', async () => {
  const folder = tempFolder();
  const { log, problems } = await openLog(folder);
  await log.append(entry());
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  expect(await problemOf(log.append(entry()))).toBe('folder-gone');
  expect((await log.append(entry())).seq).toBe(2);
  expect(problems).toEqual(['folder-gone', null]);
});

test.skipIf(!isPosix)('a folder deleted between the check and the commit does not count as kept', () => {
  const folder = join(tempFolder(), 'data');
  const file = new LogFile(folder, 0);
  file.create();
  const batch = packBatch([{ entry: entry(), headers: '[]', detail: null }]);
  expect(storeBatch(file, batch)).toBe(1);
  const interrupted = {
    ...batch,
    // Read once the transaction is about to begin.
    get values() {
      rmSync(folder, { recursive: true, force: true });
      return batch.values;
    },
  };
  expect(() => storeBatch(file, interrupted)).toThrow(LogUnavailable);
  mkdirSync(folder);
  expect(storeBatch(file, batch)).toBe(2);
  file.close();
});

test.skipIf(!isPosix)('a WAL deleted while the log is open loses nothing', async () => {
  const folder = tempFolder();
  const { log } = await openLog(folder);
  for (let i = 0; i < 20; i += 1) await log.append(entry({ body: namedBody(`before-${i}`) }));
  rmSync(join(folder, 'ringcode.sqlite-wal'));
  await log.append(entry({ body: namedBody('after') }));
  // A process that opens the folder now, as after a crash of this one, finds everything.
  expect(storedBodies(folder)).toHaveLength(21);
  expect((await log.query({})).map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
  await log.close();
  expect(integrity(folder)).toBe('ok');
});

// Root ignores modes: there the file is opened as a user who does not. Threads share the user of the process.
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
test.skipIf(!isPosix || (isRoot && process.seteuid === undefined))(
  'a folder that became read-only refuses, and is used again when it can be written',
  async () => {
    const parent = tempFolder();
    chmodSync(parent, 0o755);
    const [folder, away] = [join(parent, 'data'), join(parent, 'away')];
    const { log, problems } = await openLog(folder);
    await log.append(entry({ body: bytes('one') }));
    // What is open stays writable whatever the modes say, so the log must have been closed in between.
    renameSync(folder, away);
    await problemOf(log.append(entry()));
    for (const name of readdirSync(away)) chmodSync(join(away, name), 0o444);
    chmodSync(away, 0o555);
    renameSync(away, folder);
    if (isRoot) process.seteuid?.(nobody);
    try {
      expect(await problemOf(log.append(entry({ body: bytes('lost') })))).toBe('read-only');
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(folder, 0o700);
      for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o600);
    }
    expect((await log.append(entry({ body: bytes('two') }))).seq).toBe(2);
    expect(problems).toEqual(['folder-gone', 'read-only', null]);
    await log.close();
    expect(storedBodies(folder).map((body) => new TextDecoder().decode(body))).toEqual(['one', 'two']);
  },
);

test('a log that another program holds is refused as locked, and used again when it is free', async () => {
  const folder = tempFolder();
  const { log, problems } = await openLog(folder);
  const other = new DatabaseSync(join(folder, 'ringcode.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  expect(await problemOf(log.append(entry()))).toBe('locked');
  other.exec('ROLLBACK');
  other.close();
  expect((await log.append(entry())).seq).toBe(1);
  expect(problems).toEqual(['locked', null]);
});

/** Every file of the folder with its bytes. */
function snapshot(folder: string): [string, string][] {
  return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
}

test('a log of a newer schema is refused and left untouched', async () => {
  const folder = tempFolder();
  const { log } = await openLog(folder);
  await log.append(entry());
  await log.close();
  inDatabase(folder, (db) => db.exec('PRAGMA user_version=99'));
  const before = snapshot(folder);
  expect(await problemOf(openLog(folder))).toBe('newer-schema');
  expect(snapshot(folder)).toEqual(before);
});

test('what is not a log is refused as damaged and left untouched', async () => {
  const notDatabase = tempFolder();
  writeFileSync(
    join(notDatabase, 'ringcode.sqlite'),
    'Not a database, but somebody may want it. '.repeat(50),
  );
  const otherProgram = tempFolder();
  inDatabase(otherProgram, (db) => db.exec('PRAGMA application_id=7; CREATE TABLE recipes (name TEXT)'));
  for (const folder of [notDatabase, otherProgram]) {
    const before = snapshot(folder);
    expect(await problemOf(openLog(folder))).toBe('damaged');
    expect(snapshot(folder)).toEqual(before);
  }
});

test('a folder that cannot be made is refused', async () => {
  const file = join(tempFolder(), 'file');
  writeFileSync(file, '');
  expect(await problemOf(openLog(join(file, 'data')))).toBe('no-folder');
  expect(await problemOf(openLog(file))).toBe('no-folder');
});

test.skipIf(!isPosix)('folder and files are readable by their owner only', async () => {
  const folder = join(tempFolder(), 'deep', 'data');
  const { log } = await openLog(folder);
  await log.append(entry());
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder).sort()).toEqual([
    'ringcode.sqlite',
    'ringcode.sqlite-shm',
    'ringcode.sqlite-wal',
  ]);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test('a worker that dies fails what it was asked, and is started again by the next append', async () => {
  const folder = tempFolder();
  const { log, problems } = await openLog(folder, {
    workerUrl: new URL('./dying-worker.ts', import.meta.url),
  });
  const seen = watchLog(log);
  await log.append(entry({ body: bytes('one') }));
  const together = [log.append(entry({ body: bytes('two') })), log.lastSeq()].map(problemOf);
  const fatal = problemOf(log.append(entry({ target: 'die' })));
  expect(await fatal).toBe('other');
  await Promise.all(together);
  const { seq } = await log.append(entry({ body: bytes('three') }));
  const numbers = (await log.query({})).map((stored) => stored.seq);
  expect(numbers.at(-1)).toBe(seq);
  await seen.until(numbers.length);
  expect(seen.entries.map((stored) => stored.seq)).toEqual(numbers);
  expect(problems).toEqual(['other', null]);
});

test('after closing, everything is refused and the file is one', async () => {
  const folder = tempFolder();
  const { log } = await openLog(folder);
  const last = log.append(entry());
  await log.close();
  await log.close();
  expect((await last).seq).toBe(1);
  expect(await problemOf(log.append(entry()))).toBe('other');
  expect(await problemOf(log.query({}))).toBe('other');
  expect(await problemOf(log.calls({}))).toBe('other');
  expect(await problemOf(log.lastSeq())).toBe('other');
  expect(readdirSync(folder)).toEqual(['ringcode.sqlite']);
});
