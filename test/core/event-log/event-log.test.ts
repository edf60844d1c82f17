import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NewEntry } from '../../../src/core/event-log/event-log.ts';
import { answer, bytes, entry, fee, namedBody, request, sample, status } from './entries.ts';
import { inDatabase, openLog, watchLog } from './opened-log.ts';
import { tempFolder } from './temp-folder.ts';

const text = (body: Uint8Array): string => new TextDecoder().decode(body);

test('an entry comes back with every field and every byte as it was', async () => {
  const { log } = await openLog(tempFolder());
  const entries: NewEntry[] = [
    entry({ body: new Uint8Array([0, 0xff, 0xc3, 0x28, 0, 0xed, 0xa0, 0x80]) }),
    entry({ body: namedBody('large', 1024 * 1024), at: 1_769_742_271_123.5 }),
    entry(),
    {
      at: -1,
      kind: 'request',
      sessionId: '会话-1',
      callId: 'call-1',
      source: null,
      method: null,
      target: 'https://例子.example/语音?x=1',
      http: null,
      headers: [
        ['X-Twice', 'a'],
        ['x-twice', '"b"\n\0'],
      ],
      body: bytes('{"主叫":"+86"}'),
      detail: { profile: '模拟', nested: [1, { a: null }] },
    },
  ];
  const stored = await Promise.all(entries.map((one) => log.append(one)));
  expect(stored).toEqual(entries.map((one, i) => ({ ...one, seq: i + 1 })));
  const found = await log.query({});
  expect(found).toEqual(stored);
  expect(await log.lastSeq()).toBe(4);
});

test('an entry without a time is refused and spoils nothing', async () => {
  const { log } = await openLog(tempFolder());
  const [bad, good] = await Promise.allSettled([log.append(entry({ at: NaN })), log.append(entry())]);
  expect(bad.status).toBe('rejected');
  expect(good).toMatchObject({ status: 'fulfilled', value: { seq: 1 } });
});

/** Commits in the WAL: frames that carry the size of the database after a commit. */
function commits(folder: string): number {
  const wal = readFileSync(join(folder, 'ringcode.sqlite-wal'));
  const frame = 24 + wal.readUInt32BE(8);
  let count = 0;
  for (let at = 32; at + frame <= wal.length; at += frame) if (wal.readUInt32BE(at + 4) !== 0) count += 1;
  return count;
}

test('what is appended in one turn is stored in one transaction', async () => {
  const folder = tempFolder();
  const { log } = await openLog(folder);
  const before = commits(folder);
  await Promise.all(Array.from({ length: 500 }, () => log.append(entry({ kind: 'refused' }))));
  const made = commits(folder) - before;
  // One, and those of the derivation if it was quick enough to begin.
  expect(made).toBeGreaterThanOrEqual(1);
  expect(made).toBeLessThan(20);
});

test('queries narrow by number, kind, call, time, and give either end in ascending order', async () => {
  const { log } = await openLog(tempFolder());
  const kinds = ['status', 'fee', 'unreadable', 'refused'] as const;
  const appends = Array.from({ length: 1_000 }, (_, i) =>
    log.append(
      entry({ at: i + 1, kind: kinds[i % 4] ?? 'status', callId: i % 10 === 0 ? `c${i % 20}` : null }),
    ),
  );
  await Promise.all(appends);
  const numbers = async (query: Parameters<typeof log.query>[0]): Promise<number[]> =>
    (await log.query(query)).map(({ seq }) => seq);
  const range = (from: number, to: number, step = 1): number[] =>
    Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);

  expect(await numbers({})).toEqual(range(1, 100));
  expect(await numbers({ after: 990 })).toEqual(range(991, 1_000));
  expect(await numbers({ before: 4 })).toEqual([1, 2, 3]);
  expect(await numbers({ after: 10, before: 12 })).toEqual([11]);
  expect(await numbers({ after: 10, before: 11 })).toEqual([]);
  expect(await numbers({ after: 5_000 })).toEqual([]);
  expect(await numbers({ end: 'newest', limit: 3 })).toEqual([998, 999, 1_000]);
  expect(await numbers({ end: 'newest', before: 500, limit: 700 })).toEqual(range(1, 499));
  expect(await numbers({ limit: 10_000 })).toEqual(range(1, 1_000));
  expect(await numbers({ limit: 0 })).toEqual([1]);
  expect(await numbers({ kinds: ['unreadable'], limit: 10_000 })).toEqual(range(3, 999, 4));
  expect(await numbers({ kinds: ['status', 'fee'], before: 7 })).toEqual([1, 2, 5, 6]);
  expect(await numbers({ kinds: [] })).toEqual([]);
  expect(await numbers({ callId: 'c0', before: 50 })).toEqual([1, 21, 41]);
  expect(await numbers({ from: 10, until: 12 })).toEqual([10, 11, 12]);
  expect(await numbers({ kinds: ['refused'], end: 'newest', limit: 2, until: 100 })).toEqual([96, 100]);
});

