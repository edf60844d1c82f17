import { describe, expect, it, onTestFinished } from 'vitest';
import type { z } from 'zod';
import { createEventBus } from '../../src/contract/event-bus.ts';

interface Bell {
  times: number;
}
// An interface has no index signature, which an event table must have.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type Table = { 'bell.rang': z.ZodType<Bell>; 'door.opened': z.ZodType<object> };

/** Resolves with the next unhandled rejection, which is then handled. */
function nextUnhandled(): Promise<unknown> {
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  onTestFinished(() => {
    process.removeAllListeners('unhandledRejection');
    for (const other of others) process.on('unhandledRejection', other);
  });
  return new Promise((resolve) => process.once('unhandledRejection', resolve));
}

describe('an event bus', () => {
  it('tells the listeners of an event, in order, and nobody else', () => {
    const bus = createEventBus<Table>();
    const told: string[] = [];
    bus.on('bell.rang', ({ times }) => told.push(`first ${times}`));
    bus.on('bell.rang', ({ times }) => told.push(`second ${times}`));
    bus.on('door.opened', () => told.push('door'));
    bus.emit('bell.rang', { times: 2 });
    expect(told).toEqual(['first 2', 'second 2']);
  });

  it('knows whether anybody listens', () => {
    const bus = createEventBus<Table>();
    expect(bus.hasListeners('bell.rang')).toBe(false);
    const off = bus.on('bell.rang', () => undefined);
    expect([bus.hasListeners('bell.rang'), bus.hasListeners('door.opened')]).toEqual([true, false]);
    off();
    off();
    expect(bus.hasListeners('bell.rang')).toBe(false);
  });

  it('ends one subscription only, also where one function has two', () => {
    const bus = createEventBus<Table>();
    let told = 0;
    const listener = (): void => void (told += 1);
    const off = bus.on('bell.rang', listener);
    bus.on('bell.rang', listener);
    bus.emit('bell.rang', { times: 1 });
    off();
    bus.emit('bell.rang', { times: 1 });
    expect(told).toBe(3);
  });

  it('is steady while listeners come and go during an event', () => {
    const bus = createEventBus<Table>();
    const told: string[] = [];
    const offs = [
      bus.on('bell.rang', () => {
        told.push('first');
        offs[1]?.();
        bus.on('bell.rang', () => told.push('late'));
      }),
      bus.on('bell.rang', () => told.push('second')),
    ];
    bus.emit('bell.rang', { times: 1 });
    expect(told).toEqual(['first']);
  });

  it('keeps the fault of one listener from the sender and the others, and does not swallow it', async () => {
    const bus = createEventBus<Table>();
    const unhandled = nextUnhandled();
    const told: number[] = [];
    bus.on('bell.rang', () => {
      throw new Error('a fault of a screen');
    });
    bus.on('bell.rang', ({ times }) => told.push(times));
    bus.emit('bell.rang', { times: 3 });
    expect(told).toEqual([3]);
    expect(String(await unhandled)).toContain('a fault of a screen');
  });
});
