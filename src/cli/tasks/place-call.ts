/** Places one call, tells what came back at once, and follows it to its CDR where asked. */
import type { CallForm } from '../../contract/call-form.ts';
import type { MethodOutput } from '../../contract/contract.ts';
import type { App } from '../../core/app.ts';
import type { Session } from '../commands/command.ts';
import { missingText } from '../../domain/call/missing-text.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { followCall, isComplete } from './follow-call.ts';
import { listenOn } from './listen-on.ts';
import { sayNext, sayProblems } from '../output/report.ts';
import type { Terminal } from '../output/terminal.ts';
import { createTimelinePrinter, type TimelinePrinter } from '../output/timeline.ts';

type Placed = MethodOutput<'call.place'>;

/** @param waitMs how long to wait for the end of the call, ms; null does not wait */
export async function placeCall(
  app: App,
  session: Session,
  form: CallForm,
  waitMs: number | null,
): Promise<ExitCode> {
  const { terminal } = session;
  // From before the call goes out: Ctrl-C must not cut off what is to be received.
  const wait = waitMs === null ? null : { waitMs, stop: session.stopRequested() };
  const placed = await app.client.call('call.place', form);
  const { http, resultcode, resultdesc, sessionId, idlePort, failure, callId } = placed;
  terminal.json({ event: 'response', http, resultcode, resultdesc, sessionId, idlePort, failure, callId });
  sayProblems(placed.problems, terminal);
  const timeline = createTimelinePrinter(terminal);
  if (placed.accepted && wait !== null) return followToEnd(app, terminal, timeline, callId, wait);
  const isUncertain = placed.failure !== null && placed.maySent;
  const exitCode = await reportAtOnce(app, terminal, placed, timeline, wait !== null && !isUncertain);
  if (isUncertain && wait !== null) await listenOn(app, terminal, { callee: form.callee, callId, ...wait });
  return exitCode;
}

async function reportAtOnce(
  app: App,
  terminal: Terminal,
  placed: Placed,
  timeline: TimelinePrinter,
  wantsCall: boolean,
): Promise<ExitCode> {
  const call = await app.client.call('call.get', { callId: placed.callId });
  if (call !== null) timeline.update(call);
  if (wantsCall) terminal.json({ event: 'call', call });
  terminal.say(terminal.paint(placed.accepted ? 'green' : 'red', terminal.pick(placed.explanation)));
  if (placed.idlePort !== null)
    terminal.say({ en: `Free call ports: ${placed.idlePort}`, zh: `空闲呼叫端口数：${placed.idlePort}` });
  sayNext(placed.next, terminal);
  if (placed.accepted) return exitCodes.done;
  return placed.failure === null ? exitCodes.refused : exitCodes.networkFailed;
}

async function followToEnd(
  app: App,
  terminal: Terminal,
  timeline: TimelinePrinter,
  callId: string,
  { waitMs, stop }: { waitMs: number; stop: Promise<void> },
): Promise<ExitCode> {
  const from = performance.now();
  const stopped = new AbortController();
  const call = await followCall(app, callId, {
    limitMs: waitMs,
    stop: stop.then(() => stopped.abort()),
    onChange: (now) => timeline.update(now),
  });
  terminal.json({ event: 'call', call });
  if (call === null) return exitCodes.waitedInVain;
  timeline.finish(call);
  if (isComplete(call)) return exitCodes.done;
  const { en, zh } = missingText(call.missing);
  if (stopped.signal.aborted) {
    terminal.warn({ en: `Stopped. Not received yet: ${en}.`, zh: `已停止，尚未收到：${zh}。` });
    return exitCodes.waitedInVain;
  }
  const seconds = Math.round((performance.now() - from) / 100) / 10;
  terminal.warn({
    en: `Waited ${seconds} s in vain for: ${en}.`,
    zh: `已等待 ${seconds} 秒，尚未收到：${zh}。`,
  });
  sayNext(
    {
      en: 'Check that the platform reaches the listener (public address, firewall); a CDR that comes later is kept while "ringcode listen" runs.',
      zh: '请检查平台能否访问监听（公网地址、防火墙）；“ringcode listen”运行期间，之后到达的话单仍会保存。',
    },
    terminal,
  );
  return exitCodes.waitedInVain;
}
