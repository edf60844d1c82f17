import { describe, expect, it } from 'vitest';
import { keyTarget } from '../../../src/renderer/features/live-log/list-keys.ts';

describe('keys', () => {
  const target = (key: string, at: number): unknown => keyTarget(key, { at, count: 5, page: 3 });

  it('move within the list', () => {
    expect(target('ArrowDown', 1)).toEqual({ kind: 'row', index: 2 });
    expect(target('ArrowUp', 0)).toEqual({ kind: 'row', index: 0 });
    expect(target('PageDown', 3)).toEqual({ kind: 'row', index: 4 });
    expect(target('PageUp', 4)).toEqual({ kind: 'row', index: 1 });
  });

  it('begin at the first row, and lead to both ends', () => {
    expect(target('ArrowDown', -1)).toEqual({ kind: 'row', index: 0 });
    expect(target('Home', 3)).toEqual({ kind: 'start' });
    expect(target('End', 3)).toEqual({ kind: 'end' });
  });

  it('are left alone where they move nothing', () => {
    expect(target('a', 1)).toBeNull();
    expect(target('toString', 1)).toBeNull();
    expect(keyTarget('ArrowDown', { at: -1, count: 0, page: 3 })).toBeNull();
  });
});
