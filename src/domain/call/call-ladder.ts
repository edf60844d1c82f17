/**
 * A call as a ladder diagram: arrows between three lines, from the top down. What happened at the callee reaches us
 * as a notification, so it is two arrows: one between platform and callee, which has the platform's stamp only, and
 * one from the platform to us, which has our time of receipt. The two clocks are never mixed.
 */
import type { Call } from './call.ts';
import { cdrTimes, readLegs } from './call-legs.ts';
import { stampOf } from './fold-notifications.ts';

export const ladderLines = ['us', 'platform', 'callee'] as const;
export type LadderLine = (typeof ladderLines)[number];

export const ladderKinds = [
  'request',
  'response',
  'callout',
  'alerting',
  'answer',
  'disconnect',
  'cdr',
  /** Any other status event; `eventType` names it. */
  'other',
] as const;
export type LadderKind = (typeof ladderKinds)[number];

export interface LadderRow {
  readonly kind: LadderKind;
  readonly from: LadderLine;
  readonly to: LadderLine;
  /** Sent or received by us, ISO 8601 UTC; null for an arrow between platform and callee. */
  readonly at: string | null;
  /** As stamped by the platform, `yyyy-MM-dd HH:mm:ss` UTC where it can be read. */
  readonly stamped: string | null;
  /** Since the previous row by the same clock: ours where there is an `at`, else the platform's whole seconds. */
  readonly deltaMs: number | null;
  /** As on the wire, `fee` for the CDR; null for request and response. */
  readonly eventType: string | null;
  /** `resultcode` of a response, `stateCode` of a hang-up, `ulFailReason` of a CDR. */
  readonly code: string | number | null;
  /** The number that a status event is about: of a callback there are two phones on the callee's line. */
  readonly called: string | null;
  /** Why no usable answer came (`dns`, `not-json`...). */
  readonly failure: string | null;
  /** How many more times the same message was received. */
  readonly repeated: number;
  /** False where no notification told of it, only the CDR. */
  readonly reported: boolean;
}

/** Rows with an `at` are in its order; what happened at the callee is in the call's order, above the row that tells of it. */
export function callLadder(call: Call): LadderRow[] {
  const happenings = happeningsAtCallee(call);
  const rows: Row[] = [];
  let told = 0;
  for (const { source, row } of messages(call)) {
    const until = tellsUpTo(source, happenings);
    rows.push(...happenings.slice(told, until).map((one) => one.row), row);
    told = Math.max(told, until);
  }
  return withDeltas(rows);
}

type Event = Call['events'][number];
type Row = Omit<LadderRow, 'deltaMs'>;

const blank = {
  at: null,
  stamped: null,
  eventType: null,
  code: null,
  called: null,
  failure: null,
  repeated: 0,
  reported: true,
} as const;

interface Message {
  /** What it tells of: one event, or with the CDR all of the call. */
  readonly source: Event | 'call' | null;
  readonly row: Row & { readonly at: string };
}

/** What we sent and received, in the order of our clock. */
function messages({ request, startedAt, response, events, cdr }: Call): readonly Message[] {
  const toUs = { ...blank, from: 'platform', to: 'us' } as const;
  const all: Message[] = events.map((source) => ({
    source,
    row: { ...toUs, ...labelOf(source), at: source.at, repeated: source.duplicates },
  }));
  if (response !== null) {
    const { at, resultcode: code, failure } = response;
    all.unshift({ source: null, row: { ...toUs, kind: 'response', at, code, failure } });
  }
  if (request !== null)
    all.unshift({
      source: null,
      row: { ...blank, kind: 'request', from: 'us', to: 'platform', at: startedAt },
    });
  if (cdr !== null) {
    const { at, ulFailReason: code = null, duplicates: repeated } = cdr;
    all.push({ source: 'call', row: { ...toUs, kind: 'cdr', eventType: 'fee', at, code, repeated } });
  }
  return all.sort((a, b) => Date.parse(a.row.at) - Date.parse(b.row.at));
}

