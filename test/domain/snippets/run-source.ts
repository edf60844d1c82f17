import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';

/** The commands of the languages that snippets are written in, as their readers have them. */
export const languageCommands = { sh: 'sh', python: 'python3', node: process.execPath } as const;
export type SourceLanguage = keyof typeof languageCommands;

const fileNames: Readonly<Record<SourceLanguage, string>> = {
  sh: 'call.sh',
  python: 'call.py',
  node: 'call.mjs',
};

/** Runs source text as a file of its own, without the machine's proxies. @returns standard output */
export function runSource(
  language: SourceLanguage,
  source: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ringcode-snippet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, fileNames[language]);
  writeFileSync(file, source);
  return run(languageCommands[language], [file], env);
}

/** Ends the test as skipped, with the reason, where one of the commands is not there. */
export async function needs(context: TestContext, ...commands: readonly string[]): Promise<void> {
  for (const command of commands) {
    // A shell has no --version everywhere; that it starts is enough.
    const parameters = command === 'sh' ? ['-c', ':'] : ['--version'];
    const found = await run(command, parameters, {}).catch(() => null);
    if (found === null) context.skip(`${command} is not installed`);
  }
}

function run(
  command: string,
  parameters: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const own = Object.entries(process.env).filter(([name]) => !/^RINGCODE_|_proxy$/i.test(name));
  const options = { env: { ...Object.fromEntries(own), ...env }, timeout: 50_000 };
  return new Promise((resolve, reject) => {
    execFile(command, [...parameters], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(stderr, { cause: error }));
    });
  });
}
