import { z } from 'zod';
import { excerpt } from '../excerpt.ts';
import { textSchema, type Text } from '../text.ts';
import type { ResultCodeRow } from './result-code-row.ts';
import { callControlResultCodes } from './result-codes-call-control.ts';
import { headerResultCodes } from './result-codes-headers.ts';
import { platformResultCodes } from './result-codes-platform.ts';
import { rightsResultCodes } from './result-codes-rights.ts';

/** All result codes (结果码) that are known, in the order of the vendor's tables. */
export const resultCodes: readonly ResultCodeRow[] = [
  ...headerResultCodes,
  ...rightsResultCodes,
  ...callControlResultCodes,
  ...platformResultCodes,
];

/** What a look-up says about a result code. An unknown one is `known: false` with no advice. */
export const resultCodeMeaningSchema = z.object({
  code: z.string(),
  known: z.boolean(),
  en: z.string(),
  zh: z.string(),
  /** HTTP status that comes with it; null where none was published. */
  http: z.number().int().nullable(),
  /** Literal `resultdesc` of the platform; null where the literal was not seen. */
  platformDesc: z.string().nullable(),
  platformDescAlt: z.array(z.string()),
  /** What to do next. */
  action: textSchema.nullable(),
});
export type ResultCodeMeaning = z.infer<typeof resultCodeMeaningSchema>;

const rowByCode: ReadonlyMap<string, ResultCodeRow> = new Map(resultCodes.map((row) => [row.code, row]));

/** Meaning of `resultcode` alone. Where the text of the platform is at hand use `explainResult`. */
export function lookUpResultCode(code: string | number): ResultCodeMeaning {
  const key = String(code).trim();
  const row = rowByCode.get(key);
  if (row === undefined) return unknownResult(key);
  const { http, platformDesc, platformDescAlt = [], action, en, zh } = row;
  return {
    code: key,
    known: true,
    en,
    zh,
    http,
    platformDesc,
    platformDescAlt: [...platformDescAlt],
    action: { ...action },
  };
}

/** The document limits a result code to 32 characters; whatever else came is shown no longer than that. */
function unknownResult(code: string): ResultCodeMeaning {
  const shown = excerpt(code, 32);
  return {
    code,
    known: false,
    en: shown === '' ? 'The answer carries no result code' : `Unknown result code ${shown}`,
    zh: shown === '' ? '响应中没有结果码' : `未知的结果码 ${shown}`,
    http: null,
    platformDesc: null,
    platformDescAlt: [],
    action: null,
  };
}

interface Wording extends Text {
  readonly code: string;
  readonly says: RegExp;
  readonly action: Text;
}

/** Numbers that the vendor's pages give two meanings, told apart by the text (reference sections 9 and 11). */
const wordings: readonly Wording[] = [
  {
    code: '1010010',
    says: /flow control/i,
    en: 'The flow control limit of the platform is reached',
    zh: '达到平台流控上限',
    action: { en: 'Wait one minute, then try again.', zh: '请等待一分钟再试。' },
  },
  {
    code: '1010010',
    says: /digest/i,
    en: 'The digest does not match',
    zh: '摘要校验失败',
    action: {
      en: 'Recompute PasswordDigest: the right secret, the Nonce and Created that were sent, the raw bytes to Base64.',
      zh: '请重新计算 PasswordDigest：核对 app_secret 以及所发送的 Nonce 和 Created，并将摘要的原始字节转为 Base64。',
    },
  },
  {
    code: '1023006',
    says: /not contained/i,
    en: 'The Authorization header is missing',
    zh: '缺少 Authorization 头',
    action: { en: 'Send the Authorization header.', zh: '请携带 Authorization 头。' },
  },
  {
    code: '1023006',
    says: /authentication fail/i,
    en: 'Authentication failed: the credentials were not accepted',
    zh: '鉴权失败：鉴权信息有误',
    action: {
      en: 'Check PasswordDigest, app_key, the clock used for Created, and the account balance.',
      zh: '请检查 PasswordDigest、app_key、Created 时间和账户余额。',
    },
  },
];

/** Meaning of `resultcode` read together with `resultdesc`, which decides where a number has two meanings. */
export function explainResult(code: string | number, desc: string | null | undefined): ResultCodeMeaning {
  const meaning = lookUpResultCode(code);
  const wording = wordings.find((one) => one.code === meaning.code && one.says.test(desc ?? ''));
  if (wording === undefined) return meaning;
  const { en, zh, action } = wording;
  return { ...meaning, en, zh, action };
}
