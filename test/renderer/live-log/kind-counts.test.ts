import { describe, expect, it } from 'vitest';
import { countKinds } from '../../../src/renderer/features/live-log/kind-counts.ts';
import { entryOf } from './fake-log-host.ts';

describe('counts of kinds', () => {
  it('name every kind', () => {
    const rows = [entryOf({ kind: 'fee' }), entryOf({ kind: 'fee' }), entryOf({ kind: 'refused' })];
    expect(countKinds(rows)).toEqual({
      request: 0,
      response: 0,
      status: 0,
      fee: 2,
      unreadable: 0,
      refused: 1,
    });
  });
});
