import { AppendQueue } from './append-queue.ts';
import type { Call } from '../../domain/call/call.ts';
import type { EntryKind } from '../../domain/log/log-entry.ts';
import {
  LogUnavailable,
  type EntryQuery,
  type EventLog,
  type LogProblem,
  type StoredEntry,
} from './event-log.ts';
import type { EntryRow } from './messages.ts';
import { Tail } from './tail.ts';
import { WorkerLink } from './worker-link.ts';

export interface EventLogOptions {
  /** Data folder; made, readable by its owner only, where it does not exist. */
  readonly folder: string;
  /** `worker.ts` beside this file, or where the host's bundle has put it. */
  readonly workerUrl: URL;
  /** How often to look for entries of other processes while somebody is subscribed. Default 250. */
  readonly pollMs?: number;
  /** Told why appends fail, once per reason, and `null` when they succeed again. */
  readonly onProblem?: (problem: LogProblem | null) => void;
}

/**
 * Opens the log of a data folder; rejects with LogUnavailable where that is impossible. Several processes may
 * have it open at once. Bodies must not be changed before their append has resolved.
 */
export async function openEventLog(options: EventLogOptions): Promise<EventLog> {
  const log = new WorkerEventLog(options);
  await log.open();
  return log;
}

class WorkerEventLog implements EventLog {
  readonly #link: WorkerLink;
  readonly #queue: AppendQueue;
  readonly #tail: Tail;
  readonly #onProblem: (problem: LogProblem | null) => void;
  #problem: LogProblem | null = null;
  #newest = 0;
  #closing: Promise<void> | null = null;

  constructor({ folder, workerUrl, pollMs = 250, onProblem = () => undefined }: EventLogOptions) {
    this.#onProblem = onProblem;
    this.#link = new WorkerLink({
      workerUrl,
      settings: () => ({ folder, pollMs, floor: this.#newest }),
      onChanged: (newest) => this.#tail.changed(newest),
      onRestart: () => this.#tail.resume(),
    });
    this.#tail = new Tail({
      watch: (on) => this.#link.request('watch', on),
      fetch: (after, before) => this.#search({ after, before, limit: 1_000 }),
    });
    this.#queue = new AppendQueue({
      store: (batch) => this.#link.request('append', batch, [batch.bodies]),
      onStored: (entries) => this.#stored(entries),
      onFailed: ({ problem }) => this.#report(problem),
    });
  }

  async open(): Promise<void> {
    try {
      await this.#link.request('open', null);
    } catch (error) {
      await this.#link.stop();
      throw error;
    }
  }

  append(...[entry]: Parameters<EventLog['append']>): Promise<StoredEntry> {
    return this.#closing === null ? this.#queue.append(entry) : rejectClosed();
  }

  query(query: EntryQuery): Promise<StoredEntry[]> {
    return this.#closing === null ? this.#search(query) : rejectClosed();
  }

  async calls(...[query]: Parameters<EventLog['calls']>): Promise<Call[]> {
    if (this.#closing !== null) return rejectClosed();
    const calls = await this.#link.request('calls', query);
    // The worker wrote them from a Call, with this version of the code: others are derived anew.
    return calls.map((call) => JSON.parse(call) as Call);
  }

  prune(...[step]: Parameters<EventLog['prune']>): ReturnType<EventLog['prune']> {
    return this.#closing === null ? this.#link.request('prune', step) : rejectClosed();
  }

  lastSeq(): Promise<number> {
    return this.#closing === null ? this.#link.request('lastSeq', null) : rejectClosed();
  }

  subscribe(listener: (entries: readonly StoredEntry[]) => void): () => void {
    return this.#closing === null ? this.#tail.subscribe(listener) : () => undefined;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#queue.drained();
    this.#tail.stop();
    await this.#link.stop();
  }

  async #search(query: EntryQuery): Promise<StoredEntry[]> {
    return (await this.#link.request('query', query)).map(storedEntry);
  }

  #stored(entries: readonly StoredEntry[]): void {
    this.#newest = Math.max(this.#newest, entries.at(-1)?.seq ?? 0);
    this.#report(null);
    this.#tail.committed(entries);
  }

  #report(problem: LogProblem | null): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#onProblem(problem);
  }
}

function rejectClosed(): Promise<never> {
  return Promise.reject(new LogUnavailable('other', 'the log is closed'));
}

function storedEntry(row: EntryRow): StoredEntry {
  const [seq, at, kind, sessionId, callId, source, method, target, http, headers, detail, body] = row;
  return {
    seq,
    at,
    // The log writes these three columns itself, from an EntryKind, a list of pairs and an object.
    kind: kind as EntryKind,
    sessionId,
    callId,
    source,
    method,
    target,
    http,
    headers: JSON.parse(headers) as StoredEntry['headers'],
    body,
    detail: detail === null ? null : (JSON.parse(detail) as StoredEntry['detail']),
  };
}
