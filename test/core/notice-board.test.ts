import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/contract/views.ts';
import { createNoticeBoard } from '../../src/core/notice-board.ts';
import { createFakeClock } from '../support/fake-clock.ts';

describe('notices', () => {
  it('are told at once, and the last twenty stay for a screen that opens later', () => {
    const clock = createFakeClock(Date.UTC(2026, 0, 30));
    const told: Notice[] = [];
    const board = createNoticeBoard(clock, (notice) => told.push(notice));
    for (let number = 1; number <= 25; number += 1) {
      const text = { en: `Notice ${number}.`, zh: `通知 ${number}。` };
      board.raise({ severity: 'info', text, next: null });
      clock.advance(1000);
    }
    expect(board.list()).toEqual(told.slice(5));
    expect(told[24]).toMatchObject({ at: '2026-01-30T00:00:24.000Z', text: { en: 'Notice 25.' } });
    expect(new Set(told.map(({ id }) => id)).size).toBe(25);
  });
});
