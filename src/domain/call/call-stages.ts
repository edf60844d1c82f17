/** A call as the stages it goes through, for a timeline that fills in from left to right. */
import type { Call, MissingName } from './call.ts';
import { cdrTimes, readLegs } from './call-legs.ts';

export const stageNames = [
  'requested',
  'accepted',
  'calling',
  'ringing',
  'answered',
  'ended',
  'billed',
] as const;
export type StageName = (typeof stageNames)[number];

/**
 * `done`: reached. `current`: reached, and the call stands there. `waiting`: may still come. `skipped`: did not
 * happen, or went unreported. `failed`: the platform refused the call, or no usable answer came.
 */
export const stageStates = ['done', 'current', 'waiting', 'skipped', 'failed'] as const;
export type StageState = (typeof stageStates)[number];

export interface CallStage {
  readonly stage: StageName;
  readonly state: StageState;
  /** Sent or received by us, ISO 8601 UTC; null where it was not, which a stage that only the CDR tells of is not. */
  readonly at: string | null;
  /** As stamped by the platform, `yyyy-MM-dd HH:mm:ss` UTC. */
  readonly stamped: string | null;
  /** Since the previous stage that has an `at`, by our clock; negative where a notification overtook another. */
  readonly deltaMs: number | null;
}

/** All stages, always in the order of `stageNames`. */
export function callStages(call: Call): CallStage[] {
  const signs = readSigns(call);
  const furthest = stageNames.findLastIndex((stage) => signs[stage] !== null);
  // An answer may be lost, or late, and the call go on all the same.
  const failed = hasFailed(call) && furthest <= stageNames.indexOf('accepted');
  let previous: string | null = null;
  return stageNames.map((stage, index) => {
    const state = stateOf(call, { stage, index, furthest, failed, reached: signs[stage] !== null });
    const sign = failed && stage === 'accepted' ? responseSign(call) : signs[stage];
    const { at, stamped } = sign ?? { at: null, stamped: null };
    const deltaMs = at === null || previous === null ? null : Date.parse(at) - Date.parse(previous);
    previous = at ?? previous;
    return { stage, state, at, stamped, deltaMs };
  });
}

/** What shows that a stage was reached. */
interface Sign {
  readonly at: string | null;
  readonly stamped: string | null;
}

type Signs = Readonly<Record<StageName, Sign | null>>;

interface Place {
  readonly stage: StageName;
  readonly index: number;
  readonly reached: boolean;
  /** Index of the last stage reached, -1 where none was. */
  readonly furthest: number;
  readonly failed: boolean;
}

function stateOf(call: Call, { stage, index, reached, furthest, failed }: Place): StageState {
  if (failed && stage === 'accepted') return 'failed';
  if (reached) {
    const isOver = failed || furthest >= stageNames.indexOf('ended');
    return index === furthest && !isOver ? 'current' : 'done';
  }
  return index > furthest && mayCome(call, stage) ? 'waiting' : 'skipped';
}

/** What is no longer missing will not come; but of a callback the caller's leg sends events of the same names. */
function mayCome({ missing }: Call, stage: StageName): boolean {
  const isOfPhone = stage === 'calling' || stage === 'ringing' || stage === 'answered';
  return missing.includes(arrivals[stage]) || (isOfPhone && missing.includes('disconnect'));
}

/** What shows each stage once it has arrived. */
const arrivals: Readonly<Record<StageName, MissingName>> = {
  requested: 'request',
  accepted: 'response',
  calling: 'callout',
  ringing: 'alerting',
  answered: 'answer',
  ended: 'disconnect',
  billed: 'cdr',
};

function hasFailed({ response }: Call): boolean {
  return response !== null && response.resultcode !== '0';
}

function readSigns(call: Call): Signs {
  const { request, response, events, cdr } = call;
  const { callback, leg } = readLegs(request, events, cdr, (event) => event);
  const first = (eventType: string): Event | undefined => leg.find(isType(eventType));
  const times = cdrTimes(cdr, callback);
  const hangup = events.findLast(isType('disconnect'));
  return {
    requested: request === null ? null : { at: call.startedAt, stamped: null },
    accepted: response?.resultcode === '0' ? responseSign(call) : null,
    calling: signOf(events.find(isType('callout')), times.callout),
    ringing: signOf(first('alerting'), times.alerting),
    answered: signOf(first('answer'), times.answer) ?? (showsAnswer(call, callback) ? unreported : null),
    ended: signOf(hangup, times.end) ?? (cdr === null ? null : unreported),
    billed: cdr === null ? null : { at: cdr.at, stamped: null },
  };
}

const unreported: Sign = { at: null, stamped: null };

/** That somebody answered may show where no event says so: in the digits pressed, or in the cause of the end. */
function showsAnswer({ events, verdict }: Call, callback: boolean): boolean {
  return verdict.code === 'answered' || (!callback && events.some(isType('collectInfo')));
}

function isType(eventType: string): (event: Event) => boolean {
  return (event) => event.eventType === eventType;
}

type Event = Call['events'][number];

function responseSign({ response }: Call): Sign | null {
  return response === null ? null : { at: response.at, stamped: null };
}

/** The event, or else the CDR's stamp of it. */
function signOf(event: Event | undefined, ofCdr: string | undefined): Sign | null {
  if (event !== undefined) return { at: event.at, stamped: event.timestamp ?? ofCdr ?? null };
  return ofCdr === undefined ? null : { at: null, stamped: ofCdr };
}
