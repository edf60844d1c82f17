/**
 * What every transport owes the screens, written once. A transport's test hands in how it is opened; it then
 * carries a small contract with planted handlers, and the contract's own events.
 *
 *     describeConformance('HTTP and WebSocket', async (host) => openHttpTransport(host));
 */
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { events as eventTable, type Events } from '../../src/contract/contract.ts';
import { method, type HandlersOf } from '../../src/contract/define.ts';
import { createDispatch, type Dispatch } from '../../src/contract/dispatch.ts';
import { AppError, failureSchema, type Failure } from '../../src/contract/errors.ts';
import { createEventBus, type EventBus } from '../../src/contract/event-bus.ts';
import type { EventBatch, SentEvent } from '../../src/contract/event-batches.ts';

/** What a transport carries: the receiving end of calls, and the source of events. */
export interface CarriedHost {
  readonly dispatch: Dispatch;
  readonly events: EventBus<Events>;
}

/** The far end of a transport, as a screen has it. */
export interface Transport {
  /** Carries one call. @returns the reply as it arrived */
  request(name: string, input: unknown): Promise<unknown>;
  /** Resolves when the subscription is in force; the returned function ends it. */
  subscribe(listener: (batch: EventBatch) => void): Promise<() => void>;
  close(): Promise<void>;
}

export type OpenTransport = (host: CarriedHost) => Promise<Transport>;

const methods = {
  'note.echo': method(
    z.strictObject({ text: z.string(), count: z.number().int().min(1).default(1) }),
    z.object({ text: z.string(), count: z.number(), owner: z.object({ name: z.string() }) }),
  ),
  'note.wait': method(z.strictObject({ id: z.string() }), z.object({ id: z.string() })),
  'note.refuse': method(z.strictObject({}), z.object({})),
  'note.fail': method(z.strictObject({}), z.object({})),
} as const;

/** Must reach nobody beyond the host. */
const planted = 'plantedSecret';

interface Rig {
  readonly transport: Transport;
  readonly events: EventBus<Events>;
  /** What the handlers got. */
  readonly inputs: unknown[];
  /** Lets the waiting call of this id go on. */
  release(this: void, id: string): void;
}

async function openRig(open: OpenTransport): Promise<Rig> {
  const inputs: unknown[] = [];
  const waiting = new Map<string, PromiseWithResolvers<undefined>>();
  const gate = (id: string): PromiseWithResolvers<undefined> => {
    const known = waiting.get(id) ?? Promise.withResolvers<undefined>();
    waiting.set(id, known);
    return known;
  };
  const handlers: HandlersOf<typeof methods> = {
    'note.echo': (input) => {
      inputs.push(input);
      const owner = { name: 'a', appSecret: planted };
      return Promise.resolve({ ...input, secret: planted, owner });
    },
    'note.wait': async ({ id }) => {
      await gate(id).promise;
      return { id };
    },
    'note.refuse': () =>
      Promise.reject(
        new AppError(
          'conflict',
          { en: 'The name is taken.', zh: '该名称已被占用。' },
          { next: { en: 'Choose another.', zh: '请更换名称。' }, cause: new Error(planted) },
        ),
      ),
    'note.fail': () => Promise.reject(new TypeError(planted)),
  };
  const events = createEventBus<Events>();
  const dispatch = createDispatch(methods, handlers, () => undefined);
  const transport = await open({ dispatch, events });
  onTestFinished(() => transport.close());
  return { transport, events, inputs, release: (id) => gate(id).resolve(undefined) };
}

/** Every failure has the published form, no field more. */
function asFailure(reply: unknown): Failure {
  return failureSchema.strict().parse(reply);
}

export function describeConformance(name: string, open: OpenTransport): void {
  describe(`${name} carries calls`, () => describeCalls(open));
  describe(`${name} refuses`, () => describeRefusals(open));
  describe(`${name} carries events`, () => describeEvents(open));
}

function describeCalls(open: OpenTransport): void {
  it('with defaults filled in, and only the listed fields back', async () => {
    const { transport, inputs } = await openRig(open);
    expect(await transport.request('note.echo', { text: 'abc' })).toEqual({
      ok: true,
      value: { text: 'abc', count: 1, owner: { name: 'a' } },
    });
    expect(inputs).toEqual([{ text: 'abc', count: 1 }]);
  });

  it('with any text whole', async () => {
    const { transport, inputs } = await openRig(open);
    const text = '主叫 😀 "quoted" \\ \u2028 \u0000 <script>';
    expect(await transport.request('note.echo', { text })).toMatchObject({ ok: true, value: { text } });
    expect(inputs).toEqual([{ text, count: 1 }]);
  });

  it('as long as the longest import', async () => {
    const { transport } = await openRig(open);
    const text = '长'.repeat(4_000_000);
    const reply = z
      .object({ ok: z.literal(true), value: z.object({ text: z.string() }) })
      .parse(await transport.request('note.echo', { text }));
    expect(reply.value.text === text).toBe(true);
  });

  it('side by side: a quick one does not wait for a slow one, and each gets its own reply', async () => {
    const { transport, release } = await openRig(open);
    const slow = transport.request('note.wait', { id: 'slow' });
    release('quick');
    expect(await transport.request('note.wait', { id: 'quick' })).toEqual({
      ok: true,
      value: { id: 'quick' },
    });
    release('slow');
    expect(await slow).toEqual({ ok: true, value: { id: 'slow' } });
  });
}

