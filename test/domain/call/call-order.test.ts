import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { CallFact } from '../../../src/domain/call/call-facts.ts';
import { callSchema, type Call } from '../../../src/domain/call/call.ts';
import { answeredCall, busyCall, callee, sessionId, stamp } from './call-samples.ts';

// Small pools, so that repeats, equal stamps and contradictions happen all the time.
const rubbish = fc.constantFrom(
  '',
  'soon',
  '0000-00-00 00:00:00',
  '2026-02-30 00:00:00',
  '2026-13-01 99:99:99',
);
const time = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 5 }).map(stamp) },
  { weight: 1, arbitrary: rubbish },
);
const instant = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 20 }).map((n) => Date.UTC(2026, 0, 30) + n * 250) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, 9e15, -1, 0.5) },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const number = fc.constantFrom(callee, '+8613900000009', '008613900000009', 'x', '');
const eventType = fc.constantFrom('callout', 'alerting', 'answer', 'disconnect', 'collectInfo', 'callin', '');
const hangupCode = fc.constantFrom(0, 8001, 8003, 8006, 8101, 8102, 8105, 7001, 9999, -1);
const unknown = fc.constantFrom<Record<string, unknown>>(
  {},
  { a: 1, b: [2, { c: null }] },
  { b: [2, { c: null }], a: 1 },
);

const statusFact: fc.Arbitrary<CallFact> = fc.record({
  kind: fc.constant('status' as const),
  at: instant,
  status: fc.record({
    eventType,
    sessionId: maybe(fc.constantFrom(sessionId, 'other')),
    timestamp: maybe(time),
    caller: maybe(number),
    called: maybe(number),
    userData: maybe(fc.constantFrom('u', 'v')),
    stateCode: maybe(hangupCode),
    stateDesc: maybe(fc.constantFrom('', 'text')),
    unknown,
  }),
});

const cdrFact: fc.Arbitrary<CallFact> = fc.record({
  kind: fc.constant('cdr' as const),
  at: instant,
  cdr: fc.record({
    position: fc.constantFrom({ index: 0, start: 40, end: 800 }, { index: 1, start: 801, end: 900 }),
    icid: maybe(fc.constantFrom('a', 'b')),
    sessionId: maybe(fc.constant(sessionId)),
    callerNum: maybe(number),
    calleeNum: maybe(number),
    fwdDstNum: maybe(number),
    fwdAlertingTime: maybe(time),
    fwdAnswerTime: maybe(time),
    callOutAlertingTime: maybe(time),
    callOutAnswerTime: maybe(time),
    callEndTime: maybe(time),
    failTime: maybe(time),
    ulFailReason: maybe(fc.oneof(hangupCode, fc.constantFrom(100, 404, 522, 603, 2905))),
    callOutUnaswRsn: maybe(fc.constantFrom(1, 16, 17, 19, 127, 999)),
    sipStatusCode: maybe(fc.constantFrom(200, 404, 480, 487, 699, 9000)),
    unknown,
  }),
});

const requestFact: fc.Arbitrary<CallFact> = fc.record({
  kind: fc.constant('request' as const),
  at: instant,
  callId: fc.constantFrom('c1', 'c2'),
  profile: fc.constantFrom('p', 'q'),
  body: fc.dictionary(
    fc.constantFrom('calleeNbr', 'callerNbr', 'displayNbr', 'verifyCode', 'times'),
    fc.jsonValue(),
  ),
});

const responseFact: fc.Arbitrary<CallFact> = fc.record({
  kind: fc.constant('response' as const),
  at: instant,
  callId: fc.constantFrom('c1', 'c2'),
  http: fc.constantFrom(null, 200, 404, 500.5),
  resultcode: fc.constantFrom(null, '', '0', '1010010', '1023002', 'constructor'),
  resultdesc: fc.constantFrom(null, '', 'Success', 'flow control', 'Invalid digest.'),
  sessionId: fc.constantFrom(null, '', sessionId),
  idlePort: fc.constantFrom(null, 3, Number.NaN),
  failure: fc.constantFrom(null, 'dns', 'answer-timeout', 'not-json', 'toString'),
  maySent: fc.boolean(),
});

