import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const ringcode = join(root, 'bin/ringcode.mjs');

export interface Child {
  readonly process: ChildProcess;
  /** First line on standard output. */
  readonly firstLine: string;
  stop(): Promise<void>;
}

/** Starts a Node program with this very Node and waits for the first line it prints. */
export async function startChild(args: readonly string[]): Promise<Child> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [firstLine] = (await Promise.race([once(lines, 'line'), failEarly(child)])) as [string];
  child.stdout.resume();
  return {
    process: child,
    firstLine,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function failEarly(child: ChildProcess): Promise<never> {
  await once(child, 'exit');
  throw new Error(`the program ended with ${String(child.exitCode)} before it was ready`);
}

/** Resident memory in MiB, null where the system has no /proc. */
export function residentMiB({ pid }: ChildProcess): number | null {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  } catch {
    return null;
  }
}
