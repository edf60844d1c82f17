import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterTest } from './temp-folder.ts';

const script = fileURLToPath(new URL('./appending-process.ts', import.meta.url));

export interface Appender {
  readonly process: ChildProcess;
  /** Complete lines of its output so far. */
  readonly lines: readonly string[];
  readonly errors: () => string;
  /** Resolves when the lines satisfy the condition, or the process has ended. */
  until(condition: (lines: readonly string[]) => boolean): Promise<void>;
  readonly ended: Promise<unknown>;
}

export interface AppenderOptions {
  readonly folder: string;
  readonly name: string;
  readonly lanes?: number;
  readonly count?: number;
  readonly size?: number;
  /** Shell command run before, in the same process. */
  readonly before?: string;
}

/** Starts `appending-process.ts`. */
export function startAppender({
  folder,
  name,
  lanes = 16,
  count = 1e9,
  size = 600,
  before,
}: AppenderOptions): Appender {
  const args = [script, folder, name, String(lanes), String(count), String(size)];
  const child =
    before === undefined
      ? spawn(process.execPath, args)
      : spawn('sh', ['-c', `${before}; exec "$0" "$@"`, process.execPath, ...args]);
  let rest = '';
  let errors = '';
  let ended = false;
  const lines: string[] = [];
  let wake = (): void => undefined;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  const end = once(child, 'close').then(() => {
    ended = true;
    wake();
  });
  afterTest(async () => {
    child.kill('SIGKILL');
    await end;
  });
  const until = async (condition: (lines: readonly string[]) => boolean): Promise<void> => {
    while (!condition(lines) && !ended) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { process: child, lines, errors: () => errors, until, ended: end };
}

/** What an appender was told is kept: number by name of the body. */
export function keptBy({ lines }: Appender): Map<string, number> {
  const kept = lines.map((line) => line.split(' ')).filter(([word]) => word === 'kept');
  return new Map(kept.map(([, seq = '', name = '']) => [name, Number(seq)]));
}
