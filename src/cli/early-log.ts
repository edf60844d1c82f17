/**
 * A listener cannot listen before its log is open. Opening happens in a thread of its own and takes as long as
 * loading the rest of the program, so it begins before that; whoever opens the log then gets this one.
 */
import type { EventLog, LogProblem } from '../core/event-log/event-log.ts';
import { openEventLog, type EventLogOptions } from '../core/event-log/open-event-log.ts';
import { dataFolder } from './data-folder.ts';

interface EarlyLog {
  readonly folder: string;
  readonly opening: Promise<EventLog>;
  onProblem: (problem: LogProblem | null) => void;
}

let early: EarlyLog | null = null;

/** In the bundle the worker lies beside this file, in the sources in its own folder. */
export function eventLogWorker(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL('../core/event-log/worker.ts', import.meta.url)
    : new URL('./event-log-worker.js', import.meta.url);
}

/** Does nothing for commands other than `listen`, and where help is wanted. */
export function openLogEarly(argv: readonly string[]): void {
  if (argv[0] !== 'listen' || argv.includes('--help') || argv.includes('-h')) return;
  const at = argv.indexOf('--data');
  if (at < 0 && argv.some((word) => word.startsWith('--data='))) return;
  const folder = dataFolder(at < 0 ? undefined : argv[at + 1]);
  const opening = openEventLog({
    folder,
    workerUrl: eventLogWorker(),
    onProblem: (problem) => early?.onProblem(problem),
  });
  // Whoever opens the log is told of a failure; until then it is nobody's.
  opening.catch(() => undefined);
  early = { folder, opening, onProblem: () => undefined };
}

/** The log that was begun early, where it is the one that is asked for; else one opened now. */
export function openLog(options: EventLogOptions): Promise<EventLog> {
  if (early?.folder !== options.folder) return openEventLog(options);
  const { opening } = early;
  early = { ...early, folder: '', onProblem: options.onProblem ?? (() => undefined) };
  return opening;
}

/** Closes it where nobody took it, so that a command that ends early ends at all. */
export async function closeUntakenLog(): Promise<void> {
  if (early === null || early.folder === '') return;
  await (await early.opening.catch(() => null))?.close();
}
