import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { CallFact } from '../../../src/domain/call/call-facts.ts';
import {
  callStages,
  stageNames,
  stageStates,
  type StageName,
  type StageState,
} from '../../../src/domain/call/call-stages.ts';
import { anyFacts } from './call-arbitraries.ts';
import {
  answeredCall,
  answeredStamps,
  busyCall,
  cdr,
  disconnect,
  failure,
  refusal,
  request,
  response,
  stamp,
  status,
} from './call-samples.ts';

function stagesOf(facts: readonly CallFact[]): ReturnType<typeof callStages> {
  return callStages(buildCall(facts));
}

/** States in the order of the stages, as one line. */
function states(facts: readonly CallFact[]): string {
  return stagesOf(facts)
    .map(({ state }) => state)
    .join(' ');
}

function stage(facts: readonly CallFact[], name: StageName): ReturnType<typeof callStages>[number] {
  const found = stagesOf(facts).find((one) => one.stage === name);
  if (found === undefined) throw new Error(`no stage ${name}`);
  return found;
}

describe('a call that is answered', () => {
  it.each([
    [0, 'skipped skipped waiting waiting waiting waiting waiting'],
    [1, 'current waiting waiting waiting waiting waiting waiting'],
    [2, 'done current waiting waiting waiting waiting waiting'],
    [3, 'done done current waiting waiting waiting waiting'],
    [4, 'done done done current waiting waiting waiting'],
    [5, 'done done done done current waiting waiting'],
    [6, 'done done done done done done waiting'],
    [7, 'done done done done done done done'],
  ])('fills in: after %d facts', (count, expected) => {
    expect(states(answeredCall.slice(0, count))).toBe(expected);
  });

  it('tells when each stage was reached, by our clock and by the stamps', () => {
    expect(stagesOf(answeredCall)).toEqual([
      row('requested', '2026-01-30T03:04:23.600Z', null, null),
      row('accepted', '2026-01-30T03:04:23.800Z', null, 200),
      row('calling', '2026-01-30T03:04:24.035Z', stamp(0), 235),
      row('ringing', '2026-01-30T03:04:27.035Z', stamp(3), 3000),
      row('answered', '2026-01-30T03:04:31.035Z', stamp(7), 4000),
      row('ended', '2026-01-30T03:04:49.035Z', stamp(25), 18_000),
      row('billed', '2026-01-30T03:05:24.000Z', null, 34_965),
    ]);
  });

  function row(name: StageName, at: string, stamped: string | null, deltaMs: number | null): unknown {
    return { stage: name, state: 'done', at, stamped, deltaMs };
  }
});

describe('a call that is not accepted', () => {
  it('ends there where it was refused', () => {
    const facts = [request(), refusal('1010010')];
    expect(states(facts)).toBe('done failed skipped skipped skipped skipped skipped');
    expect(stage(facts, 'accepted')).toMatchObject({ at: '2026-01-30T03:04:23.800Z', deltaMs: 200 });
  });

  it('ends there where nothing left this machine', () => {
    const facts = [request(), failure('dns', false)];
    expect(states(facts)).toBe('done failed skipped skipped skipped skipped skipped');
  });

  it('may still go on where only the answer was lost', () => {
    const lost = [request(), failure('answer-timeout', true)];
    expect(states(lost)).toBe('done failed waiting waiting waiting waiting waiting');
    expect(states([...lost, status('callout', 0)])).toBe(
      'done skipped current waiting waiting waiting waiting',
    );
    expect(stage([...lost, status('callout', 0)], 'calling')).toMatchObject({ deltaMs: 435 });
  });
});

