import { describe, expect, it } from 'vitest';
import { RowKeys } from '../../../src/renderer/features/live-log/row-keys.ts';

describe('which row shows which entry', () => {
  it('an entry keeps its row while others come and go', () => {
    const rows = new RowKeys();
    const [three, two, one] = rows.keysOf([3, 2, 1]);
    const [four, ...rest] = rows.keysOf([4, 3, 2]);
    expect(rest).toEqual([three, two]);
    expect([three, two, one]).not.toContain(four);
  });

  it('rows are used again in their places where all entries are new', () => {
    const rows = new RowKeys();
    const before = rows.keysOf([3, 2, 1]);
    expect(rows.keysOf([103, 102, 101])).toEqual(before);
    expect(rows.keysOf([205, 204, 203, 202]).slice(0, 3)).toEqual(before);
  });

  it('the same entries have the same rows however often they are asked for, and never two the same', () => {
    const rows = new RowKeys();
    for (const seqs of [[2, 1], [5, 4, 3, 2], [9, 8], [9, 8, 7, 6], []]) {
      const keys = rows.keysOf(seqs);
      expect(rows.keysOf(seqs)).toEqual(keys);
      expect(new Set(keys).size).toBe(seqs.length);
    }
  });
});
