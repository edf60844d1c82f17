import { expect, test } from 'vitest';
import type { Call } from '../../../src/domain/call/call.ts';
import type { CallQuery, EventLog, NewEntry } from '../../../src/core/event-log/event-log.ts';
import { answer, bytes, entry, request, status } from './entries.ts';
import { openLog } from './opened-log.ts';
import { tempFolder } from './temp-folder.ts';

const start = 1_769_742_271_000;

/** Request, answer and end of one call; every third callee is busy. */
function callEntries(number: number, at = start + number * 1000): NewEntry[] {
  const id = number.toString().padStart(6, '0');
  const body = { displayNbr: '+8675528000001', calleeNbr: `+8613800${id}`, verifyCode: '0042' };
  const stateCode = number % 3 === 0 ? 8102 : 0;
  const statusInfo = { sessionId: `session-${id}`, timestamp: '2026-01-30 03:04:31', stateCode };
  return [
    { ...request(`call-${id}`), at, body: bytes(JSON.stringify(body)), detail: { profile: 'Field North' } },
    { ...answer(`call-${id}`, `session-${id}`), at: at + 100 },
    entry({
      at: at + 200,
      sessionId: `session-${id}`,
      body: bytes(JSON.stringify({ eventType: 'disconnect', statusInfo })),
    }),
  ];
}

async function logWith(count: number): Promise<EventLog> {
  const { log } = await openLog(tempFolder());
  const entries = Array.from({ length: count }, (_, number) => callEntries(number)).flat();
  await Promise.all(entries.map((one) => log.append(one)));
  return log;
}

async function allPages(log: EventLog, query: CallQuery, limit: number): Promise<Call[]> {
  const found: Call[] = [];
  for (;;) {
    const last = found.at(-1);
    const page = await log.calls({ ...query, limit, ...(last === undefined ? {} : { before: last }) });
    if (page.length === 0) return found;
    expect(page.length).toBeLessThanOrEqual(limit);
    expect(page[0]).not.toEqual(last);
    found.push(...page);
  }
}

const callees = (calls: readonly Call[]): (string | null)[] => calls.map(({ callee }) => callee);

test('pages of calls join without a gap or a repeat, also where calls began in the same millisecond', async () => {
  const { log } = await openLog(tempFolder());
  const entries = Array.from({ length: 50 }, (_, number) => callEntries(number, start + (number % 4))).flat();
  await Promise.all(entries.map((one) => log.append(one)));
  const whole = await log.calls({ limit: 100 });
  expect(whole).toHaveLength(50);
  for (const limit of [1, 7, 50]) expect(await allPages(log, {}, limit)).toEqual(whole);
});

test('the place to go on from stays where it was, though its call has learned its session since', async () => {
  const { log } = await openLog(tempFolder());
  // At one moment, so that only the key tells what comes after what.
  for (const id of ['a', 'b', 'c', 'd']) await log.append(request(id));
  const [first, second] = await log.calls({ limit: 2 });
  expect([first?.callId, second?.callId]).toEqual(['d', 'c']);
  await log.append(answer('c', 'z-session'));
  const next = await log.calls({ limit: 10, ...(second === undefined ? {} : { before: second }) });
  expect(next.map(({ callId }) => callId)).toEqual(['b', 'a']);
});

test('calls that others placed go on by their session', async () => {
  const { log } = await openLog(tempFolder());
  for (const session of ['s1', 's2', 's3']) await log.append(status(session, 'answer'));
  expect((await allPages(log, {}, 1)).map(({ sessionId }) => sessionId)).toEqual(['s3', 's2', 's1']);
});

test('text and verdicts filter, and the pages of a filter join as well', async () => {
  const log = await logWith(40);
  expect(callees(await log.calls({ text: '138 0000 0021' }))).toEqual(['+8613800000021']);
  expect(callees(await log.calls({ text: 'SESSION-000017' }))).toEqual(['+8613800000017']);
  expect(await log.calls({ text: 'field north' })).toHaveLength(40);
  expect(await log.calls({ text: '0755-2800' })).toHaveLength(40);
  expect(await log.calls({ text: 'nobody' })).toEqual([]);
  const busy = await log.calls({ verdicts: ['busy'] });
  expect(busy).toHaveLength(14);
  expect(await allPages(log, { verdicts: ['busy'] }, 4)).toEqual(busy);
  expect(await log.calls({ verdicts: ['busy', 'answered', 'unknown', 'in-progress'] })).toHaveLength(40);
  expect(callees(await log.calls({ verdicts: ['busy'], text: '000021' }))).toEqual(['+8613800000021']);
  expect(await log.calls({ verdicts: [] })).toEqual([]);
});

test('a filter reaches the oldest call behind several windows, and not more than asked', async () => {
  const log = await logWith(2500);
  expect(callees(await log.calls({ text: '+8613800000003' }))).toEqual(['+8613800000003']);
  expect(await log.calls({ verdicts: ['busy'], limit: 700 })).toHaveLength(700);
  expect(await allPages(log, { verdicts: ['busy'] }, 300)).toHaveLength(834);
});
