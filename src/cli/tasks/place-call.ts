/** Places one call, tells what came back at once, and follows it to its CDR where asked. */
import type { CallForm, MethodOutput } from '../../contract/contract.ts';
import type { App } from '../../core/app.ts';
import type { Session } from '../commands/command.ts';
import { missingText } from '../../domain/call/missing-text.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { followCall, isComplete } from './follow-call.ts';
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
  const placed = await app.client.call('call.place', form);
  const { http, resultcode, resultdesc, sessionId, idlePort, failure, callId } = placed;
  terminal.json({ event: 'response', http, resultcode, resultdesc, sessionId, idlePort, failure, callId });
  sayProblems(placed.problems, terminal);
  const timeline = createTimelinePrinter(terminal);
  if (!placed.accepted || waitMs === null)
    return reportAtOnce(app, terminal, placed, timeline, waitMs !== null);
  return followToEnd(app, session, timeline, callId, waitMs);
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
  session: Session,
  timeline: TimelinePrinter,
  callId: string,
  waitMs: number,
): Promise<ExitCode> {
  const { terminal } = session;
  const call = await followCall(app, callId, {
    limitMs: waitMs,
    stop: session.stopRequested(),
    onChange: (now) => timeline.update(now),
  });
  terminal.json({ event: 'call', call });
  if (call === null) return exitCodes.waitedInVain;
  timeline.finish(call);
  if (isComplete(call)) return exitCodes.done;
  const { en, zh } = missingText(call.missing);
  terminal.warn({
    en: `Waited ${waitMs / 1000} s in vain for: ${en}.`,
    zh: `已等待 ${waitMs / 1000} 秒，尚未收到：${zh}。`,
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
