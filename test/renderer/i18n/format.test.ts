import { describe, expect, it, vi } from 'vitest';
import { createFormat } from '../../../src/renderer/i18n/format.ts';

const at = '2026-01-30T03:04:24.012Z';

describe('numbers and times on screen', () => {
  it('shows times to the millisecond in the zone that is chosen, and names it', () => {
    const beijing = createFormat('zh', 'beijing', 'Europe/Berlin');
    expect([beijing.time(at), beijing.dateTime(at), beijing.date(at), beijing.zone]).toEqual([
      '11:04:24.012',
      '2026-01-30 11:04:24',
      '2026-01-30',
      'UTC+8',
    ]);
    expect(createFormat('en', 'machine', 'Europe/Berlin').time(at)).toBe('04:04:24.012');
    expect(createFormat('en', 'utc', 'Europe/Berlin').time(at)).toBe('03:04:24.012');
  });

  it('shows a stamp of the platform, which is UTC, in the zone that is chosen', () => {
    const format = createFormat('en', 'beijing', 'UTC');
    expect(format.stamp('2026-01-30 03:04:24')).toBe('11:04:24');
    expect(format.stamp(' 2026-01-30  03:04:24')).toBe('11:04:24');
    expect(format.stamp('30/01/2026 03:04')).toBe('30/01/2026 03:04');
  });

  it('shows what is no time as it came', () => {
    expect(createFormat('en', 'utc', 'UTC').time('soon')).toBe('soon');
  });

  it('words durations by their size, with a sign where they are differences', () => {
    const format = createFormat('en', 'utc', 'UTC');
    expect([
      format.seconds(4.44),
      format.seconds(78.4),
      format.delta(224),
      format.delta(2240),
      format.delta(-300),
    ]).toEqual(['4.4 s', '1 min 18 s', '+224 ms', '+2.2 s', '−300 ms']);
    expect(createFormat('zh', 'utc', 'UTC').seconds(78.4)).toBe('1 分 18 秒');
  });

  it.each([
    [59.94, '59.9 s'],
    [59.97, '1 min 0 s'],
    [119.6, '2 min 0 s'],
    [3599.7, '1 h 0 min'],
    [7500, '2 h 5 min'],
    [273_600, '3 d 4 h'],
  ])('words %d seconds as %s, and never 60 of the smaller unit', (value, words) => {
    expect(createFormat('en', 'utc', 'UTC').seconds(value)).toBe(words);
  });

  it('does without a zone that the browser does not know', () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const format = createFormat('en', 'machine', 'Etc/Unknown');
    expect(format.time(at)).toBe(createFormat('en', 'machine', own).time(at));
    expect(format.zone).toBe(createFormat('en', 'machine', own).zone);
  });

  it('makes each of the slow formatters once, and only when it is needed', () => {
    const made = vi.spyOn(Intl, 'DateTimeFormat');
    const format = createFormat('en', 'utc', 'UTC');
    expect(made).not.toHaveBeenCalled();
    format.time(at);
    format.time(at);
    expect(made).toHaveBeenCalledOnce();
    made.mockRestore();
  });
});

describe('the name of the zone', () => {
  it.each([
    ['Asia/Shanghai', 'UTC+8'],
    ['Asia/Kolkata', 'UTC+5:30'],
    ['America/Bogota', 'UTC-5'],
    ['UTC', 'UTC+0'],
  ])('of %s is %s', (zone, name) => {
    expect(createFormat('en', 'machine', zone).zone).toBe(name);
  });
});
