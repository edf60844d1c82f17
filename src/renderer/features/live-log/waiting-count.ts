/** How many entries wait while the rows stand still: numbers only, so that a pause of hours costs no memory. */
import type { LogEntry } from '../../../domain/log/log-entry.ts';

export class WaitingCount {
  #shown = 0;
  #known = 0;
  #matching = 0;
  #isLeast = false;

  /** Highest number that the rows have reached. */
  get shown(): number {
    return this.#shown;
  }

  /** Some went by unseen, so that there may be more that match. */
  get isLeast(): boolean {
    return this.#isLeast;
  }

  /** All entries behind the rows; `matching` are those of them that the filter shows. */
  of({ isUnfiltered }: { isUnfiltered: boolean }): number {
    return isUnfiltered ? this.#known - this.#shown : this.#matching;
  }

  /** The rows reach to `shown`, the log to `known`. */
  restart(shown: number, known: number): void {
    this.#shown = shown;
    this.#known = known;
    this.#matching = 0;
    this.#isLeast = known > shown;
  }

  /** One more entry of the log, in order. */
  add({ seq }: LogEntry, matches: boolean): void {
    if (seq > this.#known + 1) this.#isLeast = true;
    if (matches) this.#matching += 1;
    this.#known = seq;
  }

  /** The log has grown unseen. */
  reach(known: number): void {
    if (known <= this.#known) return;
    this.#known = known;
    this.#isLeast = true;
  }

  /** These rows came in view, up to this number. */
  show(entries: readonly LogEntry[], shown: number): void {
    const counted = entries.filter(({ seq }) => seq > this.#shown && seq <= this.#known).length;
    this.#matching = Math.max(0, this.#matching - counted);
    this.#shown = Math.max(this.#shown, shown);
    this.#known = Math.max(this.#known, shown);
    if (this.#shown === this.#known) this.#isLeast = false;
  }
}
