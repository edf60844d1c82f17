/**
 * How a call went, from everything known about it. What was received counts in this order: notifications
 * and CDR, the answer of the platform, the failure of the request. Among the reasons for an end the release
 * point of the CDR counts first, then the hang-up cause of the event, then the Q.850 cause, then the SIP
 * status; but one that names a single reason counts before all that cover many.
 */
import type { CallResponse } from '../call/call.ts';
import type { CallTimeline } from '../call/call-timeline.ts';
import type { Cdr } from '../protocol/fee-notification.ts';
import type { Text } from '../text.ts';
import type { Cause } from './verdict-cause.ts';
import { causes, hangupCause, q850Cause, releaseCause, sipCause } from './verdict-code-map.ts';
import { failureCause } from './verdict-failures.ts';
import {
  afterRinging,
  noReason,
  progress,
  runningStages,
  talking,
  unpublishedCode,
} from './verdict-progress.ts';
import { refusalCause } from './verdict-refusals.ts';
import type { Verdict } from './verdict.ts';

/** The hang-up event's account of the end. */
export interface Hangup {
  readonly stateCode: number | undefined;
  readonly stateDesc: string | undefined;
}

export interface VerdictFacts {
  /** The body as sent; null for a call that another program placed. */
  readonly request: Readonly<Record<string, unknown>> | null;
  readonly response: Omit<CallResponse, 'at' | 'idlePort'> | null;
  readonly timeline: CallTimeline;
  readonly hangup: Hangup | null;
  readonly cdr: Cdr | null;
}

export function decideVerdict(facts: VerdictFacts): Verdict {
  const { timeline } = facts;
  const cause = timeline.ended ? endOfCall(facts) : runningCall(facts);
  const { verdict, says, next } = cause;
  return { code: verdict, en: says.en, zh: says.zh, next: { ...next } };
}

function runningCall({ request, response, timeline }: VerdictFacts): Cause {
  const { stage, ringSeconds } = timeline;
  if (stage === 'answer') return talking(ringSeconds);
  if (stage !== 'none') return runningStages[stage];
  if (response === null) return request === null ? progress.nothing : progress.sent;
  const { failure, maySent, http, resultcode, resultdesc, sessionId } = response;
  if (resultcode === null) return failureCause(failure ?? 'no-resultcode', maySent, http);
  if (resultcode !== '0') return refusalCause(resultcode, resultdesc);
  return sessionId === null ? progress.acceptedUnnamed : progress.accepted;
}

function endOfCall(facts: VerdictFacts): Cause {
  const { timeline } = facts;
  const cause = endCause(facts);
  const talked = timeline.talkSeconds !== null && timeline.talkSeconds > 0;
  if (cause?.whenAnswered === 'spoils') return timeline.answered ? spoiled(cause, timeline) : cause;
  const fitsAnswer = cause === undefined || cause.whenAnswered !== undefined;
  if (timeline.answered && (talked || fitsAnswer)) return answered(facts, cause);
  if (cause === undefined) return unexplained(facts);
  return unanswered(cause, timeline);
}

/** The reason for the end; undefined where every source is silent or gives a number nobody published. */
function endCause({ hangup, cdr, timeline }: VerdictFacts): Cause | undefined {
  const { callback } = timeline;
  const fwd = causeOf(cdr?.fwdUnaswRsn, q850Cause);
  const out = causeOf(cdr?.callOutUnaswRsn, q850Cause);
  const details = [...(callback ? [fwd, out] : [out, fwd]), causeOf(cdr?.sipStatusCode, sipCause)];
  const sources = [
    causeOf(cdr?.ulFailReason, releaseCause),
    causeOf(hangup?.stateCode, hangupCause),
    ...details,
  ];
  const named = sources.filter((source) => source !== undefined);
  const cause = named.find(({ vague }) => vague !== true) ?? named[0];
  if (cause !== causes.hungUpOrSuspended) return cause;
  // One number for two things: the CDR's own causes may tell which.
  const telling = details.find((detail) => detail?.verdict === 'rejected' || detail?.verdict === 'busy');
  if (telling !== undefined) return telling;
  // A suspended line is announced by its network and never rings; a person who hangs up has heard it ring.
  return cdr !== null && !timeline.rang ? causes.probablySuspended : cause;
}

