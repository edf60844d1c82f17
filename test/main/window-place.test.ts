/** A window must come up where a hand can reach it, whatever screens there were last time. */
import { describe, expect, it } from 'vitest';
import { windowPlace, type Area } from '../../src/main/window-place.ts';

const main: Area = { x: 0, y: 25, width: 1920, height: 1055 };
const left: Area = { x: -2560, y: 0, width: 2560, height: 1440 };

describe('the place of the window', () => {
  it('is in the middle of the main screen at first', () => {
    expect(windowPlace(undefined, [main])).toEqual({
      x: 320,
      y: 123,
      width: 1280,
      height: 860,
      maximized: false,
    });
  });

  it.each([null, 'text', {}, { x: 1, y: 2, width: 'wide', height: 3, maximized: false }, { x: NaN }])(
    'is the same where what was kept cannot be read: %j',
    (kept) => {
      expect(windowPlace(kept, [main])).toEqual(windowPlace(undefined, [main]));
    },
  );

  it.each([
    ['on the main screen', { x: 100, y: 100, width: 1000, height: 700 }],
    ['on a screen to the left', { x: -2000, y: 200, width: 1000, height: 700 }],
    ['half beyond the right edge', { x: 1700, y: 100, width: 1000, height: 700 }],
  ])('is what it was: %s', (_where, area) => {
    const kept = { ...area, maximized: false };
    expect(windowPlace(kept, [main, left])).toEqual(kept);
  });

  it.each([
    ['on a screen that is gone', { x: -2000, y: 200, width: 1000, height: 700 }],
    ['with too little of its title bar left', { x: 1810, y: 100, width: 1000, height: 700 }],
    ['with its title bar above the screen', { x: 100, y: 0, width: 1000, height: 700 }],
    ['with its title bar below the screen', { x: 100, y: 1060, width: 1000, height: 700 }],
  ])('is corrected, its size kept: %s', (_where, area) => {
    expect(windowPlace({ ...area, maximized: false }, [main])).toEqual({
      x: 460,
      y: 203,
      width: 1000,
      height: 700,
      maximized: false,
    });
  });

  it('is not larger than the screen, and not too small to use', () => {
    const small = { x: 0, y: 0, width: 1024, height: 700 };
    expect(windowPlace({ x: 0, y: 0, width: 3000, height: 2000, maximized: true }, [small])).toEqual({
      ...small,
      maximized: true,
    });
    expect(windowPlace({ x: 50, y: 50, width: 10, height: 10, maximized: false }, [main])).toMatchObject({
      width: 800,
      height: 560,
    });
  });
});
