import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendBatch } from '../../../src/core/event-log/append.ts';
import { Deriver } from '../../../src/core/event-log/derive.ts';
import type { EventLog, NewEntry } from '../../../src/core/event-log/event-log.ts';
import { packBatch } from '../../../src/core/event-log/messages.ts';
import { pruneStep } from '../../../src/core/event-log/prune.ts';
import { derivedTables, migrations } from '../../../src/core/event-log/schema.ts';
import { Connection } from '../../../src/core/event-log/sqlite.ts';
import { answer, bytes, entry, fee, request, status } from './entries.ts';
import { inDatabase, integrity, openLog } from './opened-log.ts';
import { tempFolder } from './temp-folder.ts';

/** The limit of these tests: what is from before it is old. */
const limit = 1_769_742_271_000;
const [old, fresh] = [limit - 1, limit];

const at = (when: number, one: NewEntry): NewEntry => ({ ...one, at: when });
const junk = (): NewEntry => entry({ kind: 'unreadable', body: bytes('?') });

async function pruneAll(log: EventLog, olderThan = limit): Promise<number> {
  let deleted = 0;
  let after: number | null = 0;
  while (after !== null) {
    const step = await log.prune({ olderThan, after });
    deleted += step.deleted;
    after = step.next;
  }
  return deleted;
}

async function logWith(entries: readonly NewEntry[]): Promise<{ folder: string; log: EventLog }> {
  const folder = tempFolder();
  const { log } = await openLog(folder);
  for (const one of entries) await log.append(one);
  return { folder, log };
}

const seqs = async (log: EventLog): Promise<number[]> =>
  (await log.query({ limit: 10_000 })).map(({ seq }) => seq);

test('exactly what is older goes, whatever stands between', async () => {
  const { log } = await logWith([
    at(old, junk()),
    at(fresh, junk()),
    at(old, junk()),
    at(old, entry({ kind: 'refused' })),
    at(fresh + 5, junk()),
  ]);
  expect(await pruneAll(log)).toBe(3);
  expect(await seqs(log)).toEqual([2, 5]);
  expect(await pruneAll(log)).toBe(0);
});

test('a call goes as a whole, or stays as a whole while anything of it is newer', async () => {
  const { log } = await logWith([
    at(old, request('gone')),
    at(old, answer('gone', 's-gone')),
    at(old, status('s-gone', 'disconnect')),
    at(old, request('kept')),
    at(old, answer('kept', 's-kept')),
    at(fresh, status('s-kept', 'disconnect')),
    at(old, request('unanswered')),
  ]);
  const kept = await log.calls({ sessionId: 's-kept' });
  expect(await pruneAll(log)).toBe(4);
  expect(await seqs(log)).toEqual([4, 5, 6]);
  expect(await log.calls({})).toEqual(kept);
  expect(await log.calls({ callId: 'gone' })).toEqual([]);
});

test('calls that share a message of CDRs go together or stay together', async () => {
  const { log } = await logWith([
    at(old, status('s1', 'answer')),
    at(old, status('s2', 'answer')),
    at(old, fee(['s1', 's2'])),
    at(old, status('s3', 'answer')),
    at(old, status('s4', 'answer')),
    at(old, fee(['s3', 's4'])),
    at(fresh, status('s4', 'disconnect')),
  ]);
  const [before] = await log.calls({ sessionId: 's3' });
  expect(await pruneAll(log)).toBe(3);
  expect(await seqs(log)).toEqual([4, 5, 6, 7]);
  expect(await log.calls({ sessionId: 's3' })).toEqual([before]);
});

test('numbers are not given again, also where nothing is left', async () => {
  const { folder, log } = await logWith([at(old, junk()), at(old, junk())]);
  expect(await pruneAll(log)).toBe(2);
  expect(await log.lastSeq()).toBe(0);
  expect((await log.append(at(old, junk()))).seq).toBe(3);
  expect(await pruneAll(log)).toBe(1);
  await log.close();
  const { log: again } = await openLog(folder);
  expect((await again.append(junk())).seq).toBe(4);
  expect(integrity(folder)).toBe('ok');
});

test('entries are taken while others go, and none of them is lost', async () => {
  const { log } = await logWith([]);
  await Promise.all(Array.from({ length: 3000 }, () => log.append(at(old, junk()))));
  const counts: number[] = [];
  const appended: Promise<unknown>[] = [];
  let after: number | null = 0;
  while (after !== null) {
    // Both are under way at once.
    const step = log.prune({ olderThan: limit, after });
    appended.push(log.append(at(fresh, junk())), log.append(at(fresh, status('s1', 'answer'))));
    const pruned = await step;
    counts.push(pruned.deleted);
    after = pruned.next;
  }
  await Promise.all(appended);
  expect(counts.length).toBeGreaterThan(5);
  expect(Math.max(...counts)).toBeLessThanOrEqual(500);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3000);
  expect(await seqs(log)).toHaveLength(appended.length);
  expect(await log.calls({})).toHaveLength(1);
});

