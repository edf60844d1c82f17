import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export const root = join(import.meta.dirname, '../..');
export const bin = join(root, 'bin/ringcode.mjs');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Lines of standard output that are JSON objects. */
  readonly json: readonly Record<string, unknown>[];
}

export interface Started {
  readonly process: ChildProcess;
  /** Next line of standard output as JSON; lines are kept until they are asked for. */
  nextLine(): Promise<Record<string, unknown>>;
  /** Ends it as Ctrl-C does. */
  interrupt(): Promise<Ended>;
  readonly ended: Promise<Ended>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Written to standard input. */
  readonly input?: string;
  /** Standard input stays open after that. */
  readonly keepsInputOpen?: boolean;
  readonly nodeArgs?: readonly string[];
  /** Current folder; that of the sources by default. */
  readonly cwd?: string;
}

/** A data folder of its own, gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringcode-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the built program as a user would, in English and without the user's own settings. */
export function start(args: readonly string[], options: RunOptions = {}): Started {
  const { env = {}, input = '', keepsInputOpen = false, nodeArgs = [], cwd = root } = options;
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(RINGCODE_|NO_COLOR|FORCE_COLOR|.*_proxy$)/i.test(name),
  );
  const child = spawn(process.execPath, [...nodeArgs, bin, ...args], {
    cwd,
    env: { ...Object.fromEntries(own), LC_ALL: 'en_US.UTF-8', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.write(input);
  if (!keepsInputOpen) child.stdin.end();
  const collected = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (collected.stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (collected.stderr += chunk.toString('utf8')));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close').then(() => ({
    code: child.exitCode,
    ...collected,
    json: jsonLines(collected.stdout),
  }));
  return {
    process: child,
    ended,
    async nextLine() {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`no further line; standard error was:\n${collected.stderr}`);
      return parseLine(value);
    },
    interrupt() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** Runs a command to its end. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return start(args, options).ended;
}

function jsonLines(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map(parseLine);
}

function parseLine(line: string): Record<string, unknown> {
  // Every JSON line of the program is an object (terminal reference).
  return JSON.parse(line) as Record<string, unknown>;
}
