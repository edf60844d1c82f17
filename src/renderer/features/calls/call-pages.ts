/**
 * A long list of calls in pages that stay true while calls arrive and change. Each page begins behind a fixed
 * place, so that what arrives makes only the first page longer; a page that has become too long is split. So only
 * the pages in view have to be asked again, however far down the list was read.
 */
import type { MethodRequest } from '../../data/use-method.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { VerdictCode } from '../../../domain/verdict/verdict.ts';

/** A place in the list: that of the call there. */
export type Place = Pick<Call, 'startedAt' | 'callId' | 'sessionId'>;

export interface CallFilter {
  readonly text: string;
  /** None: all. */
  readonly verdicts: readonly VerdictCode[];
}

/** Behind which place each page begins; the first begins at the newest call. */
export type PageStarts = readonly [null, ...Place[]];

export interface CallList {
  readonly calls: readonly Call[];
  /** Index of each page's first call. */
  readonly offsets: readonly number[];
  /** There are older calls than those listed. */
  readonly isMore: boolean;
}

const pageSize = 100;
/** A page is asked for with room for what may have come into it. */
export const askedSize = 160;

export function pageRequest({ text, verdicts }: CallFilter, start: Place | null): MethodRequest<'call.list'> {
  const sought = text.trim();
  return {
    limit: askedSize,
    ...(start === null ? {} : { before: start }),
    ...(sought === '' ? {} : { text: sought }),
    ...(verdicts.length === 0 ? {} : { verdicts: [...verdicts] }),
  };
}

/** @param answers one for each page, undefined where it has not come yet */
export function joinPages(starts: PageStarts, answers: readonly (readonly Call[] | undefined)[]): CallList {
  const calls: Call[] = [];
  const listed = new Set<string>();
  const offsets = starts.map((_, page) => {
    const offset = calls.length;
    for (const call of rowsOfPage(starts, answers, page)) {
      // A call moves when its first sign turns up late: until every page was asked again it is in two of them.
      if (listed.has(callKey(call))) continue;
      listed.add(callKey(call));
      calls.push(call);
    }
    return offset;
  });
  const last = answers.at(-1);
  return { calls, offsets, isMore: last !== undefined && last.length > pageSize };
}

function rowsOfPage(
  starts: PageStarts,
  answers: readonly (readonly Call[] | undefined)[],
  page: number,
): readonly Call[] {
  const answer = answers[page] ?? [];
  if (page === starts.length - 1) return answer.slice(0, pageSize);
  // A page that has not come yet is stood in for by what the page before knows of it.
  const next = starts.findIndex((_, index) => index > page && answers[index] !== undefined);
  const end = starts[next];
  return end === undefined || end === null ? answer : answer.filter((call) => compare(call, end) <= 0);
}

/** The same starts where no page has grown beyond what one answer holds; else that page in two. */
export function splitPages(
  starts: PageStarts,
  answers: readonly (readonly Call[] | undefined)[],
): PageStarts {
  const page = starts.findIndex((_, index) => isOverfull(starts[index + 1], answers[index]));
  const end = answers[page]?.[pageSize - 1];
  return end === undefined ? starts : withStart(starts, page + 1, end);
}

function isOverfull(next: Place | null | undefined, answer: readonly Call[] | undefined): boolean {
  const last = answer?.at(-1);
  if (next === undefined || next === null || last === undefined || answer === undefined) return false;
  return answer.length >= askedSize && compare(last, next) < 0;
}

/** One page more, behind the last call of the list. */
export function extendPages(starts: PageStarts, { calls, isMore }: CallList): PageStarts {
  const last = calls.at(-1);
  return last === undefined || !isMore ? starts : withStart(starts, starts.length, last);
}

function withStart(
  [first, ...rest]: PageStarts,
  at: number,
  { startedAt, callId, sessionId }: Place,
): PageStarts {
  return [first, ...rest.toSpliced(at - 1, 0, { startedAt, callId, sessionId })];
}

/** First and last page that show any of these rows. */
export function pagesOfRows(
  { offsets }: CallList,
  [first, last]: readonly [number, number],
): readonly [number, number] {
  const pageOf = (row: number): number =>
    Math.max(
      0,
      offsets.findLastIndex((offset) => offset <= row),
    );
  return [pageOf(first), pageOf(last)];
}

/** The same name for a call as long as it is in the list. */
export function callKey({ callId, sessionId }: Pick<Call, 'callId' | 'sessionId'>): string {
  return callId ?? `s:${sessionId ?? ''}`;
}

/** Negative where the first stands above the second; the host's own order. */
function compare(a: Place, b: Place): number {
  if (a.startedAt !== b.startedAt) return a.startedAt > b.startedAt ? -1 : 1;
  const [one, other] = [placeKey(a), placeKey(b)];
  return one === other ? 0 : one > other ? -1 : 1;
}

function placeKey({ callId, sessionId }: Place): string {
  return sessionId === null && callId !== null ? `c:${callId}` : `s:${sessionId ?? ''}`;
}
