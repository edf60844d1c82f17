import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { method } from '../../src/contract/define.ts';
import { createDispatch, type Dispatch } from '../../src/contract/dispatch.ts';
import { AppError, failureSchema, type Failure } from '../../src/contract/errors.ts';

const methods = {
  'note.add': method(
    z.strictObject({
      title: z.string().min(2).max(5),
      pages: z.number().int().default(1),
      author: z.strictObject({ name: z.string() }).optional(),
    }),
    z.object({ id: z.number(), owner: z.object({ name: z.string() }) }),
  ),
  'note.none': method(z.strictObject({}), z.object({})),
} as const;

interface Fault {
  readonly error: unknown;
  readonly name: string;
}

function table(handle: () => Promise<unknown> = () => Promise.resolve({ id: 1, owner: { name: 'a' } })): {
  dispatch: Dispatch;
  faults: Fault[];
  inputs: unknown[];
} {
  const faults: Fault[] = [];
  const inputs: unknown[] = [];
  const dispatch = createDispatch(
    methods,
    {
      'note.add': (input) => {
        inputs.push(input);
        // Handlers of the wrong kind are what these tests are about.
        return handle() as Promise<never>;
      },
      'note.none': () => Promise.resolve({}),
    },
    (error, name) => faults.push({ error, name }),
  );
  return { dispatch, faults, inputs };
}

async function failure(reply: ReturnType<Dispatch>): Promise<Failure> {
  // Every failure has the published form, no field more.
  return failureSchema.strict().parse(await reply);
}