test('text search compares bytes, ASCII letters in any case, whatever else the body holds', async () => {
  const { log } = await openLog(tempFolder());
  const bodies = [
    bytes('{"called":"+8613800000001","stateDesc":"用户忙"}'),
    new Uint8Array([0xff, 0, ...bytes('Beyond NUL'), 0xc3]),
    bytes('{"a":"100%_\\u0041"}'),
    bytes('ÄRGER'),
  ];
  for (const body of bodies) await log.append(entry({ body }));
  await log.append(entry({ sessionId: '1200_0001@CallEnabler.example.com' }));
  const found = async (needle: string): Promise<number[]> =>
    (await log.query({ text: needle })).map(({ seq }) => seq);
  expect(await found('用户忙')).toEqual([1]);
  expect(await found('户')).toEqual([1]);
  expect(await found('380000')).toEqual([1]);
  expect(await found('STATEdesc')).toEqual([1]);
  expect(await found('beyond nul')).toEqual([2]);
  expect(await found('%_')).toEqual([3]);
  expect(await found('Äarger')).toEqual([]);
  expect(await found('ÄrGer')).toEqual([4]);
  expect(await found('ärger')).toEqual([]);
  expect(await found('callenabler.EXAMPLE')).toEqual([5]);
  expect(await found("' OR 1=1 --")).toEqual([]);
  expect(await found('')).toEqual([1, 2, 3, 4, 5]);
});

test('an append does not wait for a search through the whole log', async () => {
  const { log } = await openLog(tempFolder());
  for (let i = 0; i < 8; i += 1)
    await Promise.all(
      Array.from({ length: 500 }, () => log.append(entry({ kind: 'refused', body: namedBody('x', 8_000) }))),
    );
  const order: string[] = [];
  const search = log.query({ text: 'not there' }).then(() => order.push('search'));
  await log.append(entry()).then(() => order.push('append'));
  await search;
  expect(order).toEqual(['append', 'search']);
});

test('subscribers are told of entries after their commit, until they leave', async () => {
  const { log } = await openLog(tempFolder());
  await log.append(entry());
  const seen = watchLog(log);
  const told: number[] = [];
  const leave = log.subscribe((entries) => told.push(...entries.map(({ seq }) => seq)));
  const own = entry({ body: bytes('two') });
  await log.append(own);
  await seen.until(1);
  expect(seen.entries).toEqual([{ ...own, seq: 2 }]);
  leave();
  leave();
  await log.append(entry());
  await seen.until(2);
  expect(told).toEqual([2]);
});

test('entries of another log on the same folder arrive within the polling time, in order', async () => {
  const folder = tempFolder();
  const [here, there] = [await openLog(folder, { pollMs: 10 }), await openLog(folder)];
  const seen = watchLog(here.log);
  await here.log.append(entry({ body: bytes('1') }));
  await there.log.append(entry({ body: bytes('2') }));
  await there.log.append(entry({ body: bytes('3') }));
  await seen.until(3);
  await there.log.append(entry({ body: bytes('4') }));
  await here.log.append(entry({ body: bytes('5') }));
  await seen.until(5);
  expect(seen.entries.map(({ seq, body }) => `${seq}:${text(body)}`)).toEqual([
    '1:1',
    '2:2',
    '3:3',
    '4:4',
    '5:5',
  ]);
});

