/**
 * Events on their way to a screen: the first one at once, what follows within the interval together, so that a
 * burst of notifications is a few messages and not thousands.
 */
import type { z } from 'zod';
import { events as eventTable, type EventPayload, type Events } from './contract.ts';
import type { EventBus } from './event-bus.ts';

/** One event as it travels. */
export type SentEvent = {
  readonly [Name in keyof Events]: { readonly name: Name; readonly payload: EventPayload<Name> };
}[keyof Events];

export type EventBatch = readonly SentEvent[];

export interface BatchOptions {
  /** Shortest time between two batches, milliseconds. */
  readonly intervalMs?: number;
  /** Log entries that may wait; older ones are left out and the receiver sees the gap in their numbers. */
  readonly maxEntries?: number;
  after(this: void, ms: number, task: () => void): () => void;
  now(this: void): number;
  send(this: void, batch: EventBatch): void;
}

/** Every payload is parsed: a field that the contract does not list cannot leave the host. @returns what ends it */
export function sendInBatches(events: EventBus<Events>, options: BatchOptions): () => void {
  const { intervalMs = 100, maxEntries = 2000 } = options;
  let waiting: SentEvent[] = [];
  let sentAt = -Infinity;
  let cancel: (() => void) | null = null;

  const flush = (): void => {
    cancel = null;
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    sentAt = options.now();
    options.send(batch);
  };
  const take = (event: SentEvent): void => {
    waiting = joined(waiting, event, maxEntries);
    if (cancel !== null) return;
    const wait = sentAt + intervalMs - options.now();
    if (wait <= 0) flush();
    else cancel = options.after(wait, flush);
  };

  const names = Object.keys(eventTable) as (keyof Events)[];
  const ends = names.map((name) => events.on(name, (payload) => take(parsed(name, payload))));
  return () => {
    for (const end of ends) end();
    cancel?.();
  };
}

function parsed(name: keyof Events, payload: unknown): SentEvent {
  const schema: z.ZodType = eventTable[name];
  // The schema of this very name has just made the payload.
  return { name, payload: schema.parse(payload) } as SentEvent;
}

/** Entries of one batch travel as one event. */
function joined(waiting: SentEvent[], event: SentEvent, maxEntries: number): SentEvent[] {
  if (event.name !== 'log.appended') return [...waiting, event];
  const at = waiting.findIndex(({ name }) => name === 'log.appended');
  const before = waiting[at];
  const earlier = before?.name === 'log.appended' ? before.payload.entries : [];
  const entries = [...earlier, ...event.payload.entries].slice(-maxEntries);
  const merged = { name: 'log.appended', payload: { entries } } as const;
  return before === undefined ? [...waiting, merged] : waiting.with(at, merged);
}
