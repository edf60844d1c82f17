/** Failures in words: one sentence, the fields concerned, a next step. Everything goes to standard error. */
import type { CommanderError } from 'commander';
import type { z } from 'zod';
import type { AppError } from '../../contract/errors.ts';
import { issueText } from '../../domain/issue-text.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Text } from '../../domain/text.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Terminal } from './terminal.ts';

export function sayAppError(error: AppError, terminal: Terminal): void {
  terminal.warn(terminal.paint('red', terminal.pick(error.text)));
  sayProblems(error.fields, terminal);
  sayNext(error.next, terminal);
}

export function sayProblems(problems: readonly Problem[], terminal: Terminal): void {
  for (const { severity, text, suggestion } of problems) {
    const mark = severity === 'error' ? terminal.paint('red', '✗') : terminal.paint('yellow', '!');
    terminal.warn(`  ${mark} ${terminal.pick(text)}`);
    if (suggestion !== undefined)
      terminal.warn({ en: `    suggested: ${suggestion}`, zh: `    建议改为：${suggestion}` });
  }
}

export function sayNext(next: Text | null, terminal: Terminal): void {
  if (next !== null) terminal.warn(`→ ${terminal.pick(next)}`);
}

/** Options that cannot be used, named as they are typed. */
export function sayOptionFaults(error: z.ZodError, terminal: Terminal): ExitCode {
  for (const issue of error.issues) {
    const option = `--${String(issue.path[0] ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const { en, zh } = issueText(issue);
    terminal.warn(terminal.paint('red', terminal.pick({ en: `${option} ${en}.`, zh: `${option} ${zh}。` })));
  }
  return exitCodes.usage;
}

/** What commander refuses, in both languages and without its prefix. */
export function sayUsageFault(error: CommanderError, terminal: Terminal): ExitCode {
  // Help that was asked for by giving a command group without a command has been printed already.
  if (error.code === 'commander.help') return exitCodes.usage;
  const english = error.message.replace(/^error: /, '');
  const subject = /'([^']*)'/.exec(english)?.[1] ?? '';
  const zh = chineseFaults[error.code]?.(subject) ?? `命令无法执行：${english}`;
  const en = `${english.charAt(0).toUpperCase()}${english.slice(1)}${/[.)?]$/.test(english) ? '' : '.'}`;
  terminal.warn(terminal.paint('red', terminal.pick({ en, zh })));
  sayNext(
    { en: 'See "ringcode --help" for commands and options.', zh: '请用“ringcode --help”查看命令和选项。' },
    terminal,
  );
  return exitCodes.usage;
}

const chineseFaults: Readonly<Record<string, (subject: string) => string>> = {
  'commander.unknownCommand': (name) => `没有“${name}”这个命令。`,
  'commander.unknownOption': (name) => `没有“${name}”这个选项。`,
  'commander.missingArgument': (name) => `缺少参数“${name}”。`,
  'commander.missingMandatoryOptionValue': (name) => `缺少必需的选项“${name}”。`,
  'commander.optionMissingArgument': (name) => `选项“${name}”缺少取值。`,
  'commander.excessArguments': () => '参数过多。',
};

export function sayUnforeseen(detail: string | null, terminal: Terminal): void {
  terminal.warn(
    terminal.paint('red', terminal.pick({ en: 'Something unforeseen went wrong.', zh: '发生意外错误。' })),
  );
  if (detail !== null) terminal.warn(detail);
  else
    sayNext(
      { en: 'Run it again with --verbose to see where.', zh: '请加 --verbose 重新运行以查看详情。' },
      terminal,
    );
}
