/** Verdicts of result codes (结果码) other than 0: the platform did not take the call. */
import { explainResult } from '../codes/result-codes.ts';
import type { Text } from '../text.ts';
import type { Cause } from './verdict-cause.ts';
import { causes } from './verdict-code-map.ts';
import type { VerdictCode } from './verdict.ts';

/** The gateway gave up waiting for the platform (响应超时), which may have taken the call all the same. */
const gatewayTimeout = '1023002';

/** Result codes that are more than a refusal of the request; the others are `refused-by-platform`. */
const families: Readonly<Partial<Record<VerdictCode, readonly string[]>>> = {
  'frequency-limited': ['1011006', '1013001', '1013002', '1013003', '1013116', '1013117', '1013118'],
  'no-port': ['1020154', '1020165'],
  blacklisted: ['1013004', '1013010'],
  'invalid-number': ['1010023', '1010024', '1020151'],
  'account-problem': ['1010007', '1010008', '1010009', '1010021', '1010029', '1013119', '1013122'],
  'platform-fault': ['1010001', '1020002', '1023001'],
};

const verdictOfCode: ReadonlyMap<string, VerdictCode> = new Map(
  verdictCodesOf(families).flatMap(([verdict, codes]) => codes.map((code) => [code, verdict] as const)),
);

/** Plainer sentences where the row of the table speaks about its own source. */
const plainWords: Readonly<Record<string, Text>> = {
  '1010007': {
    en: 'The account is not active, usually because payment is overdue',
    zh: '用户状态未激活，多为欠费',
  },
  '1010010': { en: 'The digest does not match', zh: '摘要校验失败' },
  '1010029': { en: 'The account is frozen', zh: '账户已冻结' },
  '1011006': { en: 'The flow control limit is reached', zh: '达到流控上限' },
  '1012005': { en: 'A template variable breaks the rule of its template', zh: '模板变量不符合要求' },
  '1013100': { en: 'Call control gives no reason', zh: '安全管控限制，未说明原因' },
  '1013101': { en: 'Call control judged the calls abnormal', zh: '安全管控判定呼叫行为异常' },
  '1013113': { en: 'Call control does not allow it', zh: '安全管控不允许' },
  '1013114': { en: 'Call control does not allow it', zh: '安全管控不允许' },
  '1013115': { en: 'Call control does not allow it', zh: '安全管控不允许' },
  '1013116': { en: 'The displayed number has placed too many calls', zh: '主显号码呼叫频次受限' },
  '1020003': { en: 'A parameter is wrong', zh: '参数错误' },
  '1020168': { en: 'The sender login IP is on a blacklist', zh: '请求方登录 IP 在黑名单中' },
};

const olderAuthentication: Text = {
  en: 'This address asks for the older X-WSSE authentication',
  zh: '该 APP 接入地址要求旧版 X-WSSE 鉴权',
};
const olderCodes = ['1023013', '1023026', '1023027', '1023028', '1023029', '1023030'];

/** Whether the platform certainly did not take the call, so that no phone rings and nothing is pushed. */
export function isFinalRefusal(resultcode: string): boolean {
  return resultcode !== '0' && resultcode !== gatewayTimeout;
}

/** The verdict of a `resultcode` that is not 0, read together with `resultdesc`. */
export function refusalCause(resultcode: string, resultdesc: string | null): Cause {
  if (resultcode === gatewayTimeout) return unansweredByGateway;
  const described = causeByText(resultcode, resultdesc ?? '');
  if (described !== undefined) return described;
  const { known, action, ...meaning } = explainResult(resultcode, resultdesc);
  const plain = plainWordsOf(resultcode);
  if (plain === undefined && !known) return unknownRefusal(resultcode, resultdesc);
  return {
    verdict: verdictOfCode.get(resultcode) ?? 'refused-by-platform',
    says: refusalSentence(plain ?? meaning),
    next: action ?? askSupport,
  };
}

