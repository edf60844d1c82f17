import { describe, expect, it } from 'vitest';
import { movedBy } from '../../../src/renderer/features/calls/grid-keys.ts';

const move = { at: 5, count: 100, page: 20 };

describe('keys in the list of calls', () => {
  it.each([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['PageDown', 25],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 99],
  ])('%s leads to row %i', (key, row) => {
    expect(movedBy(key, move)).toBe(row);
  });

  it('begin at the first row', () => {
    expect(movedBy('ArrowDown', { ...move, at: -1 })).toBe(0);
    expect(movedBy('ArrowUp', { ...move, at: -1 })).toBe(0);
  });

  it('do not leave the list', () => {
    expect(movedBy('ArrowDown', { ...move, at: 99 })).toBe(99);
    expect(movedBy('ArrowDown', { ...move, count: 0 })).toBeNull();
  });

  it('leave every other key to whom it belongs', () => {
    for (const key of ['a', 'Enter', 'Tab', 'toString']) expect(movedBy(key, move)).toBeNull();
  });
});
