import { afterEach, describe, expect, it, vi } from 'vitest';
import { notifications } from '@mantine/notifications';
import { AppError } from '../../../src/contract/errors.ts';
import type { Text } from '../../../src/domain/text.ts';
import { showFailure } from '../../../src/renderer/ui/show-failure.ts';

const show = vi.spyOn(notifications, 'show').mockReturnValue('');
const say = ({ en }: Text): string => en;

afterEach(() => {
  vi.unstubAllGlobals();
  show.mockClear();
});

describe('a failure without a place of its own', () => {
  it('is one sentence and the next step', () => {
    const text = { en: 'The disk is full.', zh: '磁盘已满。' };
    showFailure(
      new AppError('storage-failed', text, { next: { en: 'Free some space.', zh: '请清理。' } }),
      say,
    );
    expect(show.mock.calls[0]?.[0]).toMatchObject({
      title: 'The disk is full.',
      message: 'Free some space.',
    });
  });

  it('is told as well when the program itself is at fault, and that goes to the console', () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const fault = new TypeError('x is undefined');
    showFailure(fault, say);
    expect(report).toHaveBeenCalledWith(fault);
    expect(show.mock.calls[0]?.[0].title).toBe('Something unforeseen went wrong inside the program.');
    expect(JSON.stringify(show.mock.calls)).not.toContain('x is undefined');
  });
});
