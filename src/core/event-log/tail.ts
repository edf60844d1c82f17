import type { StoredEntry } from './event-log.ts';

type Listener = (entries: readonly StoredEntry[]) => void;

export interface TailOptions {
  /** Turns looking for other processes' entries on or off; answers the newest number. */
  readonly watch: (on: boolean) => Promise<number>;
  /** Entries greater than the first number and smaller than the second, ascending; none where there are none. */
  readonly fetch: (after: number, before: number) => Promise<readonly StoredEntry[]>;
}

/**
 * Tells subscribers of entries in the order of their numbers, none twice, none left out, although our own come
 * from memory right after their commit and those of other processes have to be fetched.
 */
export class Tail {
  readonly #options: TailOptions;
  readonly #listeners = new Set<Listener>();
  /** Own batches that were committed and not told yet. */
  #own: (readonly StoredEntry[])[] = [];
  /** Last number told; null until it is known where to begin. */
  #told: number | null = null;
  /** Newest number known to be committed. */
  #newest = 0;
  #pumping = false;
  #wanted = false;
  /** Where to begin was asked, and not answered yet. */
  #asking = false;
  /** Distinguishes the times between the first subscriber's coming and the last one's going. */
  #period = 0;

  constructor(options: TailOptions) {
    this.#options = options;
  }

  subscribe(listener: Listener): () => void {
    // A wrapper of its own, so that one function may subscribe twice.
    const own: Listener = (entries) => listener(entries);
    this.#listeners.add(own);
    if (this.#listeners.size === 1) this.#begin();
    return () => {
      if (this.#listeners.delete(own) && this.#listeners.size === 0) this.#end();
    };
  }

  /** Our own entries, right after their commit. */
  committed(entries: readonly StoredEntry[]): void {
    if (this.#listeners.size === 0) return;
    this.#own.push(entries);
    this.#beginBefore(entries[0]?.seq);
    this.#pump();
  }

  /** Another process has written. */
  changed(newest: number): void {
    this.#newest = Math.max(this.#newest, newest);
    this.#beginBefore(newest + 1);
    this.#pump();
  }

  /** The worker is a new one and has to be told to look again. */
  resume(): void {
    if (this.#listeners.size > 0) this.#begin();
  }

  /** The log is being closed: nobody is told any more. */
  stop(): void {
    this.#listeners.clear();
    this.#period += 1;
    this.#own = [];
  }

  /** Where the worker could not say where to begin, the next thing it does say decides. */
  #beginBefore(seq: number | undefined): void {
    if (!this.#asking && seq !== undefined) this.#told ??= seq - 1;
  }

  #begin(): void {
    const period = (this.#period += 1);
    this.#asking = true;
    const begin = (newest: number | null): void => {
      if (period !== this.#period) return;
      this.#asking = false;
      // What was committed between subscribing and this answer is told as well.
      const first = this.#own[0]?.[0]?.seq;
      this.#beginBefore(newest === null ? first : Math.min(newest + 1, first ?? Infinity));
      this.#newest = Math.max(this.#newest, newest ?? 0);
      this.#pump();
    };
    this.#options.watch(true).then(begin, () => begin(null));
  }

  #end(): void {
    this.#period += 1;
    this.#own = [];
    this.#told = null;
    this.#newest = 0;
    // Nobody is left whom a failure would concern.
    this.#options.watch(false).catch(() => undefined);
  }

  #pump(): void {
    this.#wanted = true;
    if (!this.#pumping) void this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    this.#pumping = true;
    // News may come between the last look and the end of waiting for it.
    while (this.#wanted) {
      this.#wanted = false;
      while (await this.#tellNext());
    }
    this.#pumping = false;
  }

  /** Tells the next entries; false where there are none, or they cannot be had now. */
  async #tellNext(): Promise<boolean> {
    if (this.#told === null) return false;
    const own = this.#own[0];
    const first = own?.[0]?.seq;
    if (own !== undefined && first !== undefined && first <= this.#told + 1) {
      this.#own.shift();
      this.#tell(own);
      return true;
    }
    const until = first === undefined ? this.#newest : first - 1;
    return until > this.#told && this.#tellOthers(this.#told, until);
  }

  /** Entries of other processes; false where they cannot be had now. */
  async #tellOthers(after: number, until: number): Promise<boolean> {
    const period = this.#period;
    try {
      const entries = await this.#options.fetch(after, until + 1);
      if (period !== this.#period || this.#told === null) return true;
      if (entries.length > 0) this.#tell(entries);
      // Numbers that are not there, as after a log was replaced.
      else this.#told = until;
      return true;
    } catch {
      return false;
    }
  }

  #tell(entries: readonly StoredEntry[]): void {
    const told = this.#told ?? 0;
    const news =
      entries[0] !== undefined && entries[0].seq > told ? entries : entries.filter(({ seq }) => seq > told);
    const last = news.at(-1);
    if (last === undefined) return;
    this.#told = last.seq;
    for (const listener of this.#listeners) {
      try {
        listener(news);
      } catch (error) {
        // A subscriber's mistake is its own: it surfaces as an uncaught exception, and the others are told.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
