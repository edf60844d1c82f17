import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { CallFact } from '../../../src/domain/call/call-facts.ts';
import { callLadder, type LadderRow } from '../../../src/domain/call/call-ladder.ts';
import { parseWireTime } from '../../../src/domain/protocol/wire-time.ts';
import { anyFacts } from './call-arbitraries.ts';
import {
  answeredCall,
  answeredStamps,
  busyCall,
  callee,
  cdr,
  disconnect,
  failure,
  refusal,
  request,
  response,
  stamp,
  status,
} from './call-samples.ts';

function ladder(facts: readonly CallFact[]): LadderRow[] {
  return callLadder(buildCall(facts));
}

/** `us>platform request`, one line a row; `?` where only the CDR tells of it. */
function lines(facts: readonly CallFact[]): string[] {
  return ladder(facts).map(({ from, to, kind, reported }) => `${from}>${to} ${kind}${reported ? '' : '?'}`);
}

const start = Date.UTC(2026, 0, 30, 3, 4, 24);

function receivedAt<Fact extends CallFact>(fact: Fact, seconds: number): Fact {
  return { ...fact, at: start + seconds * 1000 };
}

describe('an answered call', () => {
  it('shows what happened at the callee above the notification of it', () => {
    expect(lines(answeredCall)).toEqual([
      'us>platform request',
      'platform>us response',
      'platform>callee callout',
      'platform>us callout',
      'callee>platform alerting',
      'platform>us alerting',
      'callee>platform answer',
      'platform>us answer',
      'platform>callee disconnect',
      'platform>us disconnect',
      'platform>us cdr',
    ]);
  });

  it('has two clocks that are not mixed', () => {
    const rows = ladder(answeredCall);
    expect(rows.map(({ at, deltaMs }) => [at?.slice(17), deltaMs])).toEqual([
      ['23.600Z', null],
      ['23.800Z', 200],
      [undefined, null],
      ['24.035Z', 235],
      [undefined, 3000],
      ['27.035Z', 3000],
      [undefined, 4000],
      ['31.035Z', 4000],
      [undefined, 18_000],
      ['49.035Z', 18_000],
      ['24.000Z', 34_965],
    ]);
    expect(rows.map(({ stamped }) => stamped)).toEqual([
      null,
      null,
      ...[0, 0, 3, 3, 7, 7, 25, 25].map(stamp),
      null,
    ]);
  });

  it('says what an arrow is labelled with', () => {
    const rows = ladder([...answeredCall.slice(0, 6), status('alerting', 3), cdr({ ulFailReason: 539 })]);
    expect(rows[1]).toMatchObject({ kind: 'response', code: '0', failure: null, eventType: null });
    expect(rows[4]).toMatchObject({ eventType: 'alerting', called: callee, repeated: 0, code: null });
    expect(rows[5]).toMatchObject({ eventType: 'alerting', called: callee, repeated: 1 });
    expect(rows[9]).toMatchObject({ eventType: 'disconnect', code: 0 });
    expect(rows[10]).toMatchObject({ kind: 'cdr', eventType: 'fee', code: 539, repeated: 0 });
  });
});

describe('a call that is not accepted', () => {
  it('is a request and its refusal', () => {
    expect(lines([request(), refusal('1010010')])).toEqual(['us>platform request', 'platform>us response']);
    expect(ladder([request(), refusal('1010010')])[1]).toMatchObject({ code: '1010010', deltaMs: 200 });
  });

  it('is a request and the reason why no answer came', () => {
    expect(ladder([request(), failure('dns', false)])[1]).toMatchObject({ code: null, failure: 'dns' });
  });
});

describe('the end', () => {
  it.each([
    [0, 'platform>callee'],
    [8003, 'platform>callee'],
    [8101, 'platform>callee'],
    [8102, 'callee>platform'],
    [8004, 'callee>platform'],
    [8105, 'callee>platform'],
    [9999, 'platform>callee'],
  ])('with hang-up cause %d goes %s', (code, direction) => {
    expect(lines([disconnect(12, code)])).toEqual([`${direction} disconnect`, 'platform>us disconnect']);
  });

  it('of a busy call comes from the callee', () => {
    expect(lines(busyCall).slice(-3)).toEqual([
      'callee>platform disconnect',
      'platform>us disconnect',
      'platform>us cdr',
    ]);
  });
});

describe('what arrives in another order', () => {
  it('leaves what happened in its own', () => {
    const facts = [receivedAt(status('alerting', 3), 9), receivedAt(status('answer', 7), 8)];
    expect(lines(facts)).toEqual([
      'callee>platform alerting',
      'callee>platform answer',
      'platform>us answer',
      'platform>us alerting',
    ]);
  });

  it('may be a notification before the answer to the request', () => {
    const facts = [request(), receivedAt(response(), 1), receivedAt(status('callout', 0), 0)];
    expect(lines(facts)).toEqual([
      'us>platform request',
      'platform>callee callout',
      'platform>us callout',
      'platform>us response',
    ]);
  });
});

