import type { App } from '../../core/app.ts';
import type { Call } from '../../domain/call/call.ts';
import type { Terminal } from '../output/terminal.ts';
import { createTimelinePrinter } from '../output/timeline.ts';
import { isComplete } from './follow-call.ts';
import { logChanges } from './log-changes.ts';

/** Calls looked through for the one that was reported, newest first. */
const recentCalls = 50;

/**
 * After a request whose answer was lost: the phone may ring all the same, so what the platform pushes is
 * received until the call to this number is complete, the time is over or the user stops. Without an answer
 * there is no session to look for, so the newest call to the number that nobody here placed is taken for it.
 *
 * `waitMs` says how long to listen, `stop` ends it before.
 */
export async function listenOn(
  app: App,
  terminal: Terminal,
  { callee, callId, waitMs, stop }: { callee: string; callId: string; waitMs: number; stop: Promise<void> },
): Promise<void> {
  const seconds = waitMs / 1000;
  terminal.warn({
    en: `Listening on for ${seconds} s: the phone may ring all the same. Ctrl-C ends it.`,
    zh: `继续监听 ${seconds} 秒：被叫仍可能振铃。按 Ctrl-C 结束。`,
  });
  const placed = await app.client.call('call.get', { callId });
  const since = placed?.startedAt ?? '';
  const timeline = createTimelinePrinter(terminal);
  const reported = await waitForCall(app, { waitMs, stop }, (call) => {
    const isIt = call.callId === null && call.callee === callee && call.startedAt >= since;
    if (isIt) timeline.update(call);
    return isIt;
  });
  if (reported !== null) timeline.finish(reported);
  else terminal.warn({ en: 'Nothing was reported about this number.', zh: '未收到该号码的任何通知。' });
  terminal.json({ event: 'call', call: reported ?? placed });
}

/** @returns the call as it stood when it was complete or the waiting ended, null where none was found */
async function waitForCall(
  app: App,
  wait: { waitMs: number; stop: Promise<void> },
  isIt: (call: Call) => boolean,
): Promise<Call | null> {
  for await (const { isLast } of logChanges(app, wait)) {
    const found = (await app.client.call('call.list', { limit: recentCalls })).find(isIt) ?? null;
    if (isLast || (found !== null && isComplete(found))) return found;
  }
  return null;
}
