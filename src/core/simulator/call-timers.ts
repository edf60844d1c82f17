import type { Clock } from '../ports.ts';

/** Timers that end together. */
export interface CallTimers {
  /** Runs `task` once after `ms` milliseconds of the machine's clock; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
  /** Cancels what is waiting; nothing starts any more. */
  close(): void;
}

export function createCallTimers(time: Clock): CallTimers {
  const waiting = new Set<() => void>();
  let closed = false;
  return {
    after(ms, task) {
      if (closed) return () => undefined;
      const cancelTimer = time.after(ms, () => {
        waiting.delete(cancel);
        task();
      });
      const cancel = (): void => {
        waiting.delete(cancel);
        cancelTimer();
      };
      waiting.add(cancel);
      return cancel;
    },
    close() {
      closed = true;
      for (const cancel of [...waiting]) cancel();
    },
  };
}