describe('what no notification told', () => {
  it('is shown where the CDR stamps it', () => {
    const facts = [request(), response(), status('callout', 0), disconnect(25, 0), cdr(answeredStamps)];
    expect(lines(facts)).toEqual([
      'us>platform request',
      'platform>us response',
      'platform>callee callout',
      'platform>us callout',
      'callee>platform alerting?',
      'callee>platform answer?',
      'platform>callee disconnect',
      'platform>us disconnect',
      'platform>us cdr',
    ]);
    expect(ladder(facts)[5]).toMatchObject({ at: null, stamped: stamp(7), deltaMs: 4000, called: callee });
  });

  it('is shown before the CDR where nothing else came', () => {
    expect(lines([cdr(answeredStamps)])).toEqual([
      'platform>callee callout?',
      'callee>platform alerting?',
      'callee>platform answer?',
      'platform>callee disconnect?',
      'platform>us cdr',
    ]);
  });

  it('ends where the release point says so', () => {
    expect(lines([cdr({ failTime: stamp(9), ulFailReason: 8102 })])[0]).toBe('callee>platform disconnect?');
  });

  it('is left out of a callback, where it could be either phone', () => {
    expect(lines([cdr({ ...answeredStamps, fwdDstNum: '+8613900000009' })])).toEqual(['platform>us cdr']);
  });
});

it('an event of an unknown type reaches us, whatever happened', () => {
  expect(lines([status('callin', 0), status('collectInfo', 1)])).toEqual([
    'platform>us other',
    'callee>platform other',
    'platform>us other',
  ]);
});

describe('any facts', () => {
  it('give rows in the order of both clocks, each cause above its message', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const call = buildCall(facts);
        const rows = callLadder(call);
        const [ours, theirs] = [rows.filter(({ at }) => at !== null), rows.filter(({ at }) => at === null)];
        // Every message once, in the order of our clock.
        const times = ours.map(({ at }) => Date.parse(at ?? ''));
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(ours.map(({ kind }) => kind).toSorted()).toEqual(expectedKinds(call).toSorted());
        expect(ours.map(({ deltaMs }) => deltaMs)).toEqual(gaps(times));
        // The callee's side in the order of the call.
        const events = call.events.filter(({ eventType }) => happensAtCallee(eventType));
        expect(theirs.filter(({ reported }) => reported).map(nameOf)).toEqual(events.map(nameOf));
        expect(rows.filter(({ from, to }) => from === 'callee' || to === 'callee')).toEqual(theirs);
        const stamps = theirs.map(({ stamped }) => parseWireTime(stamped ?? ''));
        expect(stamps.filter((one) => one !== undefined)).toHaveLength(
          theirs.filter(({ deltaMs }) => deltaMs !== null).length +
            (stamps.some((one) => one !== undefined) ? 1 : 0),
        );
        expectCausesFirst(rows);
      }),
      { numRuns: 1500 },
    );
  });

  it('in any order give the same ladder', () => {
    const shuffled = fc.shuffledSubarray([...answeredCall], { minLength: answeredCall.length });
    fc.assert(
      fc.property(shuffled, (facts) => {
        expect(ladder(facts)).toEqual(ladder(answeredCall));
      }),
    );
  });

  function happensAtCallee(eventType: string): boolean {
    return ['callout', 'alerting', 'answer', 'collectInfo', 'disconnect'].includes(eventType);
  }

  function nameOf({ eventType, called }: { eventType: string | null; called: string | null }): unknown {
    return [eventType, called];
  }

  function expectedKinds({
    request: asked,
    response: answer,
    events,
    cdr: record,
  }: ReturnType<typeof buildCall>): string[] {
    const known = ['callout', 'alerting', 'answer', 'disconnect'];
    return [
      ...(asked === null ? [] : ['request']),
      ...(answer === null ? [] : ['response']),
      ...events.map(({ eventType }) => (known.includes(eventType) ? eventType : 'other')),
      ...(record === null ? [] : ['cdr']),
    ];
  }

  function gaps(times: readonly number[]): (number | null)[] {
    return times.map((time, index) => (index === 0 ? null : time - (times[index - 1] ?? NaN)));
  }

  /** From the top down, no more was told than had happened. */
  function expectCausesFirst(rows: readonly LadderRow[]): void {
    const pending = new Map<string, number>();
    for (const { at, eventType, called, stamped, reported } of rows) {
      if (eventType === null || !happensAtCallee(eventType) || !reported) continue;
      const name = JSON.stringify([eventType, called, stamped]);
      const count = (pending.get(name) ?? 0) + (at === null ? 1 : -1);
      expect(count).toBeGreaterThanOrEqual(0);
      pending.set(name, count);
    }
  }
});
