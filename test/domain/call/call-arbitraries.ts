import fc from 'fast-check';
import type { CallFact } from '../../../src/domain/call/call-facts.ts';
import { callee, sessionId, stamp } from './call-samples.ts';

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
/** What a log may hold of one call, likely or not. */
export const anyFacts = fc.array(anyFact, { maxLength: 14 });
