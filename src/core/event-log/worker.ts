import { setImmediate as breathe } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { CallIndex } from './call-index.ts';
import { searchCalls } from './call-search.ts';
import { storeBatch } from './append.ts';
import { LogUnavailable } from './event-log.ts';
import { unavailable } from './faults.ts';
import { LogFile, type OpenLog } from './log-file.ts';
import type { FromWorker, RequestName, Requests, ToWorker, WorkerSettings } from './messages.ts';
import { pruneStep } from './prune.ts';
import { searchEntries } from './search.ts';
import type { Connection } from './sqlite.ts';

/**
 * The event log's own thread: a slow disk or a long search stalls neither the listener nor a window. Appends
 * are served as they come; everything that takes long pauses between steps to let them through.
 */
// `open-event-log.ts` starts this file with these settings.
const settings = workerData as WorkerSettings;
const file = new LogFile(settings.folder, settings.floor);
const index = new CallIndex(use);
let closed = false;
/** Newest number the main thread was told of. */
let told = settings.floor;
let poll: NodeJS.Timeout | null = null;
let polled: { writer: Connection; dataVersion: number } | null = null;

type Handlers = {
  [K in RequestName]: (input: Requests[K]['input']) => Requests[K]['output'] | Promise<Requests[K]['output']>;
};

const search = { connection: () => use().side, breathe };

const handlers: Handlers = {
  open() {
    file.create();
    return null;
  },
  append(batch) {
    failIfClosed();
    const first = storeBatch(file, batch);
    told = first + batch.count - 1;
    index.nudge();
    return first;
  },
  async query(query) {
    if (query.sessionId !== undefined) await index.catchUp(newest(use()));
    return searchEntries(query, search);
  },
  async calls(query) {
    await index.catchUp(newest(use()));
    return searchCalls(query, search);
  },
  async prune(step) {
    await index.catchUp(newest(use()));
    return pruneStep(use().side, step);
  },
  lastSeq: () => newest(use()),
  watch,
  close() {
    closed = true;
    index.stop();
    stopPolling();
    file.checkpoint();
    file.close();
    return null;
  },
};

function use(): OpenLog {
  failIfClosed();
  return file.use();
}

function failIfClosed(): void {
  if (closed) throw new LogUnavailable('other', 'the log is closed');
}

function newest({ side }: OpenLog): number {
  return side.number('SELECT max(seq) FROM entries');
}

function watch(on: boolean): number {
  stopPolling();
  if (on) poll = setInterval(lookForOthers, settings.pollMs);
  const seq = newest(use());
  told = Math.max(told, seq);
  return seq;
}

function stopPolling(): void {
  if (poll !== null) clearInterval(poll);
  poll = null;
}

/** Cheap while nothing happens: `data_version` changes only when another connection has written. */
function lookForOthers(): void {
  try {
    const open = use();
    const { writer } = open;
    const dataVersion = writer.number('PRAGMA data_version');
    if (polled?.writer === writer && polled.dataVersion === dataVersion) return;
    polled = { writer, dataVersion };
    const seq = newest(open);
    if (seq <= told) return;
    told = seq;
    index.nudge();
    tell({ what: 'changed', newest: seq });
  } catch {
    // The next append says what is wrong; here there is nobody to tell.
  }
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

async function serve<K extends RequestName>(id: number, what: K, input: Requests[K]['input']): Promise<void> {
  try {
    // Appends answer without waiting for a microtask; `await` on a plain value would be one.
    const answer = handlers[what](input);
    tell({ what: 'done', id, output: answer instanceof Promise ? await answer : answer });
  } catch (error) {
    const { problem, message } = unavailable(error, file.path);
    tell({ what: 'failed', id, problem, message });
  }
  if (what === 'close') parentPort?.close();
}

parentPort?.on('message', ({ id, what, input }: ToWorker) => void serve(id, what, input));
