import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueText } from '../../src/domain/issue-text.ts';

function texts(schema: z.ZodType, value: unknown): { en: string; zh: string }[] {
  return schema.safeParse(value).error?.issues.map(issueText) ?? [];
}

describe('an issue in words', () => {
  it.each<[string, z.ZodType, unknown, string, string]>([
    ['missing', z.object({ a: z.string() }), {}, 'is missing', '缺失'],
    ['of a wrong type', z.string(), 7, 'must be of type string', '类型应为 string'],
    ['null', z.string(), null, 'must be of type string', '类型应为 string'],
    ['a fraction', z.number().int(), 1.5, 'must be of type int', '类型应为 int'],
    ['a short text', z.string().min(2), 'a', 'must have at least 2 characters', '长度至少 2 个字符'],
    ['a long text', z.string().max(2), 'abc', 'must have at most 2 characters', '长度最多 2 个字符'],
    ['a short list', z.array(z.string()).min(1), [], 'must have at least 1 entry', '至少 1 项'],
    ['a long list', z.array(z.string()).max(1), ['', ''], 'must have at most 1 entry', '最多 1 项'],
    ['a small number', z.number().min(1), 0, 'must be at least 1', '不得小于 1'],
    ['a great number', z.number().max(9), 10, 'must be at most 9', '不得大于 9'],
    ['none of a list', z.enum(['utc', 'local']), 'x', 'must be one of utc, local', '取值只能是 utc、local'],
    ['an unknown field', z.strictObject({}), { x: 1 }, 'unknown field', '未知字段'],
    ['of another form', z.string().regex(/^a$/), 'b', 'has a form that cannot be used', '格式不正确'],
    ['worded by its schema', z.string().regex(/^a$/, 'say a | 应为 a'), 'b', 'say a', '应为 a'],
  ])('%s', (_kind, schema, value, en, zh) => {
    expect(texts(schema, value)).toEqual([{ en, zh }]);
  });

  it('never repeats the value: it could be a secret', () => {
    const secret = 'topSecretValue';
    const schemas = [
      z.number(),
      z.string().max(3),
      z.string().regex(/^\d$/),
      z.enum(['a']),
      z.literal('b'),
      z.email(),
      z.union([z.number(), z.strictObject({})]),
      z.array(z.string()),
      z.string().refine(() => false),
    ];
    for (const schema of schemas) {
      const [text] = texts(schema, secret);
      expect(text).toBeDefined();
      expect(JSON.stringify(text)).not.toContain(secret);
    }
  });
});
