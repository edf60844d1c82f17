import type { Text } from '../../domain/text.ts';

/** When something happens, in seconds of call time. */
export type Moment =
  /** After the call was placed. */
  | { readonly at: number }
  /** When the announcement that the previous event started is over; the callee cuts an endless one off. */
  | { readonly after: 'announcement' };

/** One course a call can take: plain data, so that further ones need no code. */
export interface Scenario {
  readonly name: string;
  readonly title: Text;
  /** Last digits of the callee that choose this course. The first scenario also takes every other callee. */
  readonly calleeEndsWith: readonly string[];
  /** Status events in order, the last one being the end of the call. */
  readonly events: readonly {
    readonly eventType: 'callout' | 'alerting' | 'answer' | 'disconnect';
    readonly when: Moment;
  }[];
  /** `stateCode` and `stateDesc` of the disconnect; the vendor's own texts were not found, these are ours. */
  readonly hangUp: { readonly stateCode: number; readonly stateDesc: string };
  /** Codes of the CDR of a call that was not answered: Q.850 cause, SIP status, release point. */
  readonly failure: {
    readonly callOutUnaswRsn: number;
    readonly sipStatusCode: number;
    readonly ulFailReason: number;
  } | null;
}

const callout = { eventType: 'callout', when: { at: 0 } } as const;
const alerting = { eventType: 'alerting', when: { at: 3 } } as const;

const answered: Scenario = {
  name: 'answered',
  title: { en: 'Answered and played to the end', zh: '应答并播放完毕' },
  calleeEndsWith: ['01'],
  events: [
    callout,
    alerting,
    { eventType: 'answer', when: { at: 7 } },
    { eventType: 'disconnect', when: { after: 'announcement' } },
  ],
  hangUp: { stateCode: 0, stateDesc: 'The call ended normally.' },
  failure: null,
};

// Times as in the vendor-style sample of a busy callee, which rings before the network reports busy.
const busy: Scenario = {
  name: 'busy',
  title: { en: 'Callee busy', zh: '被叫正忙' },
  calleeEndsWith: ['02'],
  events: [
    callout,
    { eventType: 'alerting', when: { at: 5 } },
    { eventType: 'disconnect', when: { at: 12 } },
  ],
  hangUp: { stateCode: 8102, stateDesc: 'The callee is busy.' },
  failure: { callOutUnaswRsn: 17, sipStatusCode: 486, ulFailReason: 8102 },
};

const noAnswer: Scenario = {
  name: 'no-answer',
  title: { en: 'Rings for a minute, nobody answers', zh: '振铃 60 秒无应答' },
  calleeEndsWith: ['03'],
  events: [callout, alerting, { eventType: 'disconnect', when: { at: 63 } }],
  hangUp: { stateCode: 8101, stateDesc: 'The callee did not answer.' },
  // RFC 3398 pairs cause 19 with SIP 480.
  failure: { callOutUnaswRsn: 19, sipStatusCode: 480, ulFailReason: 8101 },
};

const rejected: Scenario = {
  name: 'rejected',
  title: { en: 'Rejected by the callee', zh: '被叫拒接' },
  calleeEndsWith: ['04'],
  events: [callout, alerting, { eventType: 'disconnect', when: { at: 8 } }],
  hangUp: { stateCode: 8105, stateDesc: 'The callee hung up.' },
  failure: { callOutUnaswRsn: 21, sipStatusCode: 603, ulFailReason: 8105 },
};

const unreachable: Scenario = {
  name: 'unreachable',
  title: { en: 'Unreachable, never rings', zh: '无法接通，未振铃' },
  calleeEndsWith: ['05'],
  events: [callout, { eventType: 'disconnect', when: { at: 4 } }],
  hangUp: { stateCode: 8103, stateDesc: 'The callee is temporarily unreachable.' },
  failure: { callOutUnaswRsn: 20, sipStatusCode: 480, ulFailReason: 8103 },
};

export const scenarios: readonly [Scenario, ...Scenario[]] = [
  answered,
  busy,
  noAnswer,
  rejected,
  unreachable,
];

/**
 * The course for a callee: the one given to it by hand, else by its last digits, the first scenario for all
 * others.
 */
export function scenarioFor(callee: string, chosen: Readonly<Record<string, string>> = {}): Scenario {
  const name = Object.hasOwn(chosen, callee) ? chosen[callee] : undefined;
  return (
    scenarios.find((one) => one.name === name) ??
    scenarios.find((one) => one.calleeEndsWith.some((digits) => callee.endsWith(digits))) ??
    scenarios[0]
  );
}

/** Estimated lengths in seconds; with six digits, three times and both tones they give the sample's 18 s. */
export const announcement = {
  tone: 3,
  perDigit: 0.5,
  pauseAfterCode: 1,
  /** After so long of an endless announcement (`times` 0) the callee hangs up. */
  endlessEndsAfter: 60,
} as const;
