import type { App } from '../../core/app.ts';

/**
 * Yields at once and after each change of the log, so that the caller may ask anew; with `isLast` when the time
 * is over or `stop` resolves. It listens from before the first yield: nothing that arrives in between is missed.
 *
 * @param waitMs how long, ms; Infinity for as long as nobody stops it
 */
export async function* logChanges(
  app: App,
  { waitMs, stop }: { waitMs: number; stop: Promise<void> },
): AsyncGenerator<{ isLast: boolean }, void> {
  const over = new AbortController();
  let changed: () => void = () => undefined;
  const end = (): void => {
    over.abort();
    changed();
  };
  const unsubscribe = app.events.on('log.appended', () => changed());
  const timer = Number.isFinite(waitMs) ? setTimeout(end, waitMs) : undefined;
  void stop.then(end);
  try {
    for (;;) {
      const change = new Promise<void>((resolve) => {
        changed = resolve;
      });
      const isLast = over.signal.aborted;
      yield { isLast };
      if (isLast) return;
      await change;
    }
  } finally {
    clearTimeout(timer);
    unsubscribe();
  }
}
