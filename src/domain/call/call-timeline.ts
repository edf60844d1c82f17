/** What the stamps of a call say: how far it got, how long it rang, how long it was answered. */
import { cdrTimes, legEvents, readLegs } from './call-legs.ts';
import { stampOf, type FoldedStatus } from './fold-notifications.ts';
import type { Cdr } from '../protocol/fee-notification.ts';
import { tellsOfAnswer } from '../verdict/verdict-code-map.ts';

/** The furthest that status notifications report; `seen` where none of them tells. */
export type CallProgress = 'none' | 'seen' | 'callout' | 'alerting' | 'answer';

export interface CallTimeline {
  /** A voice callback (语音回呼): two legs, to the caller first and then to the callee. */
  readonly callback: boolean;
  /** The number called, as it was first seen; of a callback the second leg's. */
  readonly callee: string | null;
  readonly stage: CallProgress;
  /** The callee's phone rang, by a notification or a CDR stamp. */
  readonly rang: boolean;
  /** The callee answered, by a notification or a CDR stamp. */
  readonly answered: boolean;
  /** A hang-up event or a CDR is there. */
  readonly ended: boolean;
  readonly ringSeconds: number | null;
  readonly talkSeconds: number | null;
}

/** Milliseconds since 1970 of the callee's leg. */
interface Stamps {
  readonly alerting: number | undefined;
  readonly answer: number | undefined;
  readonly end: number | undefined;
}

/** `statuses` in the order of `foldStatuses`; `stateCode` of the hang-up event, where there is one. */
export function readTimeline(
  request: Readonly<Record<string, unknown>> | null,
  statuses: readonly FoldedStatus[],
  cdr: Cdr | null,
  stateCode: number | undefined,
): CallTimeline {
  const { callback, callee, leg } = readLegs(request, statuses, cdr, ({ status }) => status);
  const fromCdr = cdrStamps(cdr, callback);
  const fromStatus = statusStamps(leg, statuses);
  const collected = !callback && statuses.some(({ status }) => status.eventType === 'collectInfo');
  const reported = fromCdr.answer !== undefined || hasEvent(leg, 'answer');
  const answered = reported || collected || tellsOfAnswer(cdr?.ulFailReason, stateCode);
  const sources = [fromCdr, fromStatus, firstOf(fromCdr, fromStatus)];
  return {
    callback,
    callee,
    stage: stageOf(leg, statuses, collected),
    rang: fromCdr.alerting !== undefined || hasEvent(leg, 'alerting'),
    answered,
    ended: cdr !== null || hasEvent(statuses, 'disconnect'),
    ringSeconds: secondsOf(sources, ({ alerting, answer, end }) => [alerting, answered ? answer : end]),
    talkSeconds: answered ? secondsOf(sources, ({ answer, end }) => [answer, end]) : null,
  };
}

/** The first source that has both stamps in the right order. One clock at a time, a mixture last. */
function secondsOf(
  sources: readonly Stamps[],
  pick: (stamps: Stamps) => readonly [number | undefined, number | undefined],
): number | null {
  for (const source of sources) {
    const [from, to] = pick(source);
    if (from !== undefined && to !== undefined && to >= from) return (to - from) / 1000;
  }
  return null;
}

function cdrStamps(cdr: Cdr | null, callback: boolean): Stamps {
  const { alerting, answer, end } = cdrTimes(cdr, callback);
  return { alerting: stampOf(alerting), answer: stampOf(answer), end: stampOf(end) };
}

/** A leg begins with the first event of a kind; the call ends with the last hang-up. */
function statusStamps(leg: readonly FoldedStatus[], statuses: readonly FoldedStatus[]): Stamps {
  const first = (eventType: string): number | undefined =>
    leg.find(({ status, stamp }) => status.eventType === eventType && stamp !== undefined)?.stamp;
  const ends = statuses.filter(({ status }) => status.eventType === 'disconnect').map(({ stamp }) => stamp);
  return {
    alerting: first('alerting'),
    answer: first('answer'),
    end: ends.filter((stamp) => stamp !== undefined).at(-1),
  };
}

function firstOf(a: Stamps, b: Stamps): Stamps {
  return { alerting: a.alerting ?? b.alerting, answer: a.answer ?? b.answer, end: a.end ?? b.end };
}

function hasEvent(statuses: readonly FoldedStatus[], eventType: string): boolean {
  return statuses.some(({ status }) => status.eventType === eventType);
}

function stageOf(
  leg: readonly FoldedStatus[],
  statuses: readonly FoldedStatus[],
  collected: boolean,
): CallProgress {
  if (collected) return 'answer';
  const furthest = legEvents.findLast((eventType) => hasEvent(leg, eventType));
  if (furthest !== undefined) return furthest;
  if (legEvents.some((eventType) => hasEvent(statuses, eventType))) return 'callout';
  return statuses.length > 0 ? 'seen' : 'none';
}
