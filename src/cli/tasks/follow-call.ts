import type { App } from '../../core/app.ts';
import type { Call } from '../../domain/call/call.ts';
import { logChanges } from './log-changes.ts';

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
  for await (const { isLast } of logChanges(app, { waitMs: limitMs, stop })) {
    const call = await app.client.call('call.get', { callId });
    if (call !== null) onChange(call);
    if (isLast || (call !== null && isComplete(call))) return call;
  }
  return null;
}
