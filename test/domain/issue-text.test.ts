import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueText } from '../../src/domain/issue-text.ts';

function texts(schema: z.ZodType, value: unknown): { en: string; zh: string }[] {
  return schema.safeParse(value).error?.issues.map(issueText) ?? [];
}

describe('an issue in words', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['missing', z.object({ a: z.string() }), {}, 'is missing'],
    ['of a wrong type', z.string(), 7, 'must be of type string'],
    ['null', z.string(), null, 'must be of type string'],
    ['a fraction', z.number().int(), 1.5, 'must be of type int'],
    ['a short text', z.string().min(2), 'a', 'must have at least 2 characters'],
    ['a long text', z.string().max(2), 'abc', 'must have at most 2 characters'],
    ['a short list', z.array(z.string()).min(1), [], 'must have at least 1 entry'],
    ['a long list', z.array(z.string()).max(1), ['', ''], 'must have at most 1 entry'],
    ['a small number', z.number().min(1), 0, 'must be at least 1'],
    ['a great number', z.number().max(9), 10, 'must be at most 9'],
    ['none of a list', z.enum(['utc', 'local']), 'x', 'must be one of utc, local'],
    ['an unknown field', z.strictObject({}), { x: 1 }, 'unknown field'],
    ['of another form', z.string().regex(/^a$/), 'b', 'has a form that cannot be used'],
    ['worded by its schema', z.string().regex(/^a$/, 'say a | 应为 a'), 'b', 'say a'],
  ])('%s', (_kind, schema, value, en) => {
    const [text, ...others] = texts(schema, value);
    expect(text?.en).toBe(en);
    expect(text?.zh).toMatch(/\p{Script=Han}/u);
    // Numbers and values are the same in both languages.
    for (const [number] of en.matchAll(/\d+|utc|local/g)) expect(text?.zh).toContain(number);
    expect(others).toEqual([]);
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
