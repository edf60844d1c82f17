import type { Clock } from '../../src/core/ports.ts';

/** A clock that stands still until the test moves it. */
export interface FakeClock extends Clock {
  /** Moves on by `ms`; what falls due on the way runs at its own moment, in order. */
  advance(ms: number): void;
  /** Sets the time of day back by `ms`, as a user or a time server does; timers run as long as before. */
  setBack(ms: number): void;
  /** Moments, in ms since 1970, at which something is going to run; earliest first. */
  due(): number[];
}

export function createFakeClock(start: number): FakeClock {
  let now = start;
  let timers: { at: number; task: () => void }[] = [];

  /** The earliest timer not after `until`; of two at the same moment the one set first. */
  function takeNext(until: number): { at: number; task: () => void } | undefined {
    const next = timers.reduce<(typeof timers)[number] | undefined>(
      (best, timer) => (best === undefined || timer.at < best.at ? timer : best),
      undefined,
    );
    if (next === undefined || next.at > until) return undefined;
    timers = timers.filter((timer) => timer !== next);
    return next;
  }

  return {
    now: () => now,
    after(ms, task) {
      const timer = { at: now + ms, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const until = now + ms;
      for (let next = takeNext(until); next !== undefined; next = takeNext(until)) {
        now = next.at;
        next.task();
      }
      now = until;
    },
    setBack(ms) {
      now -= ms;
      timers = timers.map(({ at, task }) => ({ at: at - ms, task }));
    },
    due: () => timers.map((timer) => timer.at).sort((a, b) => a - b),
  };
}