test('a call that a flood has made long goes in several steps', async () => {
  const { folder, log } = await logWith([]);
  await Promise.all(Array.from({ length: 4500 }, () => log.append(at(old, status('flood', 'answer')))));
  expect(await pruneAll(log)).toBe(4500);
  expect(await log.calls({})).toEqual([]);
  const left = inDatabase(folder, (db) =>
    derivedTables.map((table) => db.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count']),
  );
  expect(left).toEqual([0, 0, 0, 0, 0]);
});

/** Fails in the middle of a transaction, as a killed process does. */
class Breaking extends Connection {
  runsLeft = Infinity;

  override run(...call: Parameters<Connection['run']>): void {
    if (this.runsLeft-- <= 0) throw new Error('killed');
    super.run(...call);
  }
}

function derivedLog(connection: Connection, entries: readonly NewEntry[]): void {
  for (const migration of migrations) connection.exec(migration);
  const ready = entries.map((one) => ({
    entry: one,
    headers: JSON.stringify(one.headers),
    detail: one.detail === null ? null : JSON.stringify(one.detail),
  }));
  if (ready.length > 0) appendBatch(connection, packBatch(ready));
  derive(connection);
}

function derive(connection: Connection): void {
  const deriver = new Deriver();
  while (deriver.step(connection, 1000) < connection.number('SELECT max(seq) FROM entries'));
}

function content(connection: Connection, tables: readonly string[]): unknown {
  return tables.map((table) =>
    connection
      .rows(`SELECT * FROM ${table}`)
      .map((row) => JSON.stringify(row))
      .sort(),
  );
}

test('a step that is killed in the middle has deleted nothing', () => {
  const path = join(tempFolder(), 'log.sqlite');
  const connection = new Breaking(path, {});
  derivedLog(connection, [at(old, request('c1')), at(old, answer('c1', 's1')), at(old, fee(['s1', 's2']))]);
  const before = content(connection, ['entries', ...derivedTables]);
  for (let runs = 1; runs < 9; runs += 1) {
    connection.runsLeft = runs;
    expect(() => pruneStep(connection, { olderThan: limit, after: 0 })).toThrow('killed');
    expect(content(connection, ['entries', ...derivedTables])).toEqual(before);
  }
  connection.runsLeft = Infinity;
  expect(pruneStep(connection, { olderThan: limit, after: 0 })).toEqual({ deleted: 3, next: null });
  connection.close();
});

test('nothing goes while an entry of another process is not derived yet', () => {
  const connection = new Connection(':memory:', {});
  derivedLog(connection, [at(old, request('c1')), at(old, answer('c1', 's1'))]);
  const late = at(fresh, status('s1', 'disconnect'));
  appendBatch(connection, packBatch([{ entry: late, headers: '[]', detail: null }]));
  expect(pruneStep(connection, { olderThan: limit, after: 0 })).toEqual({ deleted: 0, next: 0 });
  derive(connection);
  expect(pruneStep(connection, { olderThan: limit, after: 0 })).toEqual({ deleted: 0, next: null });
});

const session = fc.constantFrom('s1', 's2', 's3', 's4');
const callId = fc.constantFrom('c1', 'c2', 'c3', 'c4');
const when = fc.constantFrom(old, old, old, fresh);
const anyEntry = fc.oneof(
  callId.map(request),
  fc.tuple(callId, session).map(([call, name]) => answer(call, name)),
  fc
    .tuple(session, fc.constantFrom('callout', 'answer', 'disconnect'))
    .map(([name, type]) => status(name, type)),
  fc.uniqueArray(session, { minLength: 1, maxLength: 2 }).map(fee),
  fc.constant(junk()),
);

test('what is left is derived as if the rest had never been there', () => {
  const entries = fc.array(
    fc.tuple(when, anyEntry).map(([time, one]) => at(time, one)),
    { maxLength: 14 },
  );
  fc.assert(
    fc.property(entries, (all) => {
      const connection = new Connection(':memory:', {});
      derivedLog(connection, all);
      const newer = connection.rows('SELECT seq FROM entries WHERE at >= ?', limit);
      expect(pruneStep(connection, { olderThan: limit, after: 0 }).next).toBeNull();
      expect(connection.rows('SELECT seq FROM entries WHERE at >= ?', limit)).toEqual(newer);
      const pruned = content(connection, derivedTables);
      connection.exec('DELETE FROM meta');
      derive(connection);
      // An empty log is derived up to nothing.
      if (connection.number('SELECT count(*) FROM entries') > 0)
        expect(content(connection, derivedTables)).toEqual(pruned);
      else expect(pruned).toEqual([[], [], [], [], []]);
      connection.close();
    }),
    { numRuns: 200 },
  );
});
