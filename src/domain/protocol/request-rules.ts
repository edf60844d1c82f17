import type { Problem } from '../problem.ts';
import type { Text } from '../text.ts';
import { encodeBase64 } from './base64.ts';
import { errorOf, warningOf } from './broken-rule.ts';
import { checkPushUrl, maxPushUrlLength } from './notification-url.ts';
import { checkCallee, checkDisplayNumber } from './phone-number.ts';
import { trimInvisible } from './stray-blanks.ts';

/** The rules of the callVerify body, field by field, for a form as well as for a whole request (reference section 4). */

/** In the order of the vendor's table. */
export const requestFieldNames = [
  'displayNbr',
  'calleeNbr',
  'languageType',
  'preTone',
  'verifyCode',
  'posTone',
  'times',
  'statusUrl',
  'feeUrl',
  'returnIdlePort',
  'userData',
] as const;
export type RequestFieldName = (typeof requestFieldNames)[number];

const maxUserDataLength = 256;

type Check<Value> = (field: string, value: Value) => Problem[];

interface FieldRule {
  readonly required: boolean;
  /** Everything but presence. */
  readonly check: Check<unknown>;
}

interface StringRule {
  readonly min: number;
  readonly max: number;
  /** Appended to the message about the length. */
  readonly hint?: Text;
  /** Replaces the message about the type where a known mistake explains it better. */
  readonly wrongType?: (field: string, value: unknown) => Problem | undefined;
  /** For the value without blanks around it, however long it is. */
  readonly more: Check<string>;
}

function wrongStringType(field: string): Problem {
  return errorOf(field, 'type', {
    en: 'must be a string; leave the field out where there is no value',
    zh: '必须是字符串；没有取值时，请不要携带该字段',
  });
}

function lengthProblem(field: string, length: number, { min, max, hint }: StringRule): Problem {
  if (length === 0)
    return errorOf(field, 'length', {
      en: `is empty; it must have ${min} to ${max} characters${hint?.en ?? ''}`,
      zh: `为空，长度必须为 ${min}～${max} 个字符${hint?.zh ?? ''}`,
    });
  return errorOf(field, 'length', {
    en: `must have ${min} to ${max} characters and has ${length}${hint?.en ?? ''}`,
    zh: `长度必须为 ${min}～${max} 个字符，实际为 ${length} 个${hint?.zh ?? ''}`,
  });
}

function strayBlanks(field: string, trimmed: string): Problem {
  return errorOf(
    field,
    'no-blanks-around',
    {
      en: 'blanks, line breaks or invisible characters stand before or after the value: the most frequent cause of 1010002',
      zh: '取值首尾带有空格、换行或不可见字符，这是 1010002 最常见的原因',
    },
    trimmed === '' ? undefined : trimmed,
  );
}

function stringField(rule: StringRule): Check<unknown> {
  return (field, value) => {
    if (typeof value !== 'string') return [rule.wrongType?.(field, value) ?? wrongStringType(field)];
    const trimmed = trimInvisible(value);
    const problems = trimmed === value ? [] : [strayBlanks(field, trimmed)];
    // Characters, not UTF-16 units: zod counts the same way.
    const length = Array.from(trimmed).length;
    if (length < rule.min || length > rule.max) problems.push(lengthProblem(field, length, rule));
    return length === 0 ? problems : [...problems, ...rule.more(field, trimmed)];
  };
}

/** `more` sees only whole numbers between `min` and `max`. */
function integerField(min: number, max: number, more: Check<number>): Check<unknown> {
  return (field, value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      const digits = typeof value === 'string' ? /^\d$/.exec(value.trim())?.[0] : undefined;
      const text = { en: 'must be a whole number without quotes', zh: '必须是不带引号的整数' };
      return [errorOf(field, 'type', text, digits)];
    }
    if (value < min || value > max)
      return [errorOf(field, 'range', { en: `must be ${min} to ${max}`, zh: `取值必须为 ${min}～${max}` })];
    return more(field, value);
  };
}

const checkLanguage: Check<number> = (field, value) =>
  value === 2
    ? []
    : [
        errorOf(
          field,
          'chinese-only',
          { en: 'only 2 (Chinese) is defined', zh: '目前只定义了 2（中文）' },
          '2',
        ),
      ];

const checkTimes: Check<number> = (field, value) =>
  value === 0
    ? [
        warningOf(field, 'endless', {
          en: '0 repeats the code without end, until the callee hangs up; every minute is charged',
          zh: '0 表示循环播放，直到被叫挂机；通话按分钟计费',
        }),
      ]
    : [];

const checkTone: Check<string> = (field, value) => {
  if (!/^[A-Za-z0-9\-_.@]+$/.test(value))
    return [
      errorOf(field, 'file-name', {
        en: 'a tone file name may contain only letters, digits and - _ . @',
        zh: '放音文件名只能包含字母、数字和 - _ . @',
      }),
    ];
  if (/\.wav$/i.test(value)) return [];
  return [
    warningOf(field, 'wav', {
      en: 'does not end in .wav; give the name of the uploaded WAV file with its extension',
      zh: '不以 .wav 结尾；请填写已上传 WAV 放音文件的完整文件名（含扩展名）',
    }),
  ];
};

const checkCode: Check<string> = (field, value) => {
  if (/^[0-9]+$/.test(value)) return [];
  const halfWidth = value.normalize('NFKC').replace(/[\s-]/g, '');
  const text = { en: 'the code consists of the digits 0 to 9 only', zh: '验证码只能由数字 0～9 组成' };
  return [errorOf(field, 'digits-only', text, /^[0-9]{2,8}$/.test(halfWidth) ? halfWidth : undefined)];
};