const askSupport: Text = {
  en: 'Read the text of the answer, and ask platform support with it.',
  zh: '请查看 resultdesc 中的描述，并据此咨询平台客服。',
};

/** A repeated call may ring the phone twice, so the advice is to look before it. */
const unansweredByGateway: Cause = {
  verdict: 'platform-fault',
  says: {
    en: 'The gateway of the platform got no answer in time; the call may have been placed all the same, and the phone may still ring.',
    zh: '平台网关响应超时；呼叫可能已发起，被叫仍可能振铃。',
  },
  next: {
    en: 'Watch for notifications; call again when none has come after a minute, and ask platform support if it repeats.',
    zh: '请先查看通知；若一分钟后仍无通知，再重新呼叫；若反复出现，请联系平台客服。',
  },
};

function plainWordsOf(resultcode: string): Text | undefined {
  if (olderCodes.includes(resultcode)) return olderAuthentication;
  return Object.hasOwn(plainWords, resultcode) ? plainWords[resultcode] : undefined;
}

function refusalSentence({ en, zh }: Text): Text {
  return { en: `The platform refused the call: ${lowerFirst(en)}.`, zh: `平台拒绝了呼叫：${zh}。` };
}

/** Field names and abbreviations keep their spelling. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z-]* /.test(sentence) && !/^(?:Authorization|Created) /.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}

/** Numbers of several meanings: 1010010 is a bad digest or flow control, 1010002 any bad parameter. */
function causeByText(resultcode: string, resultdesc: string): Cause | undefined {
  if (resultcode === '1010010') return /flow control/i.test(resultdesc) ? flowControl : undefined;
  return resultcode === '1010002' ? parameterCause(resultdesc) : undefined;
}

const flowControl: Cause = {
  verdict: 'frequency-limited',
  says: {
    en: 'The platform refused the call: its flow control limit is reached.',
    zh: '平台拒绝了呼叫：达到平台流控上限。',
  },
  next: {
    en: 'Wait one minute, then call again, with fewer requests at a time.',
    zh: '请等待一分钟后重新呼叫，并降低请求速率。',
  },
};

/** The text usually names the parameter. */
function parameterCause(resultdesc: string): Cause | undefined {
  if (/\.wav|tone/i.test(resultdesc)) return causes.toneMissing;
  if (/nbr|number/i.test(resultdesc)) {
    return {
      verdict: 'invalid-number',
      says: {
        en: 'The platform refused the call: it does not accept one of the numbers.',
        zh: '平台拒绝了呼叫：主显号码或被叫号码不合法。',
      },
      next: {
        en: 'Check both numbers: + country code and number without blanks; the displayed number exactly as the console shows it.',
        zh: '请检查主显号码和被叫号码：+ 国家码加号码，不含空格；主显号码须与控制台显示的完全一致。',
      },
    };
  }
  return undefined;
}

function unknownRefusal(resultcode: string, resultdesc: string | null): Cause {
  const code = resultcode.slice(0, 32);
  const quote = isTold(resultdesc) ? resultdesc.slice(0, 128) : null;
  return {
    verdict: 'refused-by-platform',
    says: {
      en: `The platform refused the call with a result code that is not published, ${code}${quote === null ? '' : ` (${quote})`}.`,
      zh: `平台拒绝了呼叫，结果码 ${code} 的含义未公布${quote === null ? '' : `（${quote}）`}。`,
    },
    next: askSupport,
  };
}

function isTold(resultdesc: string | null): resultdesc is string {
  return resultdesc !== null && resultdesc.trim() !== '';
}

function verdictCodesOf(
  table: Readonly<Partial<Record<VerdictCode, readonly string[]>>>,
): readonly (readonly [VerdictCode, readonly string[]])[] {
  // Object.entries widens the keys; the type of the table allows no others.
  return Object.entries(table) as [VerdictCode, readonly string[]][];
}