test('a call is put together from request, answer, notifications and CDR', async () => {
  const { log } = await openLog(tempFolder());
  const sessionId = '1200_1@example.com';
  // Events may overtake the answer: they are one call all the same.
  const entries = [
    request('call-1'),
    status(sessionId, 'callout', 1),
    status(sessionId, 'alerting', 2),
    answer('call-1', sessionId),
    status(sessionId, 'answer', 3),
    status(sessionId, 'answer', 3),
    status(sessionId, 'disconnect', 9),
    fee([sessionId, 'another']),
    fee([sessionId]),
  ];
  for (const one of entries) await log.append(one);
  const [call, ...others] = await log.calls({ sessionId });
  expect(others).toEqual([]);
  expect(call).toMatchObject({ sessionId, callId: 'call-1', profile: 'Simulator', callee: '+8613800000001' });
  expect(call?.events.map(({ eventType, duplicates }) => [eventType, duplicates])).toEqual([
    ['callout', 0],
    ['alerting', 0],
    ['answer', 1],
    ['disconnect', 0],
  ]);
  expect(call?.cdr?.duplicates).toBe(1);
  expect(call?.duplicates).toBe(2);
  expect(call?.missing).toEqual([]);
  expect(await log.calls({ callId: 'call-1' })).toEqual([call]);
  expect(await log.calls({ callId: 'call-1', sessionId: 'another' })).toEqual([]);
  expect((await log.calls({})).map((one) => one.sessionId).sort()).toEqual([sessionId, 'another']);
  expect((await log.query({ sessionId })).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect((await log.query({ sessionId: 'another' })).map(({ seq }) => seq)).toEqual([8]);
});

test('a call is there before its answer, and a call without any answer stays', async () => {
  const { log } = await openLog(tempFolder());
  await log.append(request('call-1'));
  expect(await log.calls({ callId: 'call-1' })).toMatchObject([
    { callId: 'call-1', sessionId: null, response: null },
  ]);
  const detail = { failure: 'refused', maySent: false };
  await log.append(entry({ kind: 'response', callId: 'call-1', http: null, detail }));
  const [call] = await log.calls({ callId: 'call-1' });
  expect(call?.response).toMatchObject({ failure: 'refused', maySent: false, resultcode: null });
  expect(call?.verdict.code).toBe('network-failed');
});

test('a message of 50 CDRs gives 50 calls and 50 CDRs that point at their bytes', async () => {
  const folder = tempFolder();
  const { log } = await openLog(folder);
  const body = sample('fee-batch-50');
  await log.append(entry({ kind: 'fee', body }));
  const calls = await log.calls({ limit: 100 });
  expect(calls).toHaveLength(50);
  const cdrs = inDatabase(folder, (db) => db.prepare('SELECT * FROM cdrs ORDER BY idx').all());
  expect(cdrs).toHaveLength(50);
  for (const row of cdrs) {
    const bytesOfCdr = body.subarray(Number(row['first_byte']), Number(row['end_byte']));
    expect(JSON.parse(text(bytesOfCdr))).toMatchObject({ icid: row['icid'], sessionId: row['session_id'] });
  }
  const sessionId = calls[17]?.sessionId ?? '';
  expect((await log.query({ sessionId })).map(({ seq }) => seq)).toEqual([1]);
  expect((await log.calls({ limit: 3 })).map((call) => call.sessionId)).toEqual(
    calls.slice(0, 3).map((call) => call.sessionId),
  );
});

test('what cannot be understood derives nothing and stops nothing', async () => {
  const { log } = await openLog(tempFolder());
  const hostile = [
    entry({ body: bytes('not json') }),
    entry({ kind: 'fee', body: bytes('['.repeat(100_000)) }),
    entry({ body: bytes('{"eventType":"answer","statusInfo":{"sessionId":{"__proto__":1}}}') }),
    entry({ kind: 'unreadable', sessionId: 'filed', body: bytes('{"eventType":"answer"}') }),
    entry({ kind: 'refused', body: sample('fee-single') }),
    entry({ kind: 'request', callId: null, body: bytes('{}') }),
    entry({ kind: 'request', callId: 'c', body: bytes('[]'), detail: { profile: 7 } }),
  ];
  for (const one of hostile) await log.append(one);
  await log.append(status('good', 'answer'));
  expect((await log.calls({})).map(({ sessionId, callId }) => sessionId ?? callId).sort()).toEqual([
    'c',
    'good',
  ]);
  expect((await log.query({ sessionId: 'filed' })).map(({ seq }) => seq)).toEqual([4]);
});

test('calls derived by another version of the code are derived anew', async () => {
  const folder = tempFolder();
  const first = await openLog(folder);
  for (const name of ['status-callout', 'status-answer', 'status-disconnect-busy'])
    await first.log.append(entry({ body: sample(name) }));
  await first.log.append(entry({ kind: 'fee', body: sample('fee-batch-50') }));
  const calls = await first.log.calls({ limit: 100 });
  await first.log.close();
  inDatabase(folder, (db) => {
    db.exec(
      "UPDATE meta SET value = 0 WHERE name = 'derive_version'; UPDATE calls SET call = '{}'; DROP TABLE cdrs",
    );
  });
  const second = await openLog(folder);
  expect(await second.log.calls({ limit: 100 })).toEqual(calls);
  expect(calls.length).toBeGreaterThan(50);
});
