import { describe, expect, it } from 'vitest';
import { ladderTone } from '../../../src/renderer/features/calls/ladder-tone.ts';

const arrow = { code: null, failure: null } as const;

describe('the colour of an arrow', () => {
  it('is that of a fault for a refusal, a failure and a hang-up with a cause', () => {
    expect(ladderTone({ ...arrow, kind: 'response', code: '1010010' })).toBe('var(--rc-bad)');
    expect(ladderTone({ ...arrow, kind: 'response', failure: 'dns' })).toBe('var(--rc-bad)');
    expect(ladderTone({ ...arrow, kind: 'disconnect', code: 8102 })).toBe('var(--rc-warn)');
  });

  it('is quiet for what goes as it should, and the answer stands out', () => {
    const quiet = ladderTone({ ...arrow, kind: 'alerting' });
    expect(ladderTone({ ...arrow, kind: 'response', code: '0' })).toBe(quiet);
    expect(ladderTone({ ...arrow, kind: 'disconnect', code: 0 })).toBe(quiet);
    expect(ladderTone({ ...arrow, kind: 'answer' })).toBe('var(--rc-ok)');
  });
});
