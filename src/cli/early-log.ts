/**
 * A listener cannot listen before its log is open. Opening happens in a thread of its own and takes as long as
 * loading the rest of the program, so it begins before that; whoever opens the log then gets this one.
 */
import type { EventLog, LogProblem } from '../core/event-log/event-log.ts';
import { openEventLog, type EventLogOptions } from '../core/event-log/open-event-log.ts';
import { dataFolder } from '../core/data-folder.ts';

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

/** Does nothing for commands other than `listen`, nor where it cannot be sure that the command will run. */
export function openLogEarly(argv: readonly string[]): void {
  const [command, ...words] = argv;
  const asked = command === 'listen' ? readPlain(words) : null;
  if (asked === null) return;
  const folder = dataFolder(asked.get('--data'));
  const opening = openEventLog({
    folder,
    workerUrl: eventLogWorker(),
    onProblem: (problem) => early?.onProblem(problem),
  });
  // Whoever opens the log is told of a failure; until then it is nobody's.
  opening.catch(() => undefined);
  early = { folder, opening, onProblem: () => undefined };
}

const switches = new Set(['--quiet', '--json', '--mask', '--verbose']);
const values = new Map<string, (value: string) => boolean>([
  ['--data', (value) => value.trim() !== ''],
  ['--host', (value) => value.trim() !== ''],
  ['--port', (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535],
  ['--public-url', (value) => /^https?:/.test(value) && URL.canParse(value)],
  ['--lang', (value) => value === 'zh' || value === 'en'],
]);

/** Options and their values as they are usually written; null where a word is left to the proper parser. */
function readPlain(words: readonly string[]): Map<string, string> | null {
  const asked = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (switches.has(word)) continue;
    at += 1;
    const value = words[at] ?? '';
    if (values.get(word)?.(value) !== true) return null;
    asked.set(word, value);
  }
  return asked;
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