const numberAsCode = (field: string, value: unknown): Problem | undefined =>
  typeof value === 'number'
    ? errorOf(field, 'string-not-number', {
        en: 'must be a string in quotes: as a number the code loses its leading zeros',
        zh: '必须是带引号的字符串；写成数字会丢失验证码开头的 0',
      })
    : undefined;

const booleanAsSwitch = (field: string, value: unknown): Problem | undefined =>
  typeof value === 'boolean'
    ? errorOf(
        field,
        'string-not-boolean',
        {
          en: 'must be the string "true" or "false" in quotes, not a JSON boolean',
          zh: '必须是带引号的字符串 "true" 或 "false"，不能是 JSON 布尔值',
        },
        String(value),
      )
    : undefined;

const checkSwitch: Check<string> = (field, value) => {
  if (value === 'true' || value === 'false') return [];
  const lower = value.toLowerCase();
  const text = { en: 'must be "true" or "false" in lower case', zh: '取值只能是小写的 "true" 或 "false"' };
  return [errorOf(field, 'true-or-false', text, lower === 'true' || lower === 'false' ? lower : undefined)];
};

const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const notPrintableAscii = /[^\x20-\x7e]/;

function needsBase64(field: string, rule: string, text: Text, value: string): Problem {
  const base64 = encodeBase64(value);
  if (base64.length <= maxUserDataLength) return errorOf(field, rule, text, base64);
  return errorOf(field, rule, {
    en: `${text.en}; its Base64 form would have ${base64.length} characters, more than ${maxUserDataLength}, so shorten it`,
    zh: `${text.zh}；其 Base64 编码为 ${base64.length} 个字符，超过 ${maxUserDataLength} 个，请缩短内容`,
  });
}

const checkUserData: Check<string> = (field, value) => {
  const problems: Problem[] = [];
  if (/[{}]/.test(value)) {
    const text = {
      en: 'must not contain { or }; send Base64 instead',
      zh: '不能包含 { 和 }，请改用 Base64 编码',
    };
    problems.push(needsBase64(field, 'no-braces', text, value));
  }
  if (chinese.test(value)) {
    const text = {
      en: 'must not contain Chinese characters; send Base64 instead',
      zh: '不能包含中文字符，请改用 Base64 编码',
    };
    problems.push(needsBase64(field, 'no-chinese', text, value));
  } else if (notPrintableAscii.test(value)) {
    const text = {
      en: 'contains characters beyond printable ASCII; whether they come back unchanged is not documented',
      zh: '含有可打印 ASCII 以外的字符，文档未说明能否原样返回',
    };
    problems.push(warningOf(field, 'plain-text', text));
  }
  return problems;
};

const toneField = stringField({ min: 1, max: 128, more: checkTone });
const urlField = stringField({
  min: 1,
  max: maxPushUrlLength,
  hint: {
    en: '; in Base64 that is room for a URL of 96 characters',
    zh: '；按 Base64 计算，URL 原文最多 96 个字符',
  },
  more: checkPushUrl,
});

const rules: Readonly<Record<RequestFieldName, FieldRule>> = {
  displayNbr: {
    required: true,
    check: stringField({ min: 4, max: 31, more: (_, value) => checkDisplayNumber(value) }),
  },
  calleeNbr: {
    required: true,
    check: stringField({ min: 4, max: 31, more: (_, value) => checkCallee(value) }),
  },
  languageType: { required: true, check: integerField(-Infinity, Infinity, checkLanguage) },
  preTone: { required: true, check: toneField },
  verifyCode: {
    required: true,
    check: stringField({ min: 2, max: 8, wrongType: numberAsCode, more: checkCode }),
  },
  posTone: { required: false, check: toneField },
  times: { required: false, check: integerField(0, 9, checkTimes) },
  statusUrl: { required: false, check: urlField },
  feeUrl: { required: false, check: urlField },
  returnIdlePort: {
    required: false,
    check: stringField({ min: 1, max: 5, wrongType: booleanAsSwitch, more: checkSwitch }),
  },
  userData: { required: false, check: stringField({ min: 1, max: maxUserDataLength, more: checkUserData }) },
};

function unknownField(name: string): Problem {
  if (name === 'bindNbr')
    return errorOf(name, 'unknown-field', {
      en: 'the bound number of older editions of the API; the present one has no such field, so leave it out',
      zh: '这是旧版接口的绑定号码字段，现行接口没有该字段，请删除',
    });
  const meant = requestFieldNames.find((known) => known.toLowerCase() === name.trim().toLowerCase());
  return errorOf(name, 'unknown-field', {
    en: `callVerify has no field of this name${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    zh: `callVerify 没有该字段${meant === undefined ? '' : `，是否应为 ${meant}？`}`,
  });
}

function isFieldName(name: string): name is RequestFieldName {
  return Object.hasOwn(rules, name);
}

/** Problems of one field, errors and warnings; `undefined` means that the field is absent. Never throws. */
export function checkField(name: string, value: unknown): Problem[] {
  if (!isFieldName(name)) return [unknownField(name)];
  const { required, check } = rules[name];
  if (value === undefined || (value === null && required))
    return required ? [errorOf(name, 'required', { en: 'is required', zh: '为必填字段' })] : [];
  return check(name, value);
}
