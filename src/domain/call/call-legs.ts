/** Whose phone a status event is about. A voice callback (语音回呼) calls two: the caller first, then the callee. */
import { stampOf } from './fold-notifications.ts';
import type { Cdr } from '../protocol/fee-notification.ts';

/** What tells the leg of a status event. */
export interface LegStatus {
  readonly eventType: string;
  readonly called?: string | null | undefined;
}

export interface Legs<Event> {
  readonly callback: boolean;
  /** The number called, as it was first seen; of a callback the second leg's. */
  readonly callee: string | null;
  /** callout, alerting and answer of the callee, in the order given. */
  readonly leg: readonly Event[];
}

/** Events of which every leg has its own. */
export const legEvents = ['callout', 'alerting', 'answer'] as const;

type Body = Readonly<Record<string, unknown>> | null;

/** `events`: the call's status events in the order of `foldStatuses`. */
export function readLegs<Event>(
  request: Body,
  events: readonly Event[],
  cdr: Cdr | null,
  statusOf: (event: Event) => LegStatus,
): Legs<Event> {
  const called = (event: Event): unknown => statusOf(event).called;
  const ofLegs = events.filter((event) => legEvents.some((type) => type === statusOf(event).eventType));
  const numbers = numbersCalled(ofLegs.map(called));
  if (numbers.length <= 1 && !isCallback(request, cdr)) {
    const callee = calleeNamed(request, cdr?.calleeNum) ?? numbers[0] ?? events.map(called).find(isText);
    return { callback: false, callee: callee ?? null, leg: ofLegs };
  }
  const callee = calleeOfCallback(request, numbers, cdr);
  return {
    callback: true,
    callee: calleeNamed(request, cdr?.fwdDstNum, cdr?.calleeNum) ?? callee,
    leg: ofLegs.filter((event) => isSameNumber(called(event), callee)),
  };
}

/** When the callee's leg got how far, by the CDR: as stamped, unreadable stamps left out. */
export interface CdrTimes {
  readonly callout: string | undefined;
  readonly alerting: string | undefined;
  readonly answer: string | undefined;
  readonly end: string | undefined;
}

export function cdrTimes(cdr: Cdr | null, callback: boolean): CdrTimes {
  if (cdr === null) return { callout: undefined, alerting: undefined, answer: undefined, end: undefined };
  return {
    callout: readable(cdr.callOutStartTime),
    alerting: readable(callback ? cdr.fwdAlertingTime : cdr.callOutAlertingTime),
    answer: readable(callback ? cdr.fwdAnswerTime : cdr.callOutAnswerTime),
    end: readable(cdr.callEndTime) ?? readable(cdr.failTime),
  };
}

function readable(time: string | undefined): string | undefined {
  return stampOf(time) === undefined ? undefined : time;
}

/** As the events spell it, where they do. */
function calleeOfCallback(request: Body, numbers: readonly string[], cdr: Cdr | null): string | null {
  const named = calleeNamed(request, cdr?.fwdDstNum, cdr?.calleeNum);
  // Without a name to go by the callee is who was called last; a leg that is alone may be the caller's.
  const last = numbers.length > 1 ? numbers.at(-1) : undefined;
  return numbers.find((number) => isSameNumber(number, named)) ?? named ?? last ?? null;
}

function calleeNamed(request: Body, ...ofCdr: readonly (string | undefined)[]): string | null {
  return [request?.['calleeNbr'], ...ofCdr].find(isText) ?? null;
}

function isCallback(request: Body, cdr: Cdr | null): boolean {
  if (isText(request?.['callerNbr'])) return true;
  return [cdr?.fwdDstNum, cdr?.fwdStartTime, cdr?.fwdAlertingTime, cdr?.fwdAnswerTime].some(isText);
}

/** The different numbers called, in the order in which their legs began: a callback calls the callee second. */
function numbersCalled(called: readonly unknown[]): readonly string[] {
  const numbers = new Map<string, string>();
  for (const number of called.filter(isText)) {
    const key = significantDigits(number);
    if (!numbers.has(key)) numbers.set(key, number);
  }
  return [...numbers.values()];
}

function isSameNumber(called: unknown, callee: string | null): boolean {
  return isText(called) && callee !== null && significantDigits(called) === significantDigits(callee);
}

/** One number is written `+86...`, `0086...`, `86...` or with a leading 0 from one field to the next. */
function significantDigits(number: string): string {
  return number.replace(/\D/g, '').replace(/^(?:(?:00)?86)?0?/, '');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
