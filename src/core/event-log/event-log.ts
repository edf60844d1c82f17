import type { EntryKind } from '../../domain/log/log-entry.ts';
import type { Call } from '../../domain/call/call.ts';
import type { VerdictCode } from '../../domain/verdict/verdict.ts';
import type { Pruned, PruneStep } from './prune.ts';

/** An entry about to be kept. Byte for byte: nothing is normalised. */
export interface NewEntry {
  /** Milliseconds since 1970 (UTC): when it was sent or received. */
  readonly at: number;
  readonly kind: EntryKind;
  readonly sessionId: string | null;
  readonly callId: string | null;
  readonly source: string | null;
  readonly method: string | null;
  readonly target: string | null;
  readonly http: number | null;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

export interface StoredEntry extends NewEntry {
  /** Position in the log, from 1, never reused. */
  readonly seq: number;
}

export interface EntryQuery {
  /** Only entries with a greater number. */
  readonly after?: number;
  /** Only entries with a smaller number. */
  readonly before?: number;
  readonly kinds?: readonly EntryKind[];
  /** Entries of this session, CDR messages that contain it included. */
  readonly sessionId?: string;
  readonly callId?: string;
  /** Bytes of this text occur in the body or in the session id, ASCII letters in any case. */
  readonly text?: string;
  /** Milliseconds since 1970, inclusive. */
  readonly from?: number;
  readonly until?: number;
  /** At most this many, 1 to 10,000. Default 100. */
  readonly limit?: number;
  /** `oldest`: ascending from the start of the range. `newest`: the last ones, still ascending. Default `oldest`. */
  readonly end?: 'oldest' | 'newest';
}

export interface CallQuery {
  readonly sessionId?: string;
  readonly callId?: string;
  /** Only calls that stand after this one in the list. */
  readonly before?: Pick<Call, 'startedAt' | 'callId' | 'sessionId'>;
  /** Occurs in callee, session id, profile or displayed number; numbers however they are typed. */
  readonly text?: string;
  readonly verdicts?: readonly VerdictCode[];
  /** At most this many, newest first, 1 to 10,000. Default 100. */
  readonly limit?: number;
}

/**
 * The append-only log. `append` resolves only after the entry is durably on disk (SQLite commit with a
 * full sync); it rejects with LogUnavailable where the log cannot be written, and nothing is kept then. The
 * body must not change before that.
 */
export interface EventLog {
  append(entry: NewEntry): Promise<StoredEntry>;
  /** Ascending. A page ends early at 64 MiB of bodies, so only an empty page is the end of what there is. */
  query(query: EntryQuery): Promise<StoredEntry[]>;
  /** Newest first; every entry appended before the question counts. */
  calls(query: CallQuery): Promise<Call[]>;
  /**
   * One short step of deleting what is older than a limit, calls as a whole; appends go on between steps.
   * Numbers are not given again.
   */
  prune(step: PruneStep): Promise<Pruned>;
  /** Number of the newest entry, 0 for an empty log. */
  lastSeq(): Promise<number>;
  /**
   * Told of entries after their commit, in order, in batches. Entries that another process writes into the
   * same data folder are seen too, within `pollMs`.
   */
  subscribe(listener: (entries: readonly StoredEntry[]) => void): () => void;
  /** Waits for what was appended, then closes the file. */
  close(): Promise<void>;
}

export type LogProblem =
  'disk-full' | 'read-only' | 'folder-gone' | 'no-folder' | 'locked' | 'newer-schema' | 'damaged' | 'other';

/** The log cannot be written or opened. `message` is for developers; hosts word it by `problem`. */
export class LogUnavailable extends Error {
  readonly problem: LogProblem;
  constructor(problem: LogProblem, message: string) {
    super(message);
    this.name = 'LogUnavailable';
    this.problem = problem;
  }
}
