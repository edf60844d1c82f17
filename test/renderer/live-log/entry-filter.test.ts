import { describe, expect, it } from 'vitest';
import { filterInput, matcherOf } from '../../../src/renderer/features/live-log/entry-filter.ts';
import { entryOf } from './fake-log-host.ts';

describe('a filter of entries', () => {
  it('looks for text in body and session id, whatever the case of ASCII letters', () => {
    const matches = matcherOf({ kinds: [], text: 'aB1' });
    expect(matches(entryOf({ raw: '{"x":"zAb1"}' }))).toBe(true);
    expect(matches(entryOf({ sessionId: 'xxAB1' }))).toBe(true);
    expect(matches(entryOf({ raw: 'a b1', target: 'ab1' }))).toBe(false);
  });

  it('leaves the case of other letters alone, as the search of the log does', () => {
    expect(matcherOf({ kinds: [], text: 'é' })(entryOf({ raw: 'É' }))).toBe(false);
    expect(matcherOf({ kinds: [], text: '\u212A' })(entryOf({ raw: 'k' }))).toBe(false);
  });

  it('takes signs literally', () => {
    expect(matcherOf({ kinds: [], text: '.*' })(entryOf({ raw: 'abc' }))).toBe(false);
    expect(matcherOf({ kinds: [], text: '$&' })(entryOf({ raw: 'x$&y' }))).toBe(true);
  });

  it('shows all kinds unless some are chosen', () => {
    expect(matcherOf({ kinds: [], text: '' })(entryOf({ kind: 'refused' }))).toBe(true);
    expect(matcherOf({ kinds: ['fee', 'status'], text: '' })(entryOf({ kind: 'refused' }))).toBe(false);
  });

  it('asks the host only for what it filters by', () => {
    expect(filterInput({ kinds: [], text: '' })).toEqual({});
    expect(filterInput({ kinds: ['fee'], text: 'x' })).toEqual({ kinds: ['fee'], text: 'x' });
  });
});