describe('a name', () => {
  it.each(['', 'note', 'note.ADD', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'that is none of the table is refused: %j',
    async (name) => {
      const { dispatch, faults } = table();
      const { code, fields } = await failure(dispatch(name, {}));
      expect({ code, fields, faults }).toEqual({ code: 'unknown-method', fields: [], faults: [] });
    },
  );

  it('is only answered where its handler is an own key too', async () => {
    const inherited = Object.create({ 'note.add': () => Promise.resolve({}) }) as never;
    const reply = createDispatch(methods, inherited, () => undefined)('note.add', { title: 'abc' });
    expect((await failure(reply)).code).toBe('unknown-method');
  });

  it('that only the handlers have is refused too', async () => {
    const both = { 'note.add': () => Promise.resolve({}), constructor: () => Promise.resolve({}) } as never;
    const reply = createDispatch(methods, both, () => undefined)('constructor', {});
    expect((await failure(reply)).code).toBe('unknown-method');
  });
});

describe('an input', () => {
  it('reaches its handler parsed, defaults filled in', async () => {
    const { dispatch, inputs } = table();
    expect(await dispatch('note.add', { title: 'abc' })).toEqual({
      ok: true,
      value: { id: 1, owner: { name: 'a' } },
    });
    expect(inputs).toEqual([{ title: 'abc', pages: 1 }]);
  });

  it.each([undefined, null])('may be left out where nothing is asked: %j', async (input) => {
    expect(await table().dispatch('note.none', input)).toEqual({ ok: true, value: {} });
  });

  it.each([
    [{}, 'title', 'invalid-type', 'title: is missing.'],
    [{ title: 7 }, 'title', 'invalid-type', 'title: must be of type string.'],
    [{ title: 'a' }, 'title', 'too-small', 'title: must have at least 2 characters.'],
    [{ title: 'abc', author: {} }, 'author.name', 'invalid-type', 'author.name: is missing.'],
    ['abc', 'input', 'invalid-type', 'input: must be of type object.'],
  ])('that does not parse names the field: %j', async (input, field, rule, en) => {
    const { dispatch, inputs, faults } = table();
    const { code, fields, message } = await failure(dispatch('note.add', input));
    expect(code).toBe('invalid-input');
    // Both sentences begin with the wire name of the field.
    const zh = expect.stringMatching(new RegExp(`^${field}：.*\\p{Script=Han}.*。$`, 'u')) as string;
    expect(fields).toEqual([{ field, rule, severity: 'error', text: { en, zh } }]);
    expect(message.en).toBe(`Some values cannot be used: ${field}.`);
    expect(message.zh).toContain(field);
    expect([...inputs, ...faults]).toEqual([]);
  });

  it('names each unknown field, also below the top', async () => {
    const input = { title: 'abc', colour: 1, size: 2, author: { name: 'n', age: 3 } };
    const { fields } = await failure(table().dispatch('note.add', input));
    expect(fields.map(({ field, rule }) => [field, rule])).toEqual([
      ['author.age', 'unrecognized-keys'],
      ['colour', 'unrecognized-keys'],
      ['size', 'unrecognized-keys'],
    ]);
  });

  it('is never repeated in the refusal: it could hold a secret', async () => {
    const reply = await table().dispatch('note.add', { title: 'topSecretValue', pages: 'topSecretValue' });
    expect(JSON.stringify(reply)).not.toContain('topSecretValue');
  });

  it('cannot steer a terminal by the name of a field', async () => {
    const { fields, message } = await failure(
      table().dispatch('note.add', { title: 'abc', '\u001b[2Jx\u202ey': 1 }),
    );
    expect(JSON.stringify([fields[0]?.text, message])).toMatch(/\?\[2Jx\?y: unknown field/);
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(`${fields[0]?.text.en ?? ''}${message.zh}`).not.toMatch(/[\u001b\u202e]/);
  });

  it('with hostile field names changes no prototype', async () => {
    const input: unknown = JSON.parse('{"title":"abc","__proto__":{"polluted":1},"constructor":{}}');
    await table().dispatch('note.add', input);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('an output', () => {
  it('loses what the schema does not list, so that nothing rides along', async () => {
    const { dispatch } = table(() =>
      Promise.resolve({ id: 1, secret: 'planted', owner: { name: 'a', appSecret: 'planted' } }),
    );
    const reply = await dispatch('note.add', { title: 'abc' });
    expect(reply).toEqual({ ok: true, value: { id: 1, owner: { name: 'a' } } });
  });

  it('of the wrong form is a fault of the program', async () => {
    const { dispatch, faults } = table(() => Promise.resolve({ id: 'planted' }));
    const reply = await failure(dispatch('note.add', { title: 'abc' }));
    expect(reply.code).toBe('unexpected');
    expect(JSON.stringify(reply)).not.toContain('planted');
    expect(faults).toEqual([{ error: expect.any(z.ZodError) as unknown, name: 'note.add' }]);
  });
});

describe('a handler that fails', () => {
  it('with an AppError is answered with its code, texts and fields, nothing else', async () => {
    const error = new AppError(
      'conflict',
      { en: 'Taken.', zh: '已被占用。' },
      { next: { en: 'Wait.', zh: '请等待。' }, cause: new Error('planted cause') },
    );
    const { dispatch, faults } = table(() => Promise.reject(error));
    expect(await dispatch('note.add', { title: 'abc' })).toEqual({
      ok: false,
      code: 'conflict',
      message: { en: 'Taken.', zh: '已被占用。' },
      next: { en: 'Wait.', zh: '请等待。' },
      fields: [],
    });
    expect(faults).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['rejects', () => Promise.reject(new TypeError('planted words'))],
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- code of others does
    ['rejects with a text', () => Promise.reject('planted words')],
    [
      'throws at once',
      () => {
        throw new RangeError('planted words');
      },
    ],
  ])('otherwise (%s) says nothing about it, and tells the developer', async (_how, handle) => {
    const { dispatch, faults } = table(handle);
    const reply = await failure(dispatch('note.add', { title: 'abc' }));
    expect(reply.code).toBe('unexpected');
    expect(JSON.stringify(reply)).not.toMatch(/planted|Error|\bat |\.ts/);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.name).toBe('note.add');
    expect(String(faults[0]?.error)).toContain('planted words');
  });
});
