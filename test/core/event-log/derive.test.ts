import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendBatch } from '../../../src/core/event-log/append.ts';
import { Deriver } from '../../../src/core/event-log/derive.ts';
import type { NewEntry } from '../../../src/core/event-log/event-log.ts';
import { packBatch } from '../../../src/core/event-log/messages.ts';
import { derivedTables, migrations } from '../../../src/core/event-log/schema.ts';
import { Connection } from '../../../src/core/event-log/sqlite.ts';
import { tempFolder } from './temp-folder.ts';
import { answer, bytes, entry, fee, request, status } from './entries.ts';

function emptyLog(): Connection {
  const connection = new Connection(':memory:', {});
  for (const migration of migrations) connection.exec(migration);
  return connection;
}

function store(connection: Connection, entries: readonly NewEntry[]): void {
  if (entries.length === 0) return;
  const ready = entries.map((one) => ({
    entry: one,
    headers: JSON.stringify(one.headers),
    detail: one.detail === null ? null : JSON.stringify(one.detail),
  }));
  appendBatch(connection, packBatch(ready));
}

function deriveAll(connection: Connection, deriver = new Deriver(), count = 7): void {
  let before = -1;
  for (let now = deriver.step(connection, count); now !== before; now = deriver.step(connection, count))
    before = now;
}

function derived(connection: Connection): unknown {
  return derivedTables.map((table) => [
    table,
    connection
      .rows(`SELECT * FROM ${table}`)
      .map((row) => JSON.stringify(row))
      .sort(),
  ]);
}

const sessions = ['s1', 's2', 's3'];
const calls = ['c1', 'c2', 'c3', 'c4'];
const anySession = fc.constantFrom(...sessions);
const anyCall = fc.constantFrom(...calls);
const anyEntry = fc.oneof(
  anyCall.map(request),
  fc.tuple(anyCall, anySession).map(([callId, sessionId]) => answer(callId, sessionId)),
  anyCall.map((callId) => entry({ kind: 'response', callId, detail: { failure: 'dns', maySent: false } })),
  fc
    .tuple(anySession, fc.constantFrom('callout', 'alerting', 'answer', 'disconnect', 'callin'), fc.nat(3))
    .map(([sessionId, eventType, second]) => status(sessionId, eventType, second)),
  fc.uniqueArray(anySession, { minLength: 1 }).map(fee),
  fc.constant(entry({ kind: 'unreadable', sessionId: 's1', body: bytes('?') })),
);

test('deriving as entries come, in any steps, equals deriving all of them at once', () => {
  const script = fc.array(
    fc.record({
      entries: fc.array(anyEntry, { maxLength: 6 }),
      steps: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(script, (turns) => {
      const [asTheyCome, atOnce] = [emptyLog(), emptyLog()];
      let deriver = new Deriver();
      for (const { entries, steps } of turns) {
        store(asTheyCome, entries);
        for (const count of steps) deriver.step(asTheyCome, count);
        // As after a restart: what was read is forgotten.
        if (steps.length === 0) deriver = new Deriver();
      }
      deriveAll(asTheyCome, deriver);
      store(
        atOnce,
        turns.flatMap(({ entries }) => entries),
      );
      deriveAll(atOnce, new Deriver(), 1_000);
      expect(derived(asTheyCome)).toEqual(derived(atOnce));
      const linked = asTheyCome.number('SELECT count(*) FROM calls');
      expect(linked).toBeLessThanOrEqual(sessions.length + calls.length);
    }),
    { numRuns: 150 },
  );
});

test('a flood of repeats stays cheap, hides nothing else of the call, and is derived alike in any steps', () => {
  const flood = Array.from({ length: 400 }, () => status('s1', 'answer', 5));
  const entries = [status('s1', 'disconnect', 9), ...flood, fee(['s1']), ...flood];
  const [small, large] = [emptyLog(), emptyLog()];
  for (const connection of [small, large]) store(connection, entries);
  deriveAll(small, new Deriver(), 3);
  deriveAll(large, new Deriver(), 1_000);
  expect(derived(small)).toEqual(derived(large));
  expect(small.number('SELECT count(*) FROM call_facts')).toBe(102);
  const call: unknown = JSON.parse(String(small.value('SELECT call FROM calls')));
  expect(call).toMatchObject({
    events: [{ eventType: 'answer' }, { eventType: 'disconnect' }],
    cdr: { sessionId: 's1' },
  });
  expect(small.number('SELECT last_seq FROM calls')).toBe(802);
  expect(small.number("SELECT count(*) FROM entry_sessions WHERE session_id = 's1'")).toBe(802);
});

test('two processes that derive one log do the work once', () => {
  const connection = emptyLog();
  store(
    connection,
    ['callout', 'alerting', 'answer'].map((eventType) => status('s1', eventType)),
  );
  const [one, other] = [new Deriver(), new Deriver()];
  expect(one.step(connection, 1)).toBe(1);
  expect(other.step(connection, 1)).toBe(2);
  expect(one.step(connection, 5)).toBe(3);
  expect(other.step(connection, 5)).toBe(3);
  const call: unknown = JSON.parse(String(connection.value('SELECT call FROM calls')));
  expect(call).toMatchObject({ duplicates: 0, events: [{}, {}, {}] });
});

/** Lets somebody else have a turn before each of its transactions. */
class Interrupted extends Connection {
  meanwhile: () => void = () => undefined;

  override transaction<T>(task: () => T): T {
    const turn = this.meanwhile;
    this.meanwhile = () => undefined;
    turn();
    return super.transaction(task);
  }
}

test('a step that another process overtook is not done again', () => {
  const path = join(tempFolder(), 'log.sqlite');
  const [mine, theirs] = [new Interrupted(path, {}), new Connection(path, {})];
  for (const migration of migrations) mine.exec(migration);
  store(mine, [request('c1')]);
  const deriver = new Deriver();
  deriver.step(mine, 1);
  store(
    mine,
    ['callout', 'alerting', 'answer'].map((eventType) => status('s1', eventType)),
  );
  mine.meanwhile = () => void new Deriver().step(theirs, 3);
  expect(deriver.step(mine, 1)).toBe(4);
  expect(theirs.number("SELECT value FROM meta WHERE name = 'derived_seq'")).toBe(4);
  mine.close();
  theirs.close();
});
