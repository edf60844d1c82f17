import { z } from 'zod';
import type { App } from '../../core/app.ts';
import type { Host } from '../../core/ports.ts';
import type { Text } from '../../domain/text.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Terminal } from '../output/terminal.ts';

/** What every command gets: where to write, which data folder, and the core when it asks for it. */
export interface Session {
  readonly terminal: Terminal;
  readonly folder: string;
  /**
   * Opens the core on a folder (the session's own by default), for a host with screens where there is one; it is
   * closed when the command ends.
   */
  openApp(folder?: string, host?: Host): Promise<App>;
  /** Shows a fault of the program where details are wanted. */
  reportFault(this: void, error: unknown): void;
  /** Resolves when Ctrl-C or the system asks to stop. */
  stopRequested(): Promise<void>;
}

export interface OptionDefinition {
  /** As commander writes them: `--port <N>`. */
  readonly flags: string;
  readonly text: Text;
  /** May be given several times; the values become a list. */
  readonly repeatable?: boolean;
}

export interface Command {
  readonly name: string;
  readonly summary: Text;
  /** As commander writes it: `<file...>`. */
  readonly argument?: { readonly name: string; readonly text: Text };
  readonly options: readonly OptionDefinition[];
  readonly examples: readonly string[];
  /** More help below the examples. */
  readonly notes?: Text;
  readonly subcommands?: readonly Command[];
  /** Parses the options and runs. @throws z.ZodError where an option cannot be used */
  run(session: Session, options: unknown, argument: unknown): Promise<ExitCode>;
}

/** Ties the schema of the options to the function that gets them parsed. */
export function runWith<Schema extends z.ZodType>(
  schema: Schema,
  run: (session: Session, options: z.output<Schema>, argument: unknown) => Promise<ExitCode>,
): Command['run'] {
  return (session, options, argument) => run(session, schema.parse(options), argument);
}

/** A whole number on the command line. */
export function wholeNumber(min: number, max: number): z.ZodType<number, string> {
  const message = `must be a whole number from ${min} to ${max} | 应为 ${min} 到 ${max} 的整数`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

/** A number on the command line, fractions allowed. */
export function number(min: number, max: number): z.ZodType<number, string> {
  const message = `must be a number from ${min} to ${max} | 应为 ${min} 到 ${max} 的数字`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,9}(\.\d{1,6})?$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

export const port = wholeNumber(0, 65_535);
export const speed = number(0.1, 1000);
export const clock = z.enum(['utc', 'beijing', 'local']);
