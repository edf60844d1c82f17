/** What the platform's answer to a signed request without content says about a profile. */
import type { ProfileTest } from '../../contract/views.ts';
import { explainResult } from '../../domain/codes/result-codes.ts';
import type { ClockMode } from '../../domain/protocol/wire-time.ts';
import type { Text } from '../../domain/text.ts';

export interface TestedAnswer {
  readonly resultcode: string;
  readonly resultdesc: string;
  /** How the profile writes `Created`. */
  readonly clock: ClockMode;
  /** This machine's clock ahead of the platform's, ms; null where the answer did not tell. */
  readonly offsetMs: number | null;
}

export type Explained = Pick<ProfileTest, 'works' | 'explanation' | 'next'>;

/** Refusals of parameters: the signature was accepted before they were looked at. */
const parameterCodes = new Set(['1010002', '1010022', '1010023', '1010024', '1020001', '1020003']);

export function explainAnswer(answer: TestedAnswer): Explained {
  const { resultcode, resultdesc, clock, offsetMs } = answer;
  if (parameterCodes.has(resultcode)) return accepted(resultcode);
  if (resultcode === '0') return notThePlatform;
  if (resultcode === '1010013') return wrongTime(clock, offsetMs);
  if (resultcode === '1010010' && /digest/i.test(resultdesc)) return wrongSecret;
  const { known, en, zh, action } = explainResult(resultcode, resultdesc);
  if (!known) return unknownAnswer({ en, zh });
  return { works: false, explanation: { en: `${en}.`, zh: `${zh}。` }, next: action };
}

function accepted(resultcode: string): Explained {
  return {
    works: true,
    explanation: {
      en: `Access address, app key, secret and clock are right: the platform took the signature and refused only the test request's missing content, as it should (${resultcode}). Nobody was called.`,
      zh: `APP 接入地址、app_key、app_secret 和时钟均正确：平台签名校验通过，仅因测试请求不含参数而拒绝（${resultcode}），符合预期。未发起呼叫。`,
    },
    next: {
      en: 'Displayed number and tone files are checked only when a call is placed.',
      zh: '主显号码和放音文件在实际呼叫时才会校验。',
    },
  };
}

const notThePlatform: Explained = {
  works: false,
  explanation: {
    en: 'The server accepted a request without a callee, which the platform never does: something else answers at the access address.',
    zh: '服务器接受了不含被叫号码的请求，而平台不会这样响应：APP 接入地址指向的不是平台。',
  },
  next: {
    en: 'Copy the access address from the application page of the console again.',
    zh: '请从控制台“应用管理”页面重新复制 APP 接入地址。',
  },
};

const wrongSecret: Explained = {
  works: false,
  explanation: {
    en: 'The platform knows the app key, but the signature does not match: the app secret is not the one of this app key.',
    zh: '平台识别该 app_key，但摘要校验失败：app_secret 与该 app_key 不匹配。',
  },
  next: {
    en: 'Enter the app secret again as the console shows it. Do not try many times: after repeated failures the platform bans the IP for 30 minutes.',
    zh: '请按控制台显示的内容重新填写 app_secret。请勿反复尝试：多次鉴权失败后，平台会将 IP 封禁 30 分钟。',
  },
};

function unknownAnswer({ en, zh }: Text): Explained {
  return {
    works: false,
    explanation: {
      en: `${en}: whether the signature was accepted cannot be told from it.`,
      zh: `${zh}，无法据此判断签名是否通过。`,
    },
    next: {
      en: 'Look at the text of the answer, and ask the platform about the code.',
      zh: '请查看响应中的结果描述，并向平台客服咨询该结果码。',
    },
  };
}

/** A clock that is off by less than this is right as far as the platform cares: minutes are allowed. */
const rightWithinMs = 60_000;

function wrongTime(clock: ClockMode, offsetMs: number | null): Explained {
  return {
    works: false,
    explanation: {
      en: 'The time in the signature (Created) is too far from the clock of the platform.',
      zh: '签名中的时间（Created）与平台时钟相差过大。',
    },
    next: nextForTime(clock, offsetMs),
  };
}

function nextForTime(clock: ClockMode, offsetMs: number | null): Text {
  const other = otherClocks[clock];
  if (offsetMs === null)
    return {
      en: `Set the clock of this machine right; if it is, choose ${other.en} as the clock of the profile.`,
      zh: `请校准本机时钟；若本机时钟无误，请将配置的签名时钟改为${other.zh}。`,
    };
  if (Math.abs(offsetMs) < rightWithinMs)
    return {
      en: `The clock of this machine is right, so the platform reads Created by another zone: choose ${other.en} as the clock of the profile.`,
      zh: `本机时钟无误，是平台按另一时区解读 Created：请将配置的签名时钟改为${other.zh}。`,
    };
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  return offsetMs > 0
    ? {
        en: `The clock of this machine is ${seconds} s ahead of the platform: set it right.`,
        zh: `本机时钟比平台快 ${seconds} 秒，请校准本机时钟。`,
      }
    : {
        en: `The clock of this machine is ${seconds} s behind the platform: set it right.`,
        zh: `本机时钟比平台慢 ${seconds} 秒，请校准本机时钟。`,
      };
}

/** What to try instead; the vendor's editions disagree (reference section 3.3). */
const otherClocks: Readonly<Record<ClockMode, Text>> = {
  utc: { en: 'Beijing time', zh: '北京时间' },
  beijing: { en: 'UTC', zh: ' UTC' },
  local: { en: 'UTC or Beijing time', zh: ' UTC 或北京时间' },
};
