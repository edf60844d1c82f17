import { describe, expect, it } from 'vitest';
import type { ClockView } from '../../src/contract/views.ts';
import { createClockWatch, measureClock } from '../../src/core/clock-offset.ts';

const date = 'Fri, 30 Jan 2026 03:04:24 GMT';
/** The moment that the date names. */
const named = Date.UTC(2026, 0, 30, 3, 4, 24);
const source = 'rtcapi.example.com:10443';

describe('the offset of the clock', () => {
  it('is the middle of the exchange beside the middle of the second that the platform names', () => {
    const sample = { source, date, sentAt: named + 60_400, receivedAt: named + 60_600 };
    expect(measureClock(sample)).toEqual({
      offsetMs: 60_000,
      accuracyMs: 600,
      at: '2026-01-30T03:05:24.600Z',
      source,
    });
  });

  it('is negative where this machine is behind', () => {
    const measured = measureClock({ source, date, sentAt: named - 9500, receivedAt: named - 9500 });
    expect(measured).toMatchObject({ offsetMs: -10_000, accuracyMs: 500 });
  });

  it('lies within its accuracy, whenever in its second the platform answered', () => {
    for (const trueOffset of [-3000, 0, 777])
      for (const within of [0, 250, 999])
        for (const [there, back] of [
          [0, 400],
          [200, 200],
          [400, 0],
        ] as const) {
          const answeredAt = named + within + trueOffset;
          const measured = measureClock({
            source,
            date,
            sentAt: answeredAt - there,
            receivedAt: answeredAt + back,
          });
          const error = Math.abs((measured?.offsetMs ?? Infinity) - trueOffset);
          expect(error).toBeLessThanOrEqual(measured?.accuracyMs ?? 0);
        }
  });

  it.each(['', 'soon', '1', '2026-01-30T03:04:24Z', '30 Jan 2026', 'Fri, 31 Feb 2026 03:04:24 GMT'])(
    'is not taken from the date %j',
    (wrong) => {
      expect(measureClock({ source, date: wrong, sentAt: named, receivedAt: named })).toBeNull();
    },
  );

  it('is not taken while the clock is set back', () => {
    expect(measureClock({ source, date, sentAt: named, receivedAt: named - 1 })).toBeNull();
  });
});

describe('the watch on the clock', () => {
  const sample = { url: 'https://rtcapi.example.com/rest', sentAt: named, receivedAt: named + 1000 };

  it('tells of each usable answer and keeps the newest', () => {
    const told: ClockView[] = [];
    const watch = createClockWatch((measured) => told.push(measured));
    expect(watch.status()).toBeNull();
    watch.observe({ ...sample, headers: [] });
    watch.observe({ ...sample, headers: [['Date', 'no date']] });
    watch.observe({ ...sample, url: 'no address', headers: [['Date', date]] });
    expect([watch.status(), told]).toEqual([null, []]);
    watch.observe({ ...sample, headers: [['dATE', ` ${date} `]] });
    watch.observe({
      ...sample,
      url: 'http://127.0.0.1:81/x',
      sentAt: named + 1000,
      headers: [['Date', date]],
    });
    expect(told).toMatchObject([
      { source: 'rtcapi.example.com:443', offsetMs: 0, accuracyMs: 1000 },
      { source: '127.0.0.1:81', offsetMs: 500, accuracyMs: 500 },
    ]);
    expect(watch.status()).toEqual(told[1]);
  });
});
