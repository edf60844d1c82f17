import { expect, test } from 'vitest';
import type { Pruned, PruneStep } from '../../src/core/event-log/prune.ts';
import { createRetention, type Retention } from '../../src/core/retention.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';

const start = Date.UTC(2026, 10, 23, 10);
const dayMs = 86_400_000;

interface Rig {
  readonly retention: Retention;
  readonly clock: FakeClock;
  readonly steps: PruneStep[];
  days: number | null;
  /** What the log answers; a step without one fails. */
  answers: Pruned[];
}

function rig(days: number | null, answers: Pruned[]): Rig {
  const clock = createFakeClock(start);
  const steps: PruneStep[] = [];
  const made: Omit<Rig, 'retention'> = { clock, steps, days, answers };
  const retention = createRetention({
    days: () => Promise.resolve(made.days),
    prune(step) {
      steps.push(step);
      const answer = made.answers.shift();
      return answer === undefined ? Promise.reject(new Error('the log is away')) : Promise.resolve(answer);
    },
    time: clock,
  });
  return Object.assign(made, { retention });
}

/** Everything that is ready has run; what is left waits for the clock. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

const end: Pruned = { deleted: 0, next: null };

test('nothing is asked of the log while everything is kept', async () => {
  const { retention, clock, steps } = rig(null, []);
  retention.start();
  await settled();
  clock.advance(dayMs);
  await settled();
  expect(steps).toEqual([]);
});

test('steps follow each other with a pause, and the next round is a day later', async () => {
  const { retention, clock, steps } = rig(30, [
    { deleted: 500, next: 700 },
    { deleted: 0, next: 900 },
    end,
    end,
  ]);
  retention.start();
  await settled();
  const olderThan = start - 30 * dayMs;
  expect(steps).toEqual([{ olderThan, after: 0 }]);
  for (const after of [700, 900]) {
    const [due = 0] = clock.due();
    expect(due).toBeGreaterThan(clock.now());
    clock.advance(due - clock.now());
    await settled();
    expect(steps.at(-1)).toEqual({ olderThan, after });
  }
  const [tomorrow = 0] = clock.due();
  expect(tomorrow - clock.now()).toBe(dayMs);
  clock.advance(dayMs);
  await settled();
  expect(steps.at(-1)).toEqual({ olderThan: clock.now() - 30 * dayMs, after: 0 });
});

test('a log that is away is tried again the next day, with the settings of that day', async () => {
  const made = rig(30, []);
  made.retention.start();
  await settled();
  expect(made.steps).toHaveLength(1);
  made.days = 7;
  made.answers = [end];
  made.clock.advance(dayMs);
  await settled();
  expect(made.steps).toHaveLength(2);
  expect(made.steps[1]?.olderThan).toBe(made.clock.now() - 7 * dayMs);
});

test('it stops in the middle, and before the next day', async () => {
  const busy = rig(30, [{ deleted: 500, next: 700 }, end]);
  busy.retention.start();
  await settled();
  busy.retention.stop();
  busy.clock.advance(dayMs);
  await settled();
  expect(busy.steps).toHaveLength(1);
  const early = rig(30, [end]);
  early.retention.start();
  early.retention.stop();
  await settled();
  expect(early.steps).toEqual([]);
  expect(early.clock.due()).toEqual([]);
});

test('a new choice takes effect at once, and nothing of the round before goes on', async () => {
  const made = rig(null, [{ deleted: 500, next: 700 }, end, end]);
  made.retention.start();
  await settled();
  expect(made.steps).toEqual([]);
  made.days = 90;
  made.retention.start();
  await settled();
  expect(made.steps).toEqual([{ olderThan: start - 90 * dayMs, after: 0 }]);
  made.days = 365;
  made.retention.start();
  await settled();
  made.clock.advance(1000);
  await settled();
  expect(made.steps.slice(1)).toEqual([{ olderThan: start - 365 * dayMs, after: 0 }]);
});
