/** What the stamps of a call say: how far it got, how long it rang, how long it was answered. */
import { stampOf, type FoldedStatus } from './fold-notifications.ts';
import type { Cdr } from '../protocol/fee-notification.ts';
import { tellsOfAnswer } from '../verdict/verdict-code-map.ts';

/** The furthest that status notifications report; `seen` where none of them tells. */
export type CallStage = 'none' | 'seen' | 'callout' | 'alerting' | 'answer';

export interface CallTimeline {
  /** A voice callback (语音回呼): two legs, to the caller first and then to the callee. */
  readonly callback: boolean;
  /** The number called, as it was first seen; of a callback the second leg's. */
  readonly callee: string | null;
  readonly stage: CallStage;
  /** The callee's phone rang, by a notification or a CDR stamp. */
  readonly rang: boolean;
  /** The callee answered, by a notification or a CDR stamp. */
  readonly answered: boolean;
  /** A hang-up event or a CDR is there. */
  readonly ended: boolean;
  readonly ringSeconds: number | null;
  readonly talkSeconds: number | null;
}

type Body = Readonly<Record<string, unknown>> | null;

/** Milliseconds since 1970 of the callee's leg. */
interface Stamps {
  readonly alerting: number | undefined;
  readonly answer: number | undefined;
  readonly end: number | undefined;
}

/** `statuses` in the order of `foldStatuses`; `stateCode` of the hang-up event, where there is one. */
export function readTimeline(
  request: Body,
  statuses: readonly FoldedStatus[],
  cdr: Cdr | null,
  stateCode: number | undefined,
): CallTimeline {
  const { callback, callee, leg } = readLegs(request, statuses, cdr);
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
  return {
    alerting: stampOf(callback ? cdr?.fwdAlertingTime : cdr?.callOutAlertingTime),
    answer: stampOf(callback ? cdr?.fwdAnswerTime : cdr?.callOutAnswerTime),
    end: stampOf(cdr?.callEndTime) ?? stampOf(cdr?.failTime),
  };
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

const legEvents = ['callout', 'alerting', 'answer'] as const;

function stageOf(
  leg: readonly FoldedStatus[],
  statuses: readonly FoldedStatus[],
  collected: boolean,
): CallStage {
  if (collected) return 'answer';
  const furthest = legEvents.findLast((eventType) => hasEvent(leg, eventType));
  if (furthest !== undefined) return furthest;
  if (legEvents.some((eventType) => hasEvent(statuses, eventType))) return 'callout';
  return statuses.length > 0 ? 'seen' : 'none';
}

interface Legs {
  readonly callback: boolean;
  readonly callee: string | null;
  /** callout, alerting and answer of the callee. */
  readonly leg: readonly FoldedStatus[];
}

function readLegs(request: Body, statuses: readonly FoldedStatus[], cdr: Cdr | null): Legs {
  const events = statuses.filter(({ status }) => legEvents.some((type) => type === status.eventType));
  const numbers = numbersCalled(events);
  if (numbers.length > 1 || isCallback(request, cdr)) return readCallback(request, events, numbers, cdr);
  const callee = calleeNamed(request, cdr?.calleeNum) ?? numbers[0] ?? anyCalled(statuses);
  return { callback: false, callee, leg: events };
}

function readCallback(
  request: Body,
  events: readonly FoldedStatus[],
  numbers: readonly string[],
  cdr: Cdr | null,
): Legs {
  const named = calleeNamed(request, cdr?.fwdDstNum, cdr?.calleeNum);
  // Without a name to go by the callee is who was called last; a leg that is alone may be the caller's.
  const last = numbers.length > 1 ? numbers.at(-1) : undefined;
  const callee = numbers.find((number) => isSameNumber(number, named)) ?? named ?? last ?? null;
  const leg = events.filter(({ status: { called } }) => isSameNumber(called, callee));
  return { callback: true, callee: named ?? callee, leg };
}

function calleeNamed(request: Body, ...ofCdr: readonly (string | undefined)[]): string | null {
  return [request?.['calleeNbr'], ...ofCdr].find(isText) ?? null;
}

function isCallback(request: Body, cdr: Cdr | null): boolean {
  if (isText(request?.['callerNbr'])) return true;
  return [cdr?.fwdDstNum, cdr?.fwdStartTime, cdr?.fwdAlertingTime, cdr?.fwdAnswerTime].some(isText);
}

/** The different numbers called, in the order in which their legs began: a callback calls the callee second. */
function numbersCalled(events: readonly FoldedStatus[]): readonly string[] {
  const numbers = new Map<string, string>();
  for (const { called } of events.map(({ status }) => status)) {
    if (!isText(called)) continue;
    const key = significantDigits(called);
    if (!numbers.has(key)) numbers.set(key, called);
  }
  return [...numbers.values()];
}

function anyCalled(statuses: readonly FoldedStatus[]): string | null {
  return statuses.map(({ status }) => status.called).find(isText) ?? null;
}

function isSameNumber(called: string | undefined, callee: string | null): boolean {
  return isText(called) && callee !== null && significantDigits(called) === significantDigits(callee);
}

/** One number is written `+86...`, `0086...`, `86...` or with a leading 0 from one field to the next. */
function significantDigits(number: string): string {
  return number.replace(/\D/g, '').replace(/^(?:(?:00)?86)?0?/, '');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
