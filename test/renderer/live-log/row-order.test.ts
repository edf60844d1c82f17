import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestRow, rowAt, rowOf } from '../../../src/renderer/features/live-log/row-order.ts';
import { entryOf } from './fake-log-host.ts';

const rows = [3, 4, 8, 9].map((seq) => entryOf({ seq }));

describe('rows in either order', () => {
  it('the newest stand first, or last', () => {
    expect(rowAt(rows, 'newest-first', 0)?.seq).toBe(9);
    expect(rowAt(rows, 'newest-last', 0)?.seq).toBe(3);
    expect(rowAt(rows, 'newest-first', 4)).toBeNull();
  });

  it('an entry is found by its number', () => {
    expect(rowOf(rows, 'newest-first', 4)).toBe(2);
    expect(rowOf(rows, 'newest-last', 4)).toBe(1);
    expect(rowOf(rows, 'newest-last', 5)).toBe(-1);
    expect(rowOf([], 'newest-last', 5)).toBe(-1);
  });

  it('one that is gone has a nearest row that is there', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom('newest-first' as const, 'newest-last' as const),
        (numbers, sought, order) => {
          const all = numbers.toSorted((a, b) => a - b).map((seq) => entryOf({ seq }));
          const found = rowAt(all, order, nearestRow(all, order, sought));
          expect(found?.seq).toBe(all.find(({ seq }) => seq >= sought)?.seq ?? all.at(-1)?.seq);
        },
      ),
    );
  });
});