const notification = fc.oneof({ weight: 4, arbitrary: statusFact }, { weight: 2, arbitrary: cdrFact });
const anyFact = fc.oneof({ weight: 6, arbitrary: notification }, requestFact, responseFact);
const anyFacts = fc.array(anyFact, { maxLength: 14 });

/** The same facts, some of them repeated, and one rearrangement of them. */
const rearranged = anyFacts.chain((facts) =>
  fc.record({
    facts: fc.constant(facts),
    shuffled: fc.shuffledSubarray(facts, { minLength: facts.length }),
  }),
);

function isNotification(fact: CallFact): boolean {
  return fact.kind === 'status' || fact.kind === 'cdr';
}

/** Hands the receive times of the notifications around among them. */
function redistribute(facts: readonly CallFact[], turn: number): CallFact[] {
  const times = facts.filter(isNotification).map(({ at }) => at);
  let next = turn;
  return facts.map((fact) => {
    if (!isNotification(fact)) return fact;
    const at = times[next++ % times.length];
    return at === undefined ? fact : { ...fact, at };
  });
}

/** What must not depend on when a notification was received. */
function ofStamps({
  verdict,
  ringSeconds,
  talkSeconds,
  missing,
  cdr,
  duplicates,
  events,
  callee,
  displayNbr,
}: Call): unknown {
  const content = cdr === null ? null : { ...cdr, at: null };
  const order = events.map((event) => ({ ...event, at: null }));
  return {
    verdict,
    ringSeconds,
    talkSeconds,
    missing,
    cdr: content,
    duplicates,
    events: order,
    callee,
    displayNbr,
  };
}

describe('facts in any order', () => {
  it('give the same call', () => {
    fc.assert(
      fc.property(rearranged, ({ facts, shuffled }) => {
        expect(buildCall(shuffled)).toEqual(buildCall(facts));
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['an answered', answeredCall],
    ['a busy', busyCall],
  ])('give the same account of %s call', (_, facts) => {
    const whole = buildCall(facts);
    fc.assert(
      fc.property(fc.shuffledSubarray([...facts], { minLength: facts.length }), (shuffled) => {
        expect(buildCall(shuffled)).toEqual(whole);
      }),
    );
  });
});

describe('receive times', () => {
  it('of notifications change nothing but themselves', () => {
    fc.assert(
      fc.property(rearranged, fc.nat(20), ({ facts, shuffled }, turn) => {
        expect(ofStamps(buildCall(redistribute(shuffled, turn)))).toEqual(ofStamps(buildCall(facts)));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('repeats', () => {
  it('are counted and change nothing else', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(fc.nat(13), { maxLength: 6 }), (facts, picks) => {
        const repeats = picks
          .map((pick) => facts[pick])
          .filter((fact) => fact !== undefined && isNotification(fact));
        const once = buildCall(facts);
        const often = buildCall([...repeats.filter((fact) => fact !== undefined), ...facts]);
        expect(often.duplicates).toBe(once.duplicates + repeats.length);
        const counts = { duplicates: 0 };
        const plain = (call: Call): unknown => ({
          ...call,
          ...counts,
          events: call.events.map((event) => ({ ...event, ...counts })),
          cdr: call.cdr === null ? null : { ...call.cdr, ...counts },
        });
        expect(plain(often)).toEqual(plain(once));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('any facts', () => {
  it('give a call that fits its schema', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const call = buildCall(facts);
        expect(callSchema.parse(call)).toEqual(call);
        expect(call.ringSeconds ?? 0).toBeGreaterThanOrEqual(0);
        expect(call.talkSeconds ?? 0).toBeGreaterThanOrEqual(0);
        expect(call.verdict.en.trim() + call.verdict.next.en.trim()).not.toBe('');
      }),
      { numRuns: 1500 },
    );
  });
});
