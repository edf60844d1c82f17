/** Verdicts of calls that have not ended yet, or of which nothing tells how they ended. */
import type { CallProgress } from '../call/call-timeline.ts';
import type { Text } from '../text.ts';
import type { Cause } from './verdict-cause.ts';

const waitForEnd: Text = {
  en: 'Wait for the hang-up event and the CDR.',
  zh: '请等待挂机通知和话单。',
};
const checkReceiver: Text = {
  en: 'If nothing arrives within a minute, check that statusUrl and feeUrl lead to a running listener which the platform can reach.',
  zh: '若一分钟内仍无通知，请检查 statusUrl 和 feeUrl 是否指向正在运行、平台能够访问的监听。',
};

export const progress = {
  nothing: {
    verdict: 'unknown',
    says: { en: 'Nothing is known about this call.', zh: '没有该呼叫的任何信息。' },
    next: checkReceiver,
  },
  sent: {
    verdict: 'in-progress',
    says: {
      en: 'The request is on its way; the platform has not answered yet.',
      zh: '请求已发出，平台尚未响应。',
    },
    next: { en: 'Wait for the answer of the platform.', zh: '请等待平台响应。' },
  },
  accepted: {
    verdict: 'in-progress',
    says: {
      en: 'The platform accepted the call; waiting for its first notification.',
      zh: '平台已受理呼叫，等待首条通知。',
    },
    next: checkReceiver,
  },
  acceptedUnnamed: {
    verdict: 'in-progress',
    says: {
      en: 'The platform accepted the call but gave no sessionId, so its notifications cannot be matched to it.',
      zh: '平台已受理呼叫，但未返回 sessionId，无法与后续通知对应。',
    },
    next: {
      en: 'Look for the notifications by the number of the callee or by userData.',
      zh: '请按被叫号码或 userData 查找通知。',
    },
  },
} as const satisfies Record<string, Cause>;

/** By what the notifications report last. */
export const runningStages: Readonly<Record<Exclude<CallProgress, 'none' | 'answer'>, Cause>> = {
  seen: {
    verdict: 'in-progress',
    says: {
      en: 'Notifications of the call arrive, but none of them tells how far it is.',
      zh: '已收到该呼叫的通知，但还不能判断进展。',
    },
    next: waitForEnd,
  },
  callout: {
    verdict: 'in-progress',
    says: { en: 'The platform is calling; the phone does not ring yet.', zh: '平台正在呼叫，被叫尚未振铃。' },
    next: waitForEnd,
  },
  alerting: {
    verdict: 'in-progress',
    says: { en: 'The phone is ringing.', zh: '被叫正在振铃。' },
    next: waitForEnd,
  },
};

/** Answered and, as far as is known, still running. */
export function talking(ringSeconds: number | null): Cause {
  const after = ringSeconds === null ? { en: '', zh: '' } : afterRinging(ringSeconds);
  return {
    verdict: 'in-progress',
    says: {
      en: `Answered${after.en}; the call is still running.`,
      zh: `${after.zh}被叫应答，通话进行中。`,
    },
    next: waitForEnd,
  };
}

/** " after ringing 4 s", to be put after "Answered" and before "被叫". */
export function afterRinging(seconds: number): Text {
  return { en: ` after ringing ${seconds} s`, zh: `振铃 ${seconds} 秒后` };
}

/** The call ended and nothing gives a reason. */
export const noReason: Cause = {
  verdict: 'unknown',
  says: {
    en: 'The call ended without an answer, and no reason was given.',
    zh: '呼叫未应答即结束，平台未给出原因。',
  },
  next: {
    en: 'Wait for what is still missing; otherwise give platform support the sessionId.',
    zh: '请等待尚未收到的通知；若一直未到，请将 sessionId 提供给平台客服。',
  },
};

/** The call ended with a hang-up cause or release point that nobody published. */
export function unpublishedCode(code: number, description: string | undefined): Cause {
  const quote = description === undefined || description.trim() === '' ? null : description.slice(0, 128);
  return {
    verdict: 'unknown',
    says: {
      en: `The call ended for a reason whose number, ${code}, is not published${quote === null ? '' : ` (${quote})`}.`,
      zh: `呼叫已结束，代码 ${code} 的含义未公布${quote === null ? '' : `（${quote}）`}。`,
    },
    next: {
      en: 'Ask platform support what the number means, with the sessionId.',
      zh: '请将 sessionId 提供给平台客服，咨询该代码的含义。',
    },
  };
}