function describeRefusals(open: OpenTransport): void {
  it.each([
    '',
    'note',
    'note.ECHO',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'note.echo/../note.fail',
    '../session',
    '/',
    '%',
    'note.echo?x=1#y',
    'note.echo\u0000',
    '\r\nx-planted: 1',
    '主叫',
    'x'.repeat(5000),
  ])('a name that is none of the contract: %j', async (name) => {
    const { transport, inputs } = await openRig(open);
    expect(asFailure(await transport.request(name, { text: 'abc' })).code).toBe('unknown-method');
    expect(inputs).toEqual([]);
  });

  it.each([
    [{}, ['text']],
    [{ text: 7, count: 0 }, ['text', 'count']],
    [{ text: 'abc', colour: 1, size: 2 }, ['colour', 'size']],
    [{ text: 'abc', constructor: 1 }, ['constructor']],
  ])('an input that breaks rules, naming each field: %j', async (input, names) => {
    const { transport, inputs } = await openRig(open);
    const { code, fields } = asFailure(await transport.request('note.echo', input));
    expect(code).toBe('invalid-input');
    expect(fields.map(({ field }) => field)).toEqual(names);
    expect(inputs).toEqual([]);
  });

  it.each([['abc'], [7], [true], [[]], [['text']]])('an input that is no object: %j', async (input) => {
    const { transport, inputs } = await openRig(open);
    expect(asFailure(await transport.request('note.echo', input)).code).toBe('invalid-input');
    expect(inputs).toEqual([]);
  });

  it('in the words of the handler, without what lies behind them', async () => {
    const { transport } = await openRig(open);
    expect(asFailure(await transport.request('note.refuse', {}))).toEqual({
      ok: false,
      code: 'conflict',
      message: { en: 'The name is taken.', zh: '该名称已被占用。' },
      next: { en: 'Choose another.', zh: '请更换名称。' },
      fields: [],
    });
  });

  it('after a fault of the program in one sentence, without its words or stack', async () => {
    const { transport } = await openRig(open);
    const reply = asFailure(await transport.request('note.fail', {}));
    expect(reply.code).toBe('unexpected');
    expect(JSON.stringify(reply)).not.toMatch(/planted|Error|\bat |\.ts/);
  });
}

function describeEvents(open: OpenTransport): void {
  it('in their order', async () => {
    const { transport, events } = await openRig(open);
    const received = await collect(transport);
    for (let speed = 1; speed <= 50; speed += 1) events.emit('simulator.changed', simulatorAt(speed));
    await received.until((all) => all.length === 50);
    expect(received.all).toEqual(
      Array.from({ length: 50 }, (_, at) => ({ name: 'simulator.changed', payload: simulatorAt(at + 1) })),
    );
  });

  it('with the listed fields only', async () => {
    const { transport, events } = await openRig(open);
    const received = await collect(transport);
    events.emit('simulator.changed', { ...simulatorAt(1), ...{ appSecret: planted } });
    await received.until((all) => all.length === 1);
    expect(received.all).toEqual([{ name: 'simulator.changed', payload: simulatorAt(1) }]);
  });

  it('that the contract can read, texts of both languages whole', async () => {
    const { transport, events } = await openRig(open);
    const received = await collect(transport);
    const problem = { text: { en: 'Full.', zh: '磁盘已满。' }, next: { en: 'Free it.', zh: '请释放空间。' } };
    events.emit('log.problem', { problem });
    await received.until((all) => all.length === 1);
    const [first] = received.all;
    expect(first?.name).toBe('log.problem');
    expect(eventTable['log.problem'].strict().parse(first?.payload)).toEqual({ problem });
  });

  it('to each that subscribed, until it ends its own subscription', async () => {
    const { transport, events } = await openRig(open);
    const [ended, other] = [await collect(transport), await collect(transport)];
    events.emit('simulator.changed', simulatorAt(1));
    await Promise.all([ended, other].map((one) => one.until((all) => all.length === 1)));
    ended.end();
    events.emit('simulator.changed', simulatorAt(2));
    await other.until((all) => all.length === 2);
    expect(ended.all).toHaveLength(1);
  });
}

function simulatorAt(speed: number): Extract<SentEvent, { name: 'simulator.changed' }>['payload'] {
  return { running: true, elsewhere: false, url: null, appKey: 'key', speed };
}

interface Collected {
  readonly all: readonly SentEvent[];
  /** Resolves as soon as the condition holds. */
  until(condition: (all: readonly SentEvent[]) => boolean): Promise<void>;
  end(): void;
}

async function collect(transport: Transport): Promise<Collected> {
  const all: SentEvent[] = [];
  let wake = (): void => undefined;
  const end = await transport.subscribe((batch) => {
    all.push(...batch);
    wake();
  });
  return {
    all,
    end,
    async until(condition) {
      while (!condition(all)) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}
