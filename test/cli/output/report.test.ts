import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wholeNumber } from '../../../src/cli/commands/command.ts';
import {
  sayAppError,
  sayOptionFaults,
  sayUnforeseen,
  sayUsageFault,
} from '../../../src/cli/output/report.ts';
import type { Terminal } from '../../../src/cli/output/terminal.ts';
import { AppError } from '../../../src/contract/errors.ts';
import { captureTerminal } from '../../support/captured-terminal.ts';

/** What is said in each language. Nothing of it goes to standard output. */
function said(say: (terminal: Terminal) => unknown): { en: string[]; zh: string[] } {
  const [en, zh] = (['en', 'zh'] as const).map((language) => {
    const { terminal, out, err } = captureTerminal({ language });
    say(terminal);
    expect(out()).toBe('');
    return err().split('\n').slice(0, -1);
  });
  return { en: en ?? [], zh: zh ?? [] };
}

describe('a failure of the core', () => {
  it('is said in a sentence, with its fields, what would be accepted, and a next step', () => {
    const error = new AppError(
      'invalid-input',
      { en: 'Nothing was sent.', zh: '未发送。' },
      {
        next: { en: 'Correct it.', zh: '请修正。' },
        fields: [
          {
            field: 'a',
            rule: 'r',
            severity: 'error',
            text: { en: 'a: wrong', zh: 'a：有误' },
            suggestion: '+86',
          },
          { field: 'b', rule: 'r', severity: 'warning', text: { en: 'b: odd', zh: 'b：可疑' } },
        ],
        cause: new Error('planted'),
      },
    );
    const { en, zh } = said((terminal) => sayAppError(error, terminal));
    expect(en).toEqual([
      'Nothing was sent.',
      '  ✗ a: wrong',
      expect.stringMatching(/^ {4}.+: \+86$/),
      '  ! b: odd',
      '→ Correct it.',
    ]);
    expect(zh).toEqual([
      '未发送。',
      '  ✗ a：有误',
      expect.stringMatching(/^ {4}\p{Script=Han}+：\+86$/u),
      '  ! b：可疑',
      '→ 请修正。',
    ]);
  });
});

describe('an option that cannot be used', () => {
  it('is named as it is typed, each one', () => {
    const schema = z.object({ publicUrl: z.string(), port: wholeNumber(0, 65_535), callee: z.string() });
    const faults = schema.safeParse({ publicUrl: 1, port: '70000' }).error;
    if (faults === undefined) throw new Error('these options should have been refused');
    const { en, zh } = said((terminal) => expect(sayOptionFaults(faults, terminal)).toBe(2));
    expect(en).toEqual([
      '--public-url must be of type string.',
      '--port must be a whole number from 0 to 65535.',
      '--callee is missing.',
    ]);
    expect(zh.map((line) => line.split(' ')[0])).toEqual(['--public-url', '--port', '--callee']);
    for (const line of zh) expect(line).toMatch(/\p{Script=Han}.*。$/u);
  });
});

describe('wrong usage', () => {
  it.each([
    ['commander.unknownCommand', "error: unknown command 'cal'", "Unknown command 'cal'.", '“cal”'],
    ['commander.unknownOption', "error: unknown option '--x'", "Unknown option '--x'.", '“--x”'],
    [
      'commander.missingArgument',
      "error: missing required argument 'name'",
      "Missing required argument 'name'.",
      '“name”',
    ],
    [
      'commander.optionMissingArgument',
      "error: option '--port <N>' argument missing",
      "Option '--port <N>' argument missing.",
      '“--port <N>”',
    ],
    ['commander.excessArguments', 'error: too many arguments.', 'Too many arguments.', '。'],
    ['commander.other', 'error: something else', 'Something else.', '：something else'],
  ])('is said in both languages, with where to look: %s', (code, message, english, chinese) => {
    const { en, zh } = said((terminal) => {
      expect(sayUsageFault(new CommanderError(1, code, message), terminal)).toBe(2);
    });
    expect(en).toEqual([english, expect.stringContaining('ringcode --help')]);
    expect(zh[0]).toMatch(/\p{Script=Han}/u);
    expect(zh[0]).toContain(chinese);
    expect(zh[1]).toContain('ringcode --help');
  });

  it('that was answered with help needs no more words', () => {
    const { en } = said((terminal) =>
      sayUsageFault(new CommanderError(1, 'commander.help', '(outputHelp)'), terminal),
    );
    expect(en).toEqual([]);
  });
});

describe('a fault of the program', () => {
  it('is one sentence and how to see more; the details only where asked', () => {
    const { en, zh } = said((terminal) => sayUnforeseen(null, terminal));
    expect(en).toEqual(['Something unforeseen went wrong.', '→ Run it again with --verbose to see where.']);
    expect(zh[0]).toMatch(/\p{Script=Han}.*。$/u);
    expect(said((terminal) => sayUnforeseen('Error: x\n    at y', terminal)).en).toEqual([
      'Something unforeseen went wrong.',
      'Error: x',
      '    at y',
    ]);
  });
});
