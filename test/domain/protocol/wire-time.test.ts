import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockModes,
  formatCreated,
  formatWireTime,
  parseCreated,
  parseWireTime,
} from '../../../src/domain/protocol/wire-time.ts';

const instant = Date.UTC(2026, 0, 30, 3, 4, 24);
const seconds = fc.integer({ min: -62_135_596_800 + 86_400, max: 253_402_300_799 - 86_400 });

describe('stamps of notifications', () => {
  it('are UTC', () => {
    expect(parseWireTime('2026-01-30 03:04:24')).toBe(instant);
    expect(formatWireTime(instant + 999)).toBe('2026-01-30 03:04:24');
  });

  it('may have blanks around them and two in the middle', () => {
    expect(parseWireTime(' 2026-01-30  03:04:24 \n')).toBe(instant);
  });

  it.each([
    '',
    '2026-02-30 00:00:00',
    '2025-02-29 00:00:00',
    '2026-13-01 00:00:00',
    '2026-01-30 24:00:00',
    '2026-01-30 23:60:00',
    '2026-01-30   03:04:24',
    '2026-01-30T03:04:24',
    '2026-01-30 03:04:24.000',
    '2026-1-30 03:04:24',
    '1769742264',
  ])('refuses %j', (text) => {
    expect(parseWireTime(text)).toBeUndefined();
  });

  it('takes the leap day of a leap year', () => {
    expect(parseWireTime('2028-02-29 23:59:59')).toBe(Date.UTC(2028, 1, 29, 23, 59, 59));
  });

  it('come back from print to parse', () => {
    fc.assert(
      fc.property(seconds, (second) => {
        expect(parseWireTime(formatWireTime(second * 1000))).toBe(second * 1000);
      }),
    );
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseWireTime(text);
        if (parsed !== undefined) expect(formatWireTime(parsed)).toBe(text.trim().replace('  ', ' '));
      }),
    );
  });
});

describe('Created', () => {
  it('shows the clock it is told to, always with a literal Z', () => {
    expect(formatCreated(instant, 'utc')).toBe('2026-01-30T03:04:24Z');
    expect(formatCreated(instant, 'beijing')).toBe('2026-01-30T11:04:24Z');
    expect(formatCreated(instant, 'local', -300)).toBe('2026-01-29T22:04:24Z');
  });

  it('takes the zone of the machine where no offset is given', () => {
    const date = new Date(instant);
    expect(formatCreated(instant, 'local')).toBe(
      formatCreated(instant, 'utc')
        .replace('03:04', date.toTimeString().slice(0, 5))
        .replace(/-\d\dT/, `-${String(date.getDate()).padStart(2, '0')}T`),
    );
    expect(parseCreated(formatCreated(instant, 'local'), 'local')).toBe(instant);
  });

  it('follows the daylight saving time of the machine', () => {
    const before = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    try {
      const july = Date.UTC(2026, 6, 1, 12);
      const january = Date.UTC(2026, 0, 1, 12);
      expect(formatCreated(july, 'local')).toBe('2026-07-01T08:00:00Z');
      expect(formatCreated(january, 'local')).toBe('2026-01-01T07:00:00Z');
      expect(parseCreated('2026-07-01T08:00:00Z', 'local')).toBe(july);
      expect(parseCreated('2026-01-01T07:00:00Z', 'local')).toBe(january);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  it('comes back from print to parse on every clock', () => {
    fc.assert(
      fc.property(
        seconds,
        fc.constantFrom(...clockModes),
        fc.integer({ min: -720, max: 840 }),
        (second, clock, offset) => {
          const epoch = second * 1000;
          expect(parseCreated(formatCreated(epoch, clock, offset), clock, offset)).toBe(epoch);
        },
      ),
    );
  });

  it.each([
    '2026-01-30T03:04:24.000Z',
    '2026-01-30T03:04:24',
    '2026-01-30 03:04:24Z',
    '2026-02-30T03:04:24Z',
    ' 2026-01-30T03:04:24Z',
  ])('refuses %j', (text) => {
    for (const clock of clockModes) expect(parseCreated(text, clock)).toBeUndefined();
  });
});
