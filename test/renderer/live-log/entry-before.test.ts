import { describe, expect, it } from 'vitest';
import { entryBefore } from '../../../src/renderer/features/live-log/entry-before.ts';
import { entryOf } from './fake-log-host.ts';

describe('the entry before of the same call', () => {
  const rows = [
    entryOf({ seq: 1, kind: 'request', callId: 'c' }),
    entryOf({ seq: 2, sessionId: 'other' }),
    entryOf({ seq: 3, kind: 'response', callId: 'c', sessionId: 's' }),
    entryOf({ seq: 4 }),
    entryOf({ seq: 5, sessionId: 's' }),
    entryOf({ seq: 6 }),
  ];

  it('is found by either name, which the answer joins', () => {
    expect(entryBefore(rows, 2)?.seq).toBe(1);
    expect(entryBefore(rows, 4)?.seq).toBe(3);
  });

  it('is none where there is none, also among entries of no call', () => {
    expect(entryBefore(rows, 0)).toBeNull();
    expect(entryBefore(rows, 1)).toBeNull();
    expect(entryBefore(rows, 5)).toBeNull();
    expect(entryBefore(rows, 9)).toBeNull();
  });

  it('is found once older rows are there', () => {
    const [first, , third] = rows;
    if (first === undefined || third === undefined) throw new Error('rows are missing');
    const late = { ...third };
    expect(entryBefore([late], 0)).toBeNull();
    expect(entryBefore([first, late], 1)?.seq).toBe(1);
  });
});
