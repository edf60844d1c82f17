import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { createClient } from '../../src/contract/client.ts';
import type { Handlers, MethodInput, MethodOutput } from '../../src/contract/contract.ts';
import { method, type HandlersOf } from '../../src/contract/define.ts';
import { createDispatch, type Dispatch } from '../../src/contract/dispatch.ts';
import { AppError } from '../../src/contract/errors.ts';

const methods = {
  'number.double': method(
    z.strictObject({ of: z.number(), times: z.number().default(1) }),
    z.object({ is: z.number() }),
  ),
  'number.forget': method(z.strictObject({}), z.object({})),
} as const;
type Table = typeof methods;

const dispatch = createDispatch(
  methods,
  {
    'number.double': ({ of, times }) => Promise.resolve({ is: of * 2 ** times }),
    'number.forget': () => Promise.reject(refusal),
  },
  () => undefined,
);
const refusal = new AppError(
  'conflict',
  { en: 'Not now.', zh: '现在不行。' },
  {
    next: { en: 'Later.', zh: '稍后再试。' },
    fields: [{ field: 'of', rule: 'odd', severity: 'warning', text: { en: 'of: odd', zh: 'of：奇数' } }],
  },
);

describe('a client', () => {
  it('hands name and input on and gives the value back', async () => {
    const seen: unknown[] = [];
    const carry: Dispatch = (name, input) => {
      seen.push([name, input]);
      return dispatch(name, input);
    };
    const client = createClient<Table>(carry);
    expect(await client.call('number.double', { of: 4 })).toEqual({ is: 8 });
    expect(await client.request('number.double', { of: 4, times: 2 })).toEqual({
      ok: true,
      value: { is: 16 },
    });
    expect(seen).toEqual([
      ['number.double', { of: 4 }],
      ['number.double', { of: 4, times: 2 }],
    ]);
  });

  it('gives a failure as a value, or throws it whole', async () => {
    const client = createClient<Table>(dispatch);
    const { text: message, code, next, fields } = refusal;
    expect(await client.request('number.forget', {})).toEqual({ ok: false, code, message, next, fields });
    const thrown: unknown = await client.call('number.forget', {}).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(AppError);
    expect(thrown).toMatchObject({ code, text: message, next, fields });
  });
});

describe('the types', () => {
  it('know each method by name', () => {
    const doubled = createClient<Table>(dispatch).call('number.double', { of: 1 });
    expectTypeOf(doubled).resolves.toEqualTypeOf<{ is: number }>();
    expectTypeOf<MethodInput<'profile.remove'>>().toEqualTypeOf<{ name: string }>();
    expectTypeOf<MethodOutput<'profile.setSecret'>['trimmed']>().toEqualTypeOf<boolean>();
    // @ts-expect-error -- no such method
    expectTypeOf<MethodInput<'simulator.explode'>>().not.toBeNever();
  });

  it('refuse a forgotten handler, one too many and one of the wrong kind', () => {
    const double: HandlersOf<Table>['number.double'] = ({ of }) => Promise.resolve({ is: of });
    const forget: HandlersOf<Table>['number.forget'] = () => Promise.resolve({});
    // @ts-expect-error -- 'number.forget' is forgotten
    const incomplete: HandlersOf<Table> = { 'number.double': double };
    const tooMany: HandlersOf<Table> = {
      'number.double': double,
      'number.forget': forget,
      // @ts-expect-error -- there is no such method
      'number.invent': forget,
    };
    const wrong: HandlersOf<Table> = {
      // @ts-expect-error -- the output has another form
      'number.double': () => Promise.resolve({ was: 1 }),
      'number.forget': forget,
    };
    // @ts-expect-error -- all methods of the contract are forgotten
    const none: Handlers = {};
    expect([incomplete, tooMany, wrong, none]).toHaveLength(4);
  });
});
