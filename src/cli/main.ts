/** The terminal host proper: words in, one command run, an exit code out. */
import { CommanderError } from 'commander';
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import type { App } from '../core/app.ts';
import type { Command, Session } from './commands/command.ts';
import { closeUntakenLog } from './early-log.ts';
import { dataFolder } from '../core/data-folder.ts';
import { exitCodeOf, exitCodes, type ExitCode } from './exit-codes.ts';
import { chooseLanguage } from './language.ts';
import { createProgram, loadCommands } from './program.ts';
import { sayAppError, sayOptionFaults, sayUnforeseen, sayUsageFault } from './output/report.ts';
import { createTerminal, type Terminal } from './output/terminal.ts';
import { watchOutput } from './output/watch-output.ts';
import { version } from './version.ts';

// A command parses a handful of values: compiling a parser for each schema costs more than it saves.
z.config({ jitless: true });

const argv = process.argv.slice(2);
const language = chooseLanguage(argv, process.env, () => Intl.DateTimeFormat().resolvedOptions().locale);
const terminal = createTerminal(
  { language, isJson: argv.includes('--json'), isMasked: argv.includes('--mask') },
  { out: process.stdout, err: process.stderr },
);
const verbose = argv.includes('--verbose');
const output = watchOutput(process, terminal);

const exitCode = await main();
process.exitCode = output.isBroken() ? Math.max(exitCode, exitCodes.unforeseen) : exitCode;
await closeUntakenLog();

async function main(): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const program = createProgram(
    await loadCommands(argv),
    language,
    version,
    async (command, options, argument) => {
      exitCode = await runCommand(command, options, argument);
    },
  );
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, terminal);
  }
}

async function runCommand(
  command: Command,
  { data, ...options }: Record<string, unknown>,
  argument: unknown,
): Promise<ExitCode> {
  const opened: App[] = [];
  const folder = dataFolder(typeof data === 'string' ? data : undefined);
  const session: Session = {
    terminal,
    folder,
    reportFault(error) {
      if (verbose) process.stderr.write(`${describe(error)}\n`);
    },
    async openApp(other = folder, host) {
      const { openApp } = await import('./host.ts');
      const app = openApp(other, session.reportFault, host);
      opened.push(app);
      return app;
    },
    async stopRequested() {
      const { stopRequested } = await import('./host.ts');
      return stopRequested();
    },
  };
  try {
    return await command.run(session, options, argument);
  } finally {
    await Promise.allSettled(opened.map((app) => app.close()));
  }
}

function report(error: unknown, out: Terminal): ExitCode {
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? exitCodes.done : sayUsageFault(error, out);
  if (error instanceof z.ZodError) return sayOptionFaults(error, out);
  if (error instanceof AppError) {
    sayAppError(error, out);
    return exitCodeOf(error.code);
  }
  sayUnforeseen(verbose ? describe(error) : null, out);
  return exitCodes.unforeseen;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
