import { expect, test } from 'vitest';
import { LogFile } from '../../../src/core/event-log/log-file.ts';
import { entry, namedBody } from './entries.ts';
import { keptBy, startAppender } from './child.ts';
import { inDatabase, integrity, openLog, watchLog } from './opened-log.ts';
import { tempFolder } from './temp-folder.ts';

interface Stored {
  readonly seq: number;
  readonly body: Uint8Array;
}

function storedIn(folder: string): Map<string, Stored[]> {
  const rows = inDatabase(folder, (db) => db.prepare('SELECT seq, body FROM entries ORDER BY seq').all());
  const stored = rows.map(({ seq, body }) => ({ seq: Number(seq), body: body as Uint8Array }));
  return Map.groupBy(stored, ({ body }) => new TextDecoder().decode(body.subarray(0, body.indexOf(0))));
}

function expectKept(folder: string, kept: ReadonlyMap<string, number>): void {
  const stored = storedIn(folder);
  for (const [name, seq] of kept) {
    const copies = stored.get(name) ?? [];
    expect(
      copies.map((copy) => copy.seq),
      name,
    ).toEqual([seq]);
    expect(Buffer.compare(copies[0]?.body ?? new Uint8Array(), namedBody(name)), name).toBe(0);
  }
  expect(integrity(folder)).toBe('ok');
}

test('commits and checkpoints are asked to reach the drive itself, which macOS does on request only', () => {
  const file = new LogFile(tempFolder(), 0);
  file.create();
  const { writer, side } = file.use();
  expect(
    ['synchronous', 'fullfsync', 'checkpoint_fullfsync'].map((name) => writer.number(`PRAGMA ${name}`)),
  ).toEqual([2, 1, 1]);
  expect(side.number('PRAGMA checkpoint_fullfsync')).toBe(1);
  file.close();
});

test('what was acknowledged is there after kill -9, byte for byte and once, 20 times on one folder', async () => {
  const folder = tempFolder();
  const kept = new Map<string, number>();
  for (let round = 1; round <= 20; round += 1) {
    const appender = startAppender({ folder, name: `round${round}` });
    const enough = 1 + Math.floor(Math.random() * 400);
    await appender.until((lines) => lines.length > enough);
    appender.process.kill('SIGKILL');
    await appender.ended;
    expect(appender.errors()).toBe('');
    expect(appender.process.signalCode).toBe('SIGKILL');
    for (const [name, seq] of keptBy(appender)) kept.set(name, seq);
    expectKept(folder, kept);
  }
  expect(kept.size).toBeGreaterThan(20);
}, 180_000);

test('two processes and this one append to one folder, and a subscriber sees all of it in order', async () => {
  const folder = tempFolder();
  const { log } = await openLog(folder, { pollMs: 20 });
  const seen = watchLog(log);
  const appenders = ['a', 'b'].map((name) => startAppender({ folder, name, lanes: 4, count: 300 }));
  const own = new Map<string, number>();
  await appenders[0]?.until((lines) => lines.length > 10);
  for (let i = 1; i <= 100; i += 1) {
    const body = namedBody(`own-${i}`);
    const { seq } = await log.append(entry({ body }));
    own.set(`own-${i}`, seq);
  }
  await Promise.all(appenders.map(({ ended }) => ended));
  expect(appenders.map(({ errors, lines }) => [errors(), lines.at(-1)])).toEqual([
    ['', 'closed'],
    ['', 'closed'],
  ]);
  await seen.until(700);
  expect(seen.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 700 }, (_, i) => i + 1));
  const kept = new Map([...own, ...appenders.flatMap((appender) => [...keptBy(appender)])]);
  expect(kept.size).toBe(700);
  expectKept(folder, kept);
});