function causeOf(code: number | undefined, lookUp: (code: number) => Cause | undefined): Cause | undefined {
  return code === undefined ? undefined : lookUp(code);
}

function unexplained({ hangup, cdr }: VerdictFacts): Cause {
  if (cdr?.ulFailReason !== undefined) return unpublishedCode(cdr.ulFailReason, hangup?.stateDesc);
  if (hangup?.stateCode !== undefined) return unpublishedCode(hangup.stateCode, hangup.stateDesc);
  return noReason;
}

function unanswered(cause: Cause, { ringSeconds }: CallTimeline): Cause {
  if (ringSeconds === null || ringSeconds <= 0) return cause;
  return withSentence(cause, {
    en: ` It had rung for ${ringSeconds} s.`,
    zh: `此前振铃 ${ringSeconds} 秒。`,
  });
}

function spoiled(cause: Cause, { ringSeconds }: CallTimeline): Cause {
  const after = ringSeconds === null ? { en: '', zh: '' } : afterRinging(ringSeconds);
  return withSentence(cause, {
    en: ` The callee had answered${after.en} and cannot have heard the whole code.`,
    zh: `${after.zh}被叫应答，但未能听到完整的验证码。`,
  });
}

function answered({ request, timeline }: VerdictFacts, cause: Cause | undefined): Cause {
  const account = answerSentence(timeline);
  if (cause?.whenAnswered === 'adds') {
    const { en, zh } = cause.says;
    return {
      verdict: 'answered',
      says: { en: `${account.en} ${en}`, zh: `${account.zh}${zh}` },
      next: cause.next,
    };
  }
  const usual: Cause = { verdict: 'answered', says: account, next: causes.endedNormally.next };
  const wholeSeconds = announcementSeconds(request);
  const { talkSeconds } = timeline;
  if (wholeSeconds === null || talkSeconds === null || talkSeconds >= wholeSeconds) return usual;
  return {
    ...withSentence(usual, {
      en: ` The whole announcement takes about ${wholeSeconds} s, so the callee probably hung up early.`,
      zh: `完整放音约需 ${wholeSeconds} 秒，被叫可能提前挂机。`,
    }),
    next: {
      en: 'Ask whether the callee got the code; if not, call again or use a shorter tone before the code.',
      zh: '请确认被叫是否听到验证码；若未听到，请重新呼叫，或缩短验证码前的放音文件。',
    },
  };
}

function answerSentence({ callback, ringSeconds, talkSeconds }: CallTimeline): Text {
  const after = ringSeconds === null ? { en: '', zh: '' } : afterRinging(ringSeconds);
  if (talkSeconds === null) return { en: `Answered${after.en}.`, zh: `${after.zh}被叫应答。` };
  return callback
    ? {
        en: `Answered${after.en}; the call lasted ${talkSeconds} s.`,
        zh: `${after.zh}被叫应答，通话 ${talkSeconds} 秒。`,
      }
    : {
        en: `Answered${after.en}; the callee listened for ${talkSeconds} s.`,
        zh: `${after.zh}被叫应答，收听 ${talkSeconds} 秒。`,
      };
}

function withSentence(cause: Cause, { en, zh }: Text): Cause {
  return { ...cause, says: { en: `${cause.says.en}${en}`, zh: `${cause.says.zh}${zh}` } };
}

/**
 * A low estimate of how long the platform needs: half a second for a digit and one for the tone before them.
 * Null where it cannot be told: not our call, not a verification code, endless repeats.
 */
function announcementSeconds(request: VerdictFacts['request']): number | null {
  const code = request?.['verifyCode'];
  const times = request?.['times'] ?? 3;
  if (typeof code !== 'string' || typeof times !== 'number' || !/^\d{1,8}$/.test(code)) return null;
  if (!Number.isInteger(times) || times < 1 || times > 9) return null;
  return Math.ceil(1 + times * code.length * 0.5);
}
