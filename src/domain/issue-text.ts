import type { z } from 'zod';
import type { Text } from './text.ts';

/**
 * Words a zod issue in both languages. A schema may carry its own wording as `English | 中文`; everything
 * else is worded by the kind of the issue. The offending value is never repeated: it could be a secret.
 */
export function issueText(issue: z.core.$ZodIssue): Text {
  const [en, zh] = issue.message.split(' | ');
  if (en !== undefined && zh !== undefined) return { en, zh };
  switch (issue.code) {
    case 'invalid_type':
      // The value itself is not part of an issue; only the library's own words tell that there was none.
      return issue.message.endsWith('received undefined')
        ? { en: 'is missing', zh: '未提供' }
        : {
            en: `must be of type ${issue.expected}`,
            zh: `应为${typeNames[issue.expected] ?? ` ${issue.expected}`}`,
          };
    case 'too_small':
      return sized(issue.origin, issue.minimum, { en: 'at least', zh: '至少' });
    case 'too_big':
      return sized(issue.origin, issue.maximum, { en: 'at most', zh: '最多' });
    case 'invalid_value':
      return { en: `must be one of ${issue.values.join(', ')}`, zh: `取值只能是 ${issue.values.join('、')}` };
    case 'unrecognized_keys':
      return { en: 'unknown field', zh: '未知字段' };
    default:
      return { en: 'has a form that cannot be used', zh: '格式不正确' };
  }
}

/** Types as Chinese names them; a rarer one keeps the library's word. */
const typeNames: Readonly<Record<string, string>> = {
  string: '字符串',
  number: '数字',
  int: '整数',
  boolean: '布尔值',
  array: '数组',
  object: '对象',
};

function sized(origin: string, limit: number | bigint, words: Text): Text {
  if (origin === 'string')
    return {
      en: `must have ${words.en} ${limit} ${Number(limit) === 1 ? 'character' : 'characters'}`,
      zh: `长度${words.zh} ${limit} 个字符`,
    };
  if (origin === 'array')
    return {
      en: `must have ${words.en} ${limit} ${Number(limit) === 1 ? 'entry' : 'entries'}`,
      zh: `${words.zh} ${limit} 项`,
    };
  return {
    en: `must be ${words.en} ${limit}`,
    zh: `${words.zh === '至少' ? '不得小于' : '不得大于'} ${limit}`,
  };
}
