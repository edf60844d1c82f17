import { afterEach, describe, expect, it } from 'vitest';
import { clockTime, dayAndTime, zoneName } from '../../../src/cli/output/times.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe('times for people', () => {
  it('are in the zone of the machine', () => {
    const now = new Date(2026, 0, 30, 11, 4, 24, 7).toISOString();
    expect(clockTime(now)).toBe('11:04:24.007');
    expect(dayAndTime(now)).toBe('2026-01-30 11:04:24.007');
  });

  it('begin a day at 00, not at 24', () => {
    expect(dayAndTime(new Date(2026, 0, 30, 0, 0, 0, 0).toISOString())).toBe('2026-01-30 00:00:00.000');
  });

  it.each([
    ['Asia/Shanghai', '2026-01-30T03:04:24.000Z', 'Asia/Shanghai (UTC+08:00)'],
    ['UTC', '2026-01-30T03:04:24.000Z', 'UTC (UTC+00:00)'],
    ['Asia/Kolkata', '2026-01-30T03:04:24.000Z', /\(UTC\+05:30\)$/],
    ['America/St_Johns', '2026-01-30T03:04:24.000Z', 'America/St_Johns (UTC-03:30)'],
    // The offset of that instant, not of today.
    ['Europe/Berlin', '2026-01-30T03:04:24.000Z', 'Europe/Berlin (UTC+01:00)'],
    ['Europe/Berlin', '2026-07-30T03:04:24.000Z', 'Europe/Berlin (UTC+02:00)'],
  ])('name the zone %s', (name, instant, text) => {
    process.env['TZ'] = name;
    if (typeof text === 'string') expect(zoneName(instant)).toBe(text);
    else expect(zoneName(instant)).toMatch(text);
  });
});
