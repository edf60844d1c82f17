import { LogUnavailable, type NewEntry, type StoredEntry } from './event-log.ts';
import { packBatch, type PackedBatch, type ReadyEntry } from './messages.ts';

interface Waiting extends ReadyEntry {
  readonly resolve: (entry: StoredEntry) => void;
  readonly reject: (error: unknown) => void;
}

export interface QueueOptions {
  /** Stores a batch, answers the number of its first entry. */
  readonly store: (batch: PackedBatch) => Promise<number>;
  /** Told of each batch after its appends were resolved. */
  readonly onStored: (entries: readonly StoredEntry[]) => void;
  readonly onFailed: (error: LogUnavailable) => void;
}

/** A batch holds at most this much; the rest waits for the next. */
const maxEntries = 4_096;
const maxBytes = 16 * 1024 * 1024;

/**
 * Group commit: one batch is under way, and what arrives meanwhile forms the next. So the cost of a sync is
 * shared by all who wait for it, and a slow disk makes batches larger instead of the queue longer.
 */
export class AppendQueue {
  readonly #options: QueueOptions;
  #waiting: Waiting[] = [];
  #busy = false;
  #whenEmpty: (() => void)[] = [];

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  append(entry: NewEntry): Promise<StoredEntry> {
    return new Promise((resolve, reject) => {
      // A plain number is the only value here that the table could refuse.
      if (!Number.isFinite(entry.at)) throw new TypeError('an entry needs the time it was sent or received');
      const headers = JSON.stringify(entry.headers);
      const detail = entry.detail === null ? null : JSON.stringify(entry.detail);
      this.#waiting.push({ entry, headers, detail, resolve, reject });
      if (this.#busy) return;
      this.#busy = true;
      // After the callbacks of this turn of the event loop: all that arrived together is stored together.
      setImmediate(() => this.#send());
    });
  }

  /** Resolves when nothing is waiting or under way. */
  drained(): Promise<void> {
    if (!this.#busy) return Promise.resolve();
    return new Promise((resolve) => this.#whenEmpty.push(resolve));
  }

  #send(): void {
    const batch = this.#take();
    this.#store(batch)
      .then(
        (first) => this.#stored(batch, first),
        (error: unknown) => this.#failed(batch, error),
      )
      .finally(() => this.#next());
  }

  /** Its failures are all rejections. */
  async #store(batch: readonly Waiting[]): Promise<number> {
    return this.#options.store(packBatch(batch));
  }

  #next(): void {
    if (this.#waiting.length > 0) {
      this.#send();
      return;
    }
    this.#busy = false;
    const waiting = this.#whenEmpty;
    this.#whenEmpty = [];
    for (const resolve of waiting) resolve();
  }

  #take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { entry } of this.#waiting) {
      if (count > 0 && (count >= maxEntries || bytes + entry.body.byteLength > maxBytes)) break;
      bytes += entry.body.byteLength;
      count += 1;
    }
    if (count === this.#waiting.length) {
      const all = this.#waiting;
      this.#waiting = [];
      return all;
    }
    return this.#waiting.splice(0, count);
  }

  #stored(batch: readonly Waiting[], first: number): void {
    let seq = first;
    const entries: StoredEntry[] = [];
    for (const { entry, resolve } of batch) {
      const stored = { ...entry, seq };
      seq += 1;
      entries.push(stored);
      resolve(stored);
    }
    this.#options.onStored(entries);
  }

  #failed(batch: readonly Waiting[], error: unknown): void {
    const fault = error instanceof LogUnavailable ? error : new LogUnavailable('other', String(error));
    for (const { reject } of batch) reject(fault);
    this.#options.onFailed(fault);
  }
}
