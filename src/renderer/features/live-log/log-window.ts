/**
 * The bounded piece of the log that the page holds: entries that match, in the order of their numbers, without a
 * hole between the first and the last.
 */
import type { LogEntry } from '../../../domain/log/log-entry.ts';

export interface WindowLimits {
  readonly maxRows: number;
  /** Characters of all bodies together: a body has up to a million. */
  readonly maxCharacters: number;
}

export class LogWindow {
  readonly #limits: WindowLimits;
  #rows: readonly LogEntry[] = [];
  #hasOlder = false;
  #covered = 0;
  #isFull = false;

  constructor(limits: WindowLimits) {
    this.#limits = limits;
  }

  /** Oldest first. A new array where anything has changed. */
  get rows(): readonly LogEntry[] {
    return this.#rows;
  }

  /** The log may hold older ones that match. */
  get hasOlder(): boolean {
    return this.#hasOlder;
  }

  /** Every entry that matches from the first row up to this number is in the window. */
  get covered(): number {
    return this.#covered;
  }

  /** Older rows have been given up for newer ones. */
  get isFull(): boolean {
    return this.#isFull;
  }

  replace(entries: readonly LogEntry[], { hasOlder, covered }: { hasOlder: boolean; covered: number }): void {
    this.#rows = entries;
    this.#hasOlder = hasOlder;
    this.#covered = covered;
    this.#isFull = false;
    this.#dropOldest();
  }

  /** Adds at the newer end; gives up rows at the older end where they become too many. */
  append(entries: readonly LogEntry[], covered: number): void {
    const last = this.#rows.at(-1)?.seq ?? 0;
    const news = entries.filter(({ seq }) => seq > last);
    if (news.length > 0) this.#rows = [...this.#rows, ...news];
    this.#covered = Math.max(this.#covered, covered);
    this.#dropOldest();
  }

  /** Adds at the older end; gives up rows at the end that is not kept where they become too many. */
  prepend(
    entries: readonly LogEntry[],
    { hasOlder, keep }: { hasOlder: boolean; keep: 'older' | 'newer' },
  ): void {
    const first = this.#rows[0]?.seq ?? Infinity;
    const news = entries.filter(({ seq }) => seq < first);
    if (news.length > 0) this.#rows = [...news, ...this.#rows];
    this.#hasOlder = hasOlder;
    if (keep === 'newer') this.#dropOldest();
    else this.#dropNewest();
  }

  #dropOldest(): void {
    const kept = this.#fitting(this.#rows.toReversed());
    if (kept === this.#rows.length) return;
    this.#rows = this.#rows.slice(-kept);
    this.#hasOlder = true;
    this.#isFull = true;
  }

  #dropNewest(): void {
    const kept = this.#fitting(this.#rows);
    if (kept === this.#rows.length) return;
    this.#rows = this.#rows.slice(0, kept);
    this.#covered = this.#rows.at(-1)?.seq ?? 0;
    this.#isFull = false;
  }

  /** How many from the first on fit, at least one. */
  #fitting(rows: readonly LogEntry[]): number {
    let characters = 0;
    const most = rows.slice(0, this.#limits.maxRows);
    const cut = most.findIndex(({ raw }) => (characters += raw.length) > this.#limits.maxCharacters);
    return cut === -1 ? most.length : Math.max(cut, 1);
  }
}
