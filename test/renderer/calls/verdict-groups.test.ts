import { describe, expect, it } from 'vitest';
import { verdictCodes } from '../../../src/domain/verdict/verdict.ts';
import {
  chosenOf,
  toggleGroup,
  toggleVerdict,
  verdictGroups,
  verdictsOf,
} from '../../../src/renderer/features/calls/verdict-groups.ts';

describe('the groups of the verdict filter', () => {
  it('hold every verdict once', () => {
    const all = verdictGroups.flatMap(verdictsOf);
    expect(all).toHaveLength(verdictCodes.length);
    expect(new Set(all)).toEqual(new Set(verdictCodes));
  });

  it('put a busy callee apart from a refused call', () => {
    expect(verdictsOf('notTaken')).toContain('busy');
    expect(verdictsOf('failed')).toContain('refused-by-platform');
  });

  it('are taken in as a whole and taken out again', () => {
    const chosen = toggleGroup('failed', ['answered']);
    expect(chosenOf('failed', chosen)).toBe('all');
    expect(toggleGroup('failed', chosen)).toEqual(['answered']);
  });

  it('are completed where a part was chosen', () => {
    const chosen = toggleVerdict('busy', []);
    expect(chosenOf('notTaken', chosen)).toBe('some');
    expect(chosenOf('notTaken', toggleGroup('notTaken', chosen))).toBe('all');
  });

  it('let a verdict in and out alone', () => {
    expect(toggleVerdict('busy', ['answered', 'busy'])).toEqual(['answered']);
  });
});