describe('a stage that was not reported', () => {
  it('is skipped by a busy callee', () => {
    expect(states(busyCall)).toBe('done done done done skipped done done');
    expect(states(busyCall.slice(0, 5))).toBe('done done done done skipped done waiting');
  });

  it('is skipped where a later one was', () => {
    const facts = answeredCall.filter((fact) => fact.kind !== 'status' || fact.status.eventType === 'answer');
    expect(states(facts.slice(0, 3))).toBe('done done skipped skipped current waiting waiting');
  });

  it('is skipped for a call that another program placed', () => {
    expect(states([status('callout', 0)])).toBe('skipped skipped current waiting waiting waiting waiting');
  });

  it('is done where the CDR stamps it, without a time of ours', () => {
    const facts = [request(), response(), cdr(answeredStamps)];
    expect(states(facts)).toBe('done done done done done done done');
    expect(stage(facts, 'answered')).toEqual({
      stage: 'answered',
      state: 'done',
      at: null,
      stamped: stamp(7),
      deltaMs: null,
    });
    expect(stage(facts, 'billed').deltaMs).toBe(60_200);
  });

  it('is done where nothing but the way the call ended tells of it', () => {
    const facts = [request(), response(), status('callout', 0), disconnect(25, 0)];
    expect(states(facts)).toBe('done done done skipped done done waiting');
  });

  it('is done where digits were pressed', () => {
    const facts = [status('callout', 0), status('collectInfo', 9, { called: undefined })];
    expect(states(facts)).toBe('skipped skipped done skipped current waiting waiting');
  });
});

describe('of a voice callback', () => {
  const caller = '+8675528000009';
  const toCaller = [
    request({ callerNbr: caller }),
    response(),
    status('callout', 0, { called: caller }),
    status('alerting', 1, { called: caller }),
    status('answer', 2, { called: caller }),
  ];

  it('it is the callee who rings and answers', () => {
    expect(states(toCaller)).toBe('done done current waiting waiting waiting waiting');
    const toCallee = [...toCaller, status('callout', 3), status('alerting', 4)];
    expect(states(toCallee)).toBe('done done done current waiting waiting waiting');
    expect(stage(toCallee, 'ringing').stamped).toBe(stamp(4));
  });
});

it('a notification that overtook another has a negative delta', () => {
  const late = { ...status('alerting', 3), at: Date.UTC(2026, 0, 30, 3, 4, 40) };
  const facts = [request(), response(), status('callout', 0), late, status('answer', 7)];
  expect(stage(facts, 'answered').deltaMs).toBe(-8965);
});

describe('any facts', () => {
  it('give all stages in their order, each of them in a state that fits its neighbours', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const stages = stagesOf(facts);
        expect(stages.map(({ stage: name }) => name)).toEqual(stageNames);
        expectFitting(stages.map(({ state }) => state));
        let previous: string | null = null;
        for (const { state, at, stamped, deltaMs } of stages) {
          if (state === 'waiting' || state === 'skipped')
            expect({ at, stamped }).toEqual({ at: null, stamped: null });
          const gap = at === null || previous === null ? null : Date.parse(at) - Date.parse(previous);
          expect(deltaMs).toBe(gap);
          previous = at ?? previous;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['an answered', answeredCall],
    ['a busy', busyCall],
  ])('of %s call do not depend on their order', (_, whole) => {
    fc.assert(
      fc.property(fc.subarray([...whole]), fc.infiniteStream(fc.nat()), (some, keys) => {
        const shuffled = [...some]
          .map((fact) => ({ fact, key: Number(keys.next().value) }))
          .sort((a, b) => a.key - b.key);
        expect(stagesOf(shuffled.map(({ fact }) => fact))).toEqual(stagesOf(some));
      }),
    );
  });

  function expectFitting(found: readonly StageState[]): void {
    for (const state of found) expect(stageStates).toContain(state);
    const isReached = (state: StageState): boolean => state === 'done' || state === 'current';
    const furthest = found.findLastIndex(isReached);
    const ended = stageNames.indexOf('ended');
    // Never before something that was reached.
    expect(found.slice(0, furthest + 1)).not.toContain('waiting');
    // At most one, the last one reached, never after the end, and only where more is to come.
    const current = found.indexOf('current');
    if (current >= 0) {
      expect(current).toBe(furthest);
      expect(current).toBeLessThan(ended);
      expect(found).toContain('waiting');
      expect(found).not.toContain('failed');
    }
    // Only the request fails, and nothing came after it then.
    const failed = found.indexOf('failed');
    if (failed >= 0) expect([failed, furthest < failed]).toEqual([stageNames.indexOf('accepted'), true]);
  }
});
