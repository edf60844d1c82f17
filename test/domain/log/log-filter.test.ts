import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { entryKinds } from '../../../src/domain/log/log-entry.ts';
import { parseLogFilter, type LogFilter } from '../../../src/domain/log/log-filter.ts';

const now = Date.UTC(2026, 10, 1, 12, 0, 0);

function filterOf(source: string): LogFilter {
  const parsed = parseLogFilter(source, now);
  if (!parsed.ok) throw new Error(parsed.text.en);
  return parsed.filter;
}

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe('a filter of the log', () => {
  it.each<[string, LogFilter]>([
    ['', {}],
    [' \t ', {}],
    ['kind:status', { kinds: ['status'] }],
    ['kind:fee,status', { kinds: ['status', 'fee'] }],
    ['kind:fee,fee', { kinds: ['fee'] }],
    ['session:1200_0001_4294967295_20260130030424@callenabler000.example.com', sessionOf()],
    ['call:0c3e-11', { callId: '0c3e-11' }],
    ['at>2026-11-01T10:00:00Z', { from: '2026-11-01T10:00:00.000Z' }],
    ['at<2026-11-01T10:00:00.5+08:00', { until: '2026-11-01T02:00:00.500Z' }],
    ['at>-90s', { from: '2026-11-01T11:58:30.000Z' }],
    ['at>-2h at<-5m', { from: '2026-11-01T10:00:00.000Z', until: '2026-11-01T11:55:00.000Z' }],
    ['at<-1d', { until: '2026-10-31T12:00:00.000Z' }],
    ['busy', { text: 'busy' }],
    ['"callee is busy"', { text: 'callee is busy' }],
    ['"never closed', { text: 'never closed' }],
    ['"kind:status"', { text: 'kind:status' }],
    ['12:30', { text: '12:30' }],
    ['用户附属信息', { text: '用户附属信息' }],
    ['kind:fee at>-1h "1023 4"', { kinds: ['fee'], from: '2026-11-01T11:00:00.000Z', text: '1023 4' }],
  ])('%j is understood', (source, filter) => {
    expect(filterOf(source)).toEqual(filter);
  });

  it.each([
    ['kind:', 'kind:'],
    ['busy kind:call', 'kind:call'],
    ['kind:status,', 'kind:status,'],
    ['kind:,', 'kind:,'],
    ['kind>fee', 'kind>fee'],
    ['session<1', 'session<1'],
    ['session:a session:b', 'session:b'],
    ['one two', 'two'],
    ['at:2026-11-01', 'at:2026-11-01'],
    ['at>', 'at>'],
    ['at>yesterday', 'at>yesterday'],
    ['at>5', 'at>5'],
    ['at>2026-13-01', 'at>2026-13-01'],
    ['at>-2w', 'at>-2w'],
    ['at>-9999999d', 'at>-9999999d'],
    ['callee:+86138', 'callee:+86138'],
    ['""', '""'],
  ])('%j is refused in both languages, the term quoted', (source, term) => {
    const parsed = parseLogFilter(source, now);
    if (parsed.ok) throw new Error('this should have been refused');
    const { en, zh } = parsed.text;
    expect([en.startsWith(`"${term}" `), en.endsWith('.')]).toEqual([true, true]);
    expect(zh.startsWith(`“${term}”`)).toBe(true);
    expect(zh.slice(term.length + 2)).toMatch(/\p{Script=Han}.*。$/u);
  });

  it('shortens a long term and never echoes what would steer a terminal', () => {
    const parsed = parseLogFilter(`x:\u001b[2J${'y'.repeat(500)}`, now);
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed).length).toBeLessThan(300);
    // eslint-disable-next-line no-control-regex -- this is what must not be there
    expect(parsed.ok ? '' : parsed.text.en).not.toMatch(/\u001b/);
  });

  it.each([
    ['at>2026-11-01T10:00', '2026-11-01T02:00:00.000Z'],
    // A day alone begins where the user is, like everything that the terminal shows.
    ['at>2026-11-01', '2026-10-31T16:00:00.000Z'],
  ])('%j is in the zone of the machine', (source, from) => {
    process.env['TZ'] = 'Asia/Shanghai';
    expect(filterOf(source)).toEqual({ from });
  });
});

function sessionOf(): LogFilter {
  return { sessionId: '1200_0001_4294967295_20260130030424@callenabler000.example.com' };
}

describe('for any text', () => {
  const piece = fc.oneof(
    fc.constantFrom('kind', 'session', 'call', 'at', ':', '>', '<', '"', '-', ' ', ',', '\n', '1d', '2026'),
    fc.constantFrom(...entryKinds, '__proto__', 'constructor'),
    fc.string({ unit: 'grapheme' }),
  );
  const source = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('it answers with a filter or a sentence, and never throws', () => {
    fc.assert(
      fc.property(source, fc.integer({ min: 0, max: 4e12 }), (text, at) => {
        const parsed = parseLogFilter(text, at);
        if (!parsed.ok) return parsed.text.en.endsWith('.') && parsed.text.zh.endsWith('。');
        return Object.values(parsed.filter).every((part: unknown) => part !== '' && part !== undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('what was understood can be written again', () => {
    const value = fc.stringMatching(/^[A-Za-z0-9@._-]{1,12}$/);
    const filter = fc.record(
      {
        kinds: fc.subarray([...entryKinds], { minLength: 1 }),
        sessionId: value,
        callId: value,
        text: fc.stringMatching(/^[^"\r\n]{1,12}$/),
        from: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filter, ({ kinds, sessionId, callId, text, from }) => {
        const terms = [
          ...(kinds === undefined ? [] : [`kind:${kinds.join(',')}`]),
          ...(sessionId === undefined ? [] : [`session:${sessionId}`]),
          ...(text === undefined ? [] : [`"${text}"`]),
          ...(callId === undefined ? [] : [`call:${callId}`]),
          ...(from === undefined ? [] : [`at>${from.toISOString()}`]),
        ];
        const wanted = { kinds, sessionId, callId, text, from: from?.toISOString() };
        expect(filterOf(terms.join('  '))).toEqual(JSON.parse(JSON.stringify(wanted)));
      }),
    );
  });
});
