import { describe, expect, it } from 'vitest';
import { refusalReasons } from '../../../src/core/listener/notification-router.ts';
import { refusalReason } from '../../../src/renderer/ui/refusal-reason.ts';

describe('the reason of a refusal', () => {
  it('has words for every reason that the listener knows', () => {
    expect(refusalReasons.map((reason) => refusalReason({ detail: { reason } }))).toEqual(refusalReasons);
  });

  it('is "other" for what a later version may write', () => {
    expect(refusalReason({ detail: { reason: 'moon-phase' } })).toBe('other');
    expect(refusalReason({ detail: null })).toBe('other');
  });
});
