import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredEntry } from '../../../src/core/event-log/event-log.ts';
import { Tail } from '../../../src/core/event-log/tail.ts';
import { entry } from './entries.ts';

/** Batches in the order of their commit; `known`: other processes' entries are noticed right after it. */
const anyBatch = fc.record({
  own: fc.boolean(),
  size: fc.integer({ min: 1, max: 4 }),
  noticed: fc.boolean(),
});

test('own and foreign entries are told in order, none twice, none left out, however the answers are delayed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(anyBatch, { maxLength: 12 }), async (scheduler, batches) => {
      const log: StoredEntry[] = [];
      const told: number[] = [];
      const tail = new Tail({
        watch: (on) => scheduler.schedule(Promise.resolve(on ? log.length : 0)),
        fetch: (after, before) =>
          scheduler.schedule(
            Promise.resolve(log.filter(({ seq }) => seq > after && seq < before).slice(0, 2)),
          ),
      });
      tail.subscribe((entries) => told.push(...entries.map(({ seq }) => seq)));
      for (const { own, size, noticed } of batches) {
        const first = log.length + 1;
        const batch = Array.from({ length: size }, (_, i) => ({ ...entry(), seq: first + i }));
        log.push(...batch);
        if (own) tail.committed(batch);
        else if (noticed) tail.changed(log.length);
        if (noticed) await scheduler.waitIdle();
      }
      tail.changed(log.length);
      await scheduler.waitIdle();
      expect(told).toEqual(log.map(({ seq }) => seq));
    }),
    { numRuns: 200 },
  );
});

test('entries that could not be fetched are told when they can', async () => {
  const log = [1, 2, 3].map((seq) => ({ ...entry(), seq }));
  let broken = true;
  const told: number[] = [];
  const tail = new Tail({
    watch: () => Promise.resolve(0),
    fetch: (after) =>
      broken ? Promise.reject(new Error('away')) : Promise.resolve(log.filter(({ seq }) => seq > after)),
  });
  tail.subscribe((entries) => told.push(...entries.map(({ seq }) => seq)));
  await Promise.resolve();
  tail.changed(2);
  await new Promise(setImmediate);
  expect(told).toEqual([]);
  broken = false;
  tail.changed(3);
  await new Promise(setImmediate);
  expect(told).toEqual([1, 2, 3]);
});
