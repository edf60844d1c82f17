import type { CallQuery, EntryQuery, LogProblem, NewEntry } from './event-log.ts';
import type { Pruned, PruneStep } from './prune.ts';

/**
 * What crosses between the event log's two threads. Appending is the hot path, so a batch crosses as one flat
 * array of plain values and one buffer that holds all bodies: cloning an object and a view per entry costs
 * more than storing it.
 */
export interface PackedBatch {
  readonly count: number;
  /** `valuesPerEntry` values for each entry, in the order of the insert statement, the body's length last. */
  readonly values: readonly (string | number | null)[];
  /** All bodies, one behind the other. */
  readonly bodies: ArrayBuffer;
}
export const valuesPerEntry = 11;

/** An entry with its lists already written as JSON, so that one that cannot be written spoils no batch. */
export interface ReadyEntry {
  readonly entry: NewEntry;
  readonly headers: string;
  readonly detail: string | null;
}

/** seq, at, kind, sessionId, callId, source, method, target, http, headers (JSON), detail (JSON), body. */
export type EntryRow = readonly [
  number,
  number,
  string,
  string | null,
  string | null,
  string | null,
  string | null,
  string | null,
  number | null,
  string,
  string | null,
  Uint8Array,
];

/** What the main thread may ask of the worker. */
export interface Requests {
  /** Opens the log, creating folder and file where there are none. */
  open: { input: null; output: null };
  /** Answers the number of the batch's first entry; the others follow without a gap. */
  append: { input: PackedBatch; output: number };
  query: { input: EntryQuery; output: EntryRow[] };
  /** Answers calls as JSON. */
  calls: { input: CallQuery; output: string[] };
  prune: { input: PruneStep; output: Pruned };
  lastSeq: { input: null; output: number };
  /** Turns polling for other processes' entries on or off; answers the newest number. */
  watch: { input: boolean; output: number };
  close: { input: null; output: null };
}
export type RequestName = keyof Requests;

export type ToWorker = {
  [K in RequestName]: { readonly id: number; readonly what: K; readonly input: Requests[K]['input'] };
}[RequestName];

export type FromWorker =
  | { readonly what: 'done'; readonly id: number; readonly output: Requests[RequestName]['output'] }
  | { readonly what: 'failed'; readonly id: number; readonly problem: LogProblem; readonly message: string }
  /** Another process has written; `newest` is the newest number now. */
  | { readonly what: 'changed'; readonly newest: number };

export interface WorkerSettings {
  readonly folder: string;
  readonly pollMs: number;
  /** Newest number given out so far: a file that knows less is continued from here, numbers are not reused. */
  readonly floor: number;
}

export function packBatch(entries: readonly ReadyEntry[]): PackedBatch {
  let bytes = 0;
  for (const { entry } of entries) bytes += entry.body.byteLength;
  const bodies = new Uint8Array(bytes);
  const values: (string | number | null)[] = [];
  let offset = 0;
  for (const { entry, headers, detail } of entries) {
    values.push(entry.at, entry.kind, entry.sessionId, entry.callId, entry.source, entry.method);
    values.push(entry.target, entry.http, headers, detail, entry.body.byteLength);
    bodies.set(entry.body, offset);
    offset += entry.body.byteLength;
  }
  return { count: entries.length, values, bodies: bodies.buffer };
}
