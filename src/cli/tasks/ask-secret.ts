import { createInterface } from 'node:readline';
import { AppError } from '../../contract/errors.ts';
import type { Terminal } from '../output/terminal.ts';

/**
 * The app secret from a prompt that shows nothing of it, or the first line of standard input where that is a
 * pipe (`cat secret | ringcode ...`). As it came, blanks included. @throws AppError `secret-missing`
 */
export async function askSecret(terminal: Terminal): Promise<string> {
  const secret = process.stdin.isTTY ? await prompt(terminal) : await firstLine();
  if (secret.trim() !== '') return secret;
  throw new AppError(
    'secret-missing',
    { en: 'No app secret was given.', zh: '未提供 app_secret。' },
    {
      next: {
        en: 'Enter it at the prompt, pipe it in, or set RINGCODE_APP_SECRET.',
        zh: '请按提示输入、通过管道传入，或设置 RINGCODE_APP_SECRET。',
      },
    },
  );
}

async function prompt(terminal: Terminal): Promise<string> {
  const { default: password } = await import('@inquirer/password');
  const message = terminal.pick({ en: 'App secret (not shown)', zh: 'app_secret（输入不显示）' });
  const maskedText = terminal.pick({ en: '[nothing is shown]', zh: '[不显示]' });
  return password(
    { message, toggleMask: false, theme: { style: { maskedText } } },
    { output: process.stderr },
  );
}

async function firstLine(): Promise<string> {
  try {
    for await (const line of createInterface({ input: process.stdin })) return line;
    return '';
  } finally {
    // The writer may keep the pipe open for long; an open pipe would keep the program alive as well.
    process.stdin.destroy();
  }
}
