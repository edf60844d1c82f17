import type { App } from '../../core/app.ts';
import type { Call } from '../../domain/call/call.ts';

/** Nothing more is expected of this call. */
export function isComplete(call: Call): boolean {
  return call.verdict.code !== 'in-progress' && call.missing.length === 0;
}

/**
 * Follows a call until nothing more is expected, the time is over or `stop` resolves.
 *
 * @param limitMs how long to wait, ms
 * @param onChange is handed the call after each change, the last one included
 * @returns the call as it stood at the end
 */
export async function followCall(
  app: App,
  callId: string,
  { limitMs, stop, onChange }: { limitMs: number; stop: Promise<void>; onChange: (call: Call) => void },
): Promise<Call | null> {
  let changed: () => void = () => undefined;
  const over = new AbortController();
  // Subscribe first, then ask: nothing that arrives in between is missed.
  const unsubscribe = app.events.on('log.appended', () => changed());
  const end = (): void => {
    over.abort();
    changed();
  };
  const timer = setTimeout(end, limitMs);
  void stop.then(end);
  try {
    for (;;) {
      const change = new Promise<void>((resolve) => {
        changed = resolve;
      });
      const call = await app.client.call('call.get', { callId });
      if (call !== null) onChange(call);
      if (over.signal.aborted || (call !== null && isComplete(call))) return call;
      await change;
    }
  } finally {
    clearTimeout(timer);
    unsubscribe();
  }
}
