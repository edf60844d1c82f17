/**
 * Notifications of one call, repeats folded and in one order whatever the order of arrival. Nothing here
 * but `at` may depend on when a notification was received: a CDR is pushed again for hours, and status
 * messages overtake each other.
 */
import type { CdrFact, StatusFact } from './call-facts.ts';
import { canonicalText, compareTexts } from './canonical-text.ts';
import type { Cdr } from '../protocol/fee-notification.ts';
import type { StatusNotification } from '../protocol/status-notification.ts';
import { parseWireTime } from '../protocol/wire-time.ts';

export interface FoldedStatus {
  readonly status: StatusNotification;
  /** Earliest receipt, milliseconds since 1970. */
  readonly at: number;
  /** How many more times it was received. */
  readonly duplicates: number;
  /** When the platform stamped it, milliseconds since 1970; undefined where the stamp cannot be read. */
  readonly stamp: number | undefined;
}

export interface FoldedCdr {
  readonly cdr: Cdr;
  readonly at: number;
  readonly duplicates: number;
}

/** Order in a call of equal stamps (they are whole seconds); event types we do not know come last. */
const naturalOrder = ['callout', 'alerting', 'answer', 'collectInfo', 'disconnect'];

function rankOf(status: StatusNotification): number {
  const rank = naturalOrder.indexOf(status.eventType);
  return rank === -1 ? naturalOrder.length : rank;
}

/** A wire time as milliseconds; undefined for an absent or unreadable one. */
export function stampOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseWireTime(text);
}

export function foldStatuses(facts: readonly StatusFact[]): readonly FoldedStatus[] {
  const groups = [...Map.groupBy(facts, (fact) => canonicalText(fact.status))];
  const folded = groups.flatMap(([content, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const { status } = first;
    const event = { status, ...receiptOf(group), stamp: stampOf(status.timestamp) };
    return [{ content, event }];
  });
  const events = folded.map(({ event }) => event);
  return folded
    .map((entry) => ({ ...entry, place: placeOf(entry.event, events), rank: rankOf(entry.event.status) }))
    .sort((a, b) => compareNumbers(a.place, b.place) || a.rank - b.rank || compareTexts(a.content, b.content))
    .map(({ event }) => event);
}

/** An event without a readable stamp stands after the last one that naturally precedes it. */
function placeOf(event: FoldedStatus, events: readonly FoldedStatus[]): number {
  if (event.stamp !== undefined) return event.stamp;
  const rank = rankOf(event.status);
  const earlier = events.filter((other) => rankOf(other.status) <= rank).map((other) => other.stamp);
  return Math.max(-Infinity, ...earlier.filter((stamp) => stamp !== undefined));
}

/**
 * The call's CDR, and how many repeats were folded in all. CDRs of one `sessionId` and `icid` are the same
 * record, equal or not: the one that says more counts, then the one that ends later. Should a call have
 * records of several `icid`s, the same rule picks the one to show, and the others are no repeats.
 */
export function foldCdrs(facts: readonly CdrFact[]): { cdr: FoldedCdr | null; repeats: number } {
  const groups = [
    ...Map.groupBy(facts, ({ cdr }) => canonicalText([cdr.sessionId ?? '', cdr.icid ?? ''])).values(),
  ];
  const repeats = facts.length - groups.length;
  const best = bestCdr(facts);
  const group = groups.find((members) => members.some(({ cdr }) => cdr === best));
  if (best === undefined || group === undefined) return { cdr: null, repeats };
  return { cdr: { cdr: best, ...receiptOf(group) }, repeats };
}

function bestCdr(facts: readonly CdrFact[]): Cdr | undefined {
  const ranked = facts.map(({ cdr }) => {
    const { position, ...content } = cdr;
    return {
      cdr,
      fields: Object.values(content).filter((value) => value !== undefined).length,
      end: stampOf(cdr.callEndTime) ?? stampOf(cdr.failTime) ?? -Infinity,
      content: canonicalText(content),
      place: canonicalText(position),
    };
  });
  ranked.sort(
    (a, b) =>
      b.fields - a.fields ||
      compareNumbers(b.end, a.end) ||
      compareTexts(a.content, b.content) ||
      compareTexts(a.place, b.place),
  );
  return ranked[0]?.cdr;
}

function receiptOf(group: readonly { readonly at: number }[]): { at: number; duplicates: number } {
  return { at: Math.min(...group.map(({ at }) => at)), duplicates: group.length - 1 };
}

/** Unlike a subtraction it copes with infinities. */
function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
