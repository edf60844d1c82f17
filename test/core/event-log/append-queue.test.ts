import { expect, test } from 'vitest';
import { AppendQueue } from '../../../src/core/event-log/append-queue.ts';
import { LogUnavailable } from '../../../src/core/event-log/event-log.ts';
import type { PackedBatch } from '../../../src/core/event-log/messages.ts';
import { bytes, entry } from './entries.ts';

interface Held {
  readonly batch: PackedBatch;
  readonly answer: (first: number) => void;
  readonly fail: (error: Error) => void;
}

/** A queue whose batches are answered by the test. */
function heldQueue(): { queue: AppendQueue; batches: Held[]; stored: number[]; next: () => Promise<Held> } {
  const batches: Held[] = [];
  const stored: number[] = [];
  let wake = (): void => undefined;
  const queue = new AppendQueue({
    store: (batch) =>
      new Promise((answer, fail) => {
        batches.push({ batch, answer, fail });
        wake();
      }),
    onStored: (entries) => stored.push(...entries.map(({ seq }) => seq)),
    onFailed: () => undefined,
  });
  let taken = 0;
  const next = async (): Promise<Held> => {
    for (;;) {
      const held = batches[taken];
      taken += held === undefined ? 0 : 1;
      if (held !== undefined) return held;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return { queue, batches, stored, next };
}

test('one batch is under way; what comes meanwhile is the next one', async () => {
  const { queue, batches, stored, next } = heldQueue();
  const first = [1, 2, 3].map(() => queue.append(entry()));
  const one = await next();
  expect(one.batch.count).toBe(3);
  const second = [1, 2].map(() => queue.append(entry({ body: bytes('x') })));
  expect(batches).toHaveLength(1);
  one.answer(10);
  expect((await Promise.all(first)).map(({ seq }) => seq)).toEqual([10, 11, 12]);
  const two = await next();
  expect([two.batch.count, two.batch.bodies.byteLength]).toEqual([2, 2]);
  two.answer(13);
  expect((await Promise.all(second)).map(({ seq }) => seq)).toEqual([13, 14]);
  await queue.drained();
  expect(stored).toEqual([10, 11, 12, 13, 14]);
});

test('a failed batch fails whole, and the next one is tried anew', async () => {
  const { queue, next } = heldQueue();
  const lost = Promise.allSettled([queue.append(entry()), queue.append(entry())]);
  (await next()).fail(new LogUnavailable('disk-full', 'full'));
  expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const kept = queue.append(entry());
  (await next()).answer(1);
  expect((await kept).seq).toBe(1);
});

test('a batch is bounded, by bytes and by number', async () => {
  const { queue, next } = heldQueue();
  const large = Array.from({ length: 20 }, () => queue.append(entry({ body: new Uint8Array(1 << 20) })));
  const many = Array.from({ length: 5_000 }, () => queue.append(entry()));
  const counts: number[] = [];
  let seq = 1;
  while (counts.reduce((sum, count) => sum + count, 0) < 5_020) {
    const { batch, answer } = await next();
    counts.push(batch.count);
    answer(seq);
    seq += batch.count;
  }
  expect(counts).toEqual([16, 4_096, 908]);
  const numbers = (await Promise.all([...large, ...many])).map((stored) => stored.seq);
  expect(numbers).toEqual(Array.from({ length: 5_020 }, (_, i) => i + 1));
});
