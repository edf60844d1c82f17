import { printable } from '../domain/printable.ts';

/** Lines for whoever develops or supports the program. Never bodies, numbers or secrets. */
export interface DeveloperLog {
  write(this: void, line: string): void;
  /** What lies behind a failure, with its stack. */
  fault(this: void, error: unknown, where: string): void;
}

export function createDeveloperLog(stream: { write(text: string): unknown }): DeveloperLog {
  const write = (line: string): void => {
    stream.write(`${new Date().toISOString()} ${printable(line)}\n`);
  };
  return {
    write,
    fault(error, where) {
      const [first = '', ...others] = describe(error).split('\n');
      write(`${where}: ${first}`);
      for (const line of others) write(line);
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
