/**
 * Events on their way to a screen: one that comes alone goes at once, and the more come the longer they wait for
 * each other, so that a burst of notifications is a few messages and not thousands.
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
  /** Longest time between two batches, milliseconds. */
  readonly intervalMs?: number;
  /** Log entries that may wait; older ones are left out and the receiver sees the gap in their numbers. */
  readonly maxEntries?: number;
  after(this: void, ms: number, task: () => void): () => void;
  now(this: void): number;
  send(this: void, batch: EventBatch): void;
}

/** For each event of a batch the next one waits that long, so that a screen has a frame to draw it. Milliseconds. */
const perEventMs = 16;

/** Every payload is parsed: a field that the contract does not list cannot leave the host. @returns what ends it */
export function sendInBatches(events: EventBus<Events>, options: BatchOptions): () => void {
  const { intervalMs = 100, maxEntries = 2000 } = options;
  let waiting: SentEvent[] = [];
  let nextAt = -Infinity;
  let cancel: (() => void) | null = null;

  const flush = (): void => {
    cancel = null;
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    nextAt = options.now() + Math.min(intervalMs, perEventMs * sizeOf(batch));
    options.send(batch);
  };
  const take = (event: SentEvent): void => {
    waiting = joined(waiting, event, maxEntries);
    if (cancel !== null) return;
    const wait = nextAt - options.now();
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

function sizeOf(batch: EventBatch): number {
  return batch.reduce((sum, { payload }) => sum + ('entries' in payload ? payload.entries.length : 1), 0);
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
