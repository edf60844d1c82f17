/**
 * One call from everything the log knows of it. The facts may come in any order and more than once: the same
 * facts give the same call, and what the call says about itself does not depend on when a notification was
 * received, only on what the platform stamped.
 */
import type { Call, CallResponse } from './call.ts';
import type { CallFact, RequestFact, ResponseFact } from './call-facts.ts';
import { findMissing } from './call-missing.ts';
import { readTimeline } from './call-timeline.ts';
import { canonicalText, compareTexts } from './canonical-text.ts';
import { decideVerdict, type Hangup } from '../verdict/decide-verdict.ts';
import { foldCdrs, foldStatuses, type FoldedCdr, type FoldedStatus } from './fold-notifications.ts';
import { isFinalRefusal } from '../verdict/verdict-refusals.ts';

/** All facts belong to one call. Never throws, whatever the stamps say. */
export function buildCall(facts: readonly CallFact[]): Call {
  const known = facts.map((fact) => ({ ...fact, at: possibleInstant(fact.at) }));
  const request = firstFact(known.filter((fact) => fact.kind === 'request'));
  const answer = firstFact(known.filter((fact) => fact.kind === 'response'));
  const statuses = foldStatuses(known.filter((fact) => fact.kind === 'status'));
  const { cdr, repeats } = foldCdrs(known.filter((fact) => fact.kind === 'cdr'));

  const body = request?.body ?? null;
  const response = answer === undefined ? null : responseOf(answer);
  const record = cdr?.cdr ?? null;
  const hangup = hangupOf(statuses);
  const timeline = readTimeline(body, statuses, record, hangup?.stateCode);

  return {
    ...identityOf(request, answer, statuses, cdr),
    startedAt: isoTime(request?.at ?? earliest(known)),
    callee: timeline.callee,
    displayNbr: displayedNumber(body, statuses, cdr),
    request: body,
    response,
    events: statuses.map(eventOf),
    cdr: cdr === null ? null : { ...cdr.cdr, at: isoTime(cdr.at), duplicates: cdr.duplicates },
    missing: findMissing({
      hasRequest: request !== undefined,
      hasResponse: answer !== undefined,
      refused: response !== null && isRefused(response),
      seen: new Set(statuses.map(({ status }) => status.eventType)),
      stateCode: hangup?.stateCode,
      cdr: record,
    }),
    ringSeconds: timeline.ringSeconds,
    talkSeconds: timeline.talkSeconds,
    verdict: decideVerdict({ request: body, response, timeline, hangup, cdr: record }),
    duplicates: repeats + statuses.reduce((sum, { duplicates }) => sum + duplicates, 0),
  };
}

/** Whether the platform certainly has no such call: it said so, or was never asked. */
function isRefused({ resultcode, maySent }: CallResponse): boolean {
  return resultcode === null ? !maySent : isFinalRefusal(resultcode);
}

/** A call has one request and one answer; should the log hold more, the earliest counts. */
function firstFact<Fact extends RequestFact | ResponseFact>(facts: readonly Fact[]): Fact | undefined {
  const ranked = facts.map((fact) => ({ fact, content: canonicalText(fact) }));
  ranked.sort((a, b) => a.fact.at - b.fact.at || compareTexts(a.content, b.content));
  return ranked[0]?.fact;
}

function identityOf(
  request: RequestFact | undefined,
  answer: ResponseFact | undefined,
  statuses: readonly FoldedStatus[],
  cdr: FoldedCdr | null,
): Pick<Call, 'sessionId' | 'callId' | 'profile'> {
  const named = statuses.map(({ status }) => status.sessionId);
  return {
    sessionId: firstText([answer?.sessionId, ...named, cdr?.cdr.sessionId]),
    callId: request?.callId ?? answer?.callId ?? null,
    profile: request?.profile ?? null,
  };
}

/** The number on the phone's display; notifications call it the caller. */
function displayedNumber(
  body: RequestFact['body'] | null,
  statuses: readonly FoldedStatus[],
  cdr: FoldedCdr | null,
): string | null {
  const { fwdDisplayNum, callerNum, bindNum } = cdr?.cdr ?? {};
  const callers = statuses.map(({ status }) => status.caller);
  return firstText([body?.['displayNbr'], fwdDisplayNum, callerNum, ...callers, bindNum]);
}

function firstText(candidates: readonly unknown[]): string | null {
  const isText = (candidate: unknown): candidate is string =>
    typeof candidate === 'string' && candidate !== '';
  return candidates.find(isText) ?? null;
}

function responseOf(fact: ResponseFact): CallResponse {
  const { resultcode, resultdesc, sessionId, failure, maySent } = fact;
  return {
    at: isoTime(fact.at),
    http: wholeNumber(fact.http),
    resultcode: resultcode === '' ? null : resultcode,
    resultdesc,
    sessionId: sessionId === '' ? null : sessionId,
    idlePort: wholeNumber(fact.idlePort),
    failure,
    maySent,
  };
}

function eventOf({ status, at, duplicates }: FoldedStatus): Call['events'][number] {
  return {
    eventType: status.eventType,
    at: isoTime(at),
    timestamp: status.timestamp ?? null,
    stateCode: status.stateCode ?? null,
    stateDesc: status.stateDesc ?? null,
    called: status.called ?? null,
    duplicates,
  };
}

/** The last hang-up event that gives a cause, otherwise the last one. */
function hangupOf(statuses: readonly FoldedStatus[]): Hangup | null {
  const ends = statuses.map(({ status }) => status).filter(({ eventType }) => eventType === 'disconnect');
  const end = ends.findLast(({ stateCode }) => stateCode !== undefined) ?? ends.at(-1);
  return end === undefined ? null : { stateCode: end.stateCode, stateDesc: end.stateDesc };
}

function wholeNumber(value: number | null): number | null {
  return value !== null && Number.isSafeInteger(value) ? value : null;
}

/** 1970 for a call of which nothing is known. */
function earliest(facts: readonly CallFact[]): number {
  return facts.length === 0 ? 0 : Math.min(...facts.map(({ at }) => at));
}

/** The furthest that a date can lie from 1970, in milliseconds. */
const furthestInstant = 8.64e15;

function possibleInstant(at: number): number {
  return Number.isFinite(at) && Math.abs(at) <= furthestInstant ? Math.trunc(at) : 0;
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
