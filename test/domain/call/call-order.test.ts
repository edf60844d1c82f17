import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { CallFact } from '../../../src/domain/call/call-facts.ts';
import { callSchema, type Call } from '../../../src/domain/call/call.ts';
import { anyFacts } from './call-arbitraries.ts';
import { answeredCall, busyCall } from './call-samples.ts';

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
