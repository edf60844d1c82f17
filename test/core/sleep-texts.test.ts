import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/contract/errors.ts';
import { sleepNotice } from '../../src/core/sleep-texts.ts';

const hour = 3_600_000;

describe('what is told after the machine slept', () => {
  it.each([
    [-5, '0 s', ' 0 秒'],
    [59_400, '59 s', ' 59 秒'],
    [59_600, '1 min', ' 1 分钟'],
    [hour - 400, '1 h', ' 1 小时'],
    [hour * 2 + 300_000, '2 h 5 min', ' 2 小时 5 分钟'],
  ])('names the time: %d ms', (ms, en, zh) => {
    const { text } = sleepNotice(ms, 'kept');
    expect(text.en).toContain(`slept for ${en}. `);
    expect(text.zh).toContain(`休眠了${zh}，`);
  });

  it('says that CDRs come again, and after how long they do not', () => {
    expect(sleepNotice(6 * hour, 'kept').next?.en).toContain('come again');
    expect(sleepNotice(6 * hour + 1, 'kept').next?.en).toContain('support');
  });

  it('says what became of the listener', () => {
    expect(sleepNotice(hour, 'kept')).toMatchObject({ severity: 'warning' });
    expect(sleepNotice(hour, 'restarted').text.zh).toContain('已在原地址重新启动');
    const next = { en: 'Choose another.', zh: '请更换端口。' };
    const failure = new AppError('port-in-use', { en: 'Port 1 is taken.', zh: '端口 1 被占用。' }, { next });
    expect(sleepNotice(hour, failure)).toMatchObject({
      severity: 'error',
      text: {
        en: expect.stringMatching(/could not be started again: Port 1 is taken\.$/) as string,
        zh: expect.stringMatching(/监听未能重新启动：端口 1 被占用。$/) as string,
      },
      next,
    });
  });
});
