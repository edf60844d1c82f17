/** The event log as the rest of the core uses it: opened on first use, its failures worded, its entries announced. */
import type { Events } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { LogStatus } from '../contract/views.ts';
import type { EventBus } from '../contract/event-bus.ts';
import type { Text } from '../domain/text.ts';
import type { EventLog, LogProblem, NewEntry, StoredEntry } from './event-log/event-log.ts';
import { openEventLog } from './event-log/open-event-log.ts';
import { logProblemTexts, wordLogFailure } from './log-problem-texts.ts';
import { viewEntry } from './log-view.ts';

export type LogReader = Pick<EventLog, 'query' | 'calls' | 'lastSeq' | 'prune'>;

export interface LogAccess {
  /** What is read may fail as AppError `log-unavailable`, like the opening itself. */
  open(this: void): Promise<LogReader>;
  append(this: void, entry: NewEntry): Promise<StoredEntry>;
  /** Never fails: that the log cannot be opened or read is its `problem`. */
  status(this: void): Promise<LogStatus>;
  close(): Promise<void>;
}

export function createLogAccess(
  options: {
    readonly folder: string;
    readonly eventLogWorker: URL;
    readonly openLog?: typeof openEventLog;
  },
  events: EventBus<Events>,
): LogAccess {
  const { folder, eventLogWorker: workerUrl, openLog = openEventLog } = options;
  let opening: Promise<EventLog> | null = null;
  let log: EventLog | null = null;

  let known: LogStatus['problem'] = null;

  const onProblem = (problem: LogProblem | null): void => {
    known = problem === null ? null : logProblemTexts[problem];
    events.emit('log.problem', { problem: known });
  };
  const announce = (entries: readonly StoredEntry[]): void => {
    // Turning bytes into text costs more than storing them: only for someone who looks.
    if (events.hasListeners('log.appended')) events.emit('log.appended', { entries: entries.map(viewEntry) });
  };
  const open = (): Promise<EventLog> => {
    opening ??= openLog({ folder, workerUrl, onProblem }).then(
      (opened) => {
        opened.subscribe(announce);
        log = opened;
        return opened;
      },
      (error: unknown) => {
        // The next use tries anew: the cause may be gone by then.
        opening = null;
        throw wordLogFailure(error);
      },
    );
    return opening;
  };

  return {
    open: async () => wordedReader(await open()),
    append: (entry) => (log === null ? open().then((opened) => opened.append(entry)) : log.append(entry)),
    async status() {
      try {
        return { ...(await positionOf(await open())), problem: known };
      } catch (error) {
        const { text, next } = problemOf(error);
        return { lastSeq: 0, lastReceivedAt: null, problem: { text, next } };
      }
    },
    async close() {
      await (await opening?.catch(() => null))?.close();
    },
  };
}

const receivedKinds = ['status', 'fee', 'unreadable'] as const;

async function positionOf(log: EventLog): Promise<Omit<LogStatus, 'problem'>> {
  const lastSeq = await log.lastSeq();
  const [newest] = await log.query({ kinds: receivedKinds, end: 'newest', limit: 1 });
  return { lastSeq, lastReceivedAt: newest === undefined ? null : new Date(newest.at).toISOString() };
}

/** @throws the error itself where it is not about the log */
function problemOf(error: unknown): { text: Text; next: Text } {
  const worded = wordLogFailure(error);
  if (!(worded instanceof AppError) || worded.next === null) throw error;
  return { text: worded.text, next: worded.next };
}

function wordedReader(log: EventLog): LogReader {
  const worded = (error: unknown): never => {
    throw wordLogFailure(error);
  };
  return {
    query: (query) => log.query(query).catch(worded),
    calls: (query) => log.calls(query).catch(worded),
    lastSeq: () => log.lastSeq().catch(worded),
    prune: (step) => log.prune(step).catch(worded),
  };
}