interface Happening {
  /** Null where only the CDR tells of it. */
  readonly event: Event | null;
  readonly row: Row;
}

/** How many of the happenings must have come before a message that tells of this. */
function tellsUpTo(source: Message['source'], happenings: readonly Happening[]): number {
  if (source === null) return 0;
  return source === 'call' ? happenings.length : happenings.findIndex(({ event }) => event === source) + 1;
}

/** What went on between platform and callee, in the call's order. */
function happeningsAtCallee(call: Call): readonly Happening[] {
  const all: Happening[] = call.events
    .filter(({ eventType }) => naturalOrder.includes(eventType))
    .map((event) => ({ event, row: { ...blank, ...labelOf(event), ...directionOf(event) } }));
  for (const happening of unreported(call)) {
    const rank = naturalOrder.indexOf(happening.row.kind);
    const next = all.findIndex(({ row }) => naturalOrder.indexOf(row.eventType ?? '') > rank);
    all.splice(next === -1 ? all.length : next, 0, happening);
  }
  return all;
}

/** Events that happen at the callee, in the course of a call. */
const naturalOrder: readonly string[] = ['callout', 'alerting', 'answer', 'collectInfo', 'disconnect'];

/** Events that have a kind of their own, and a stamp in the CDR. */
const stampedKinds = ['callout', 'alerting', 'answer', 'disconnect'] as const;

/** What the CDR stamps though no event came. Of a callback it cannot be told whose phone that would be. */
function unreported({ request, events, cdr, callee }: Call): readonly Happening[] {
  const { callback } = readLegs(request, events, cdr, (event) => event);
  if (callback) return [];
  const { callout, alerting, answer, end } = cdrTimes(cdr, callback);
  const stamps = { callout, alerting, answer, disconnect: end };
  // Release points and hang-up causes are one numbering.
  const stateCode = cdr?.ulFailReason ?? null;
  return stampedKinds.flatMap((kind) => {
    const stamped = stamps[kind];
    if (stamped === undefined || events.some(({ eventType }) => eventType === kind)) return [];
    const label = { kind, eventType: kind, stamped, called: callee, reported: false };
    return [{ event: null, row: { ...blank, ...label, ...directionOf({ eventType: kind, stateCode }) } }];
  });
}

function labelOf({
  eventType,
  timestamp: stamped,
  stateCode: code,
  called,
}: Event): Pick<LadderRow, 'kind' | 'eventType' | 'stamped' | 'code' | 'called'> {
  return { kind: kindOf(eventType), eventType, stamped, code, called };
}

function kindOf(eventType: string): LadderKind {
  return stampedKinds.find((kind) => kind === eventType) ?? 'other';
}

/** Hang-up causes (stateCode) by which the callee, or the callee's network, ended the call; else the platform did. */
const endedByCallee: readonly (number | null)[] = [8002, 8004, 8100, 8102, 8103, 8104, 8105];

function directionOf({
  eventType,
  stateCode,
}: Pick<Event, 'eventType' | 'stateCode'>): Pick<LadderRow, 'from' | 'to'> {
  const byPlatform =
    eventType === 'callout' || (eventType === 'disconnect' && !endedByCallee.includes(stateCode));
  return byPlatform ? { from: 'platform', to: 'callee' } : { from: 'callee', to: 'platform' };
}

function withDeltas(rows: readonly Row[]): LadderRow[] {
  let received: number | undefined;
  let stamp: number | undefined;
  return rows.map((row) => {
    if (row.at === null) {
      const now = stampOf(row.stamped ?? undefined);
      const deltaMs = now === undefined || stamp === undefined ? null : now - stamp;
      stamp = now ?? stamp;
      return { ...row, deltaMs };
    }
    const now = Date.parse(row.at);
    const deltaMs = received === undefined ? null : now - received;
    received = now;
    return { ...row, deltaMs };
  });
}
