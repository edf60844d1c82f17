/** Lets the log forget what is older than the settings say: at the start, when that changes, and daily, in small steps. */
import type { Pruned, PruneStep } from './event-log/prune.ts';
import type { Clock } from './ports.ts';

export interface Retention {
  /** Begins anew where it has begun before: the settings may say something else by now. */
  start(this: void): void;
  /** A step that is under way is finished. */
  stop(this: void): void;
}

export interface RetentionSurroundings {
  /** Null keeps everything. */
  days(this: void): Promise<number | null>;
  prune(this: void, step: PruneStep): Promise<Pruned>;
  readonly time: Clock;
}

const dayMs = 86_400_000;
/** Between two steps, so that reception has the disk to itself most of the time. */
const pauseMs = 50;

export function createRetention({ days, prune, time }: RetentionSurroundings): Retention {
  let cancel: (() => void) | null = null;
  /** Every start begins a new round; what is left of an older one comes to nothing. */
  let round = 0;

  const begin = (): void => {
    round += 1;
    const mine = round;
    cancel?.();
    const later = (ms: number, task: () => void): void => {
      if (round === mine) cancel = time.after(ms, task);
    };
    const tomorrow = (): void => later(dayMs, begin);
    const step = (olderThan: number, after: number): void => {
      prune({ olderThan, after }).then(({ next }) => {
        if (next === null) tomorrow();
        else later(pauseMs, () => step(olderThan, next));
        // Settings or log are away: others say so, and tomorrow they may be back.
      }, tomorrow);
    };
    days().then((kept) => {
      if (kept === null || round !== mine) tomorrow();
      else step(time.now() - kept * dayMs, 0);
    }, tomorrow);
  };

  return {
    start: begin,
    stop() {
      round += 1;
      cancel?.();
    },
  };
}
