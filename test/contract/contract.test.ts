import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callFormSchema } from '../../src/contract/call-form.ts';
import { events, methods } from '../../src/contract/contract.ts';
import { lazily } from '../../src/contract/define.ts';

/** Names of all fields that a schema can let through, at any depth. */
function fieldNames(schema: z.ZodType): string[] {
  const json: unknown = z.toJSONSchema(schema, { unrepresentable: 'any' });
  const names: string[] = [];
  JSON.stringify(json, (key, value: unknown) => {
    if (key === 'properties') names.push(...Object.keys(value as object));
    return value;
  });
  return names;
}

describe('the contract', () => {
  it('names methods noun.verb and events noun.pastTense', () => {
    for (const name of Object.keys(methods)) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
    for (const name of Object.keys(events)) expect(name).toMatch(/^[a-z]+\.([a-z]+ed|problem)$/);
  });

  it.each(Object.entries(methods))('%s takes no unknown field', (_name, { input }) => {
    const { success, error } = input.safeParse({ notInTheContract: 1 });
    expect(success).toBe(false);
    expect(error?.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))).toEqual([
      'notInTheContract',
    ]);
  });

  it('has no field through which a secret or a digest could come out', () => {
    const outputs = [...Object.values(methods).map(({ output }) => output), ...Object.values(events)];
    const names = outputs.flatMap(fieldNames).filter((name) => /secret|digest|passw|xAksk/i.test(name));
    // Of a profile: where its secret is kept, in words.
    expect(new Set(names)).toEqual(new Set(['secret', 'storedSecret']));
    expect(methods['profile.list'].output.safeParse([{ secret: 'planted' }]).success).toBe(false);
  });

  it('fills in a call form', () => {
    expect(callFormSchema.parse({ profile: 'P', callee: '1', code: '2' })).toEqual({
      profile: 'P',
      callee: '1',
      code: '2',
      languageType: 2,
      idlePort: false,
      push: 'listener',
    });
  });

  it.each([
    ['log.query', { from: 'yesterday' }, 'from'],
    ['log.query', { until: '2026-13-01' }, 'until'],
    ['log.query', { limit: 0 }, 'limit'],
    ['log.query', { text: '' }, 'text'],
    ['listener.start', { port: 65_536 }, 'port'],
    ['listener.start', { publicUrl: 'notify.example.com' }, 'publicUrl'],
    ['listener.start', { publicUrl: 'https://user:pw@notify.example.com' }, 'publicUrl'],
    ['simulator.start', { speed: 0 }, 'speed'],
    ['profile.setSecret', { name: 'P', secret: '' }, 'secret'],
  ] as const)('%s refuses %j', (name, input, field) => {
    expect(methods[name].input.safeParse(input).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      field,
    ]);
  });

  it('leaves out of a change of settings what was left out, and names what it does not know', () => {
    const { input } = methods['settings.save'];
    const changes = { preferences: { theme: 'dark' }, listener: {}, limits: { answerMs: 500 } };
    expect(input.parse({ ...changes, retention: { days: null } })).toEqual({
      ...changes,
      retention: { days: null },
    });
    expect(input.safeParse({ listener: { port: 9330, bogus: 1 } }).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', path: ['listener'], keys: ['bogus'] },
    ]);
  });

  it.each(['2026-11-01', '2026-11-01T10:00', '2026-11-01T10:00:00.000Z'])('takes the time %s', (from) => {
    expect(methods['log.query'].input.safeParse({ from, until: from }).success).toBe(true);
  });
});

describe('a lazy table', () => {
  it('makes an entry when it is first asked for, and once', () => {
    let made = 0;
    const table = lazily({ one: () => ({ count: (made += 1) }), two: () => 'never' });
    expect(Object.keys(table)).toEqual(['one', 'two']);
    expect(made).toBe(0);
    expect([table.one, table.one]).toEqual([{ count: 1 }, { count: 1 }]);
    expect(made).toBe(1);
  });

  it('has no entries but its own', () => {
    expect(Object.hasOwn(lazily({ one: () => 1 }), 'constructor')).toBe(false);
  });
});
