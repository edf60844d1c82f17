import { describe, expect, it } from 'vitest';
import { captureTerminal } from '../../support/captured-terminal.ts';

describe('a terminal', () => {
  it('speaks one language', () => {
    const { terminal, out, err } = captureTerminal({ language: 'zh' });
    terminal.say({ en: 'Hello', zh: '你好' });
    terminal.warn({ en: 'Careful', zh: '小心' });
    terminal.json({ a: 1 });
    expect([out(), err()]).toEqual(['你好\n', '小心\n']);
  });

  it('with --json has one object per line, and people read elsewhere', () => {
    const { terminal, out, err } = captureTerminal({ isJson: true });
    terminal.json({ a: 'line\nline' });
    terminal.say('for people');
    expect([out(), err()]).toEqual(['{"a":"line\\nline"}\n', 'for people\n']);
  });

  it('is not steered by what others sent: no command, no title, no change of direction', () => {
    const { terminal, out } = captureTerminal();
    const escape = String.fromCharCode(27);
    terminal.say(`a${escape}[2Jb${escape}]0;title\u0007c\rd\u009bm\u202ee\u2028f${escape}[8mg`);
    expect(out()).toBe('a?[2Jb?]0;title?c?d?m?e?f?[8mg\n');
    terminal.say('tab\tand\nline, 中文 and 🙂 stay');
    expect(out()).toContain('tab\tand\nline, 中文 and 🙂 stay\n');
  });

  it('lets its own styles pass', () => {
    const { terminal, out } = captureTerminal();
    const styled = [1, 2, 31, 32, 33, 36]
      .map((code) => `\u001b[${code}mx\u001b[${code < 3 ? 22 : 39}m`)
      .join('');
    terminal.say(styled);
    expect(out()).toBe(`${styled}\n`);
  });

  it('hides numbers and codes where others look on', () => {
    const { terminal } = captureTerminal({ isMasked: true });
    expect([terminal.number('+8613800000001'), terminal.code('0042'), terminal.number(null)]).toEqual([
      '+86 138 •••• 0001',
      '••••',
      '?',
    ]);
  });
});
