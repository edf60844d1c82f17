import { setImmediate as breathe } from 'node:timers/promises';
import type { Deriver } from './derive.ts';
import type { OpenLog } from './log-file.ts';

/** Reception has been quiet for this long: time to derive what it brought. */
const idleMs = 20;
const firstStep = 16;
const largestStep = 512;

/**
 * Keeps the derived tables up to date without slowing reception: in the pauses between appends, and before a
 * question that needs them; always in short steps.
 */
export class CallIndex {
  readonly #use: () => OpenLog;
  #deriver: Deriver | null = null;
  #timer: NodeJS.Timeout | null = null;
  #lastNudge = 0;
  #stopped = false;
  #size = firstStep;

  constructor(use: () => OpenLog) {
    this.#use = use;
  }

  /** There are new entries. */
  nudge(): void {
    this.#lastNudge = performance.now();
    this.#timer ??= setTimeout(() => this.#whenIdle(), idleMs);
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** Resolves when everything up to this number is derived. */
  async catchUp(seq: number): Promise<void> {
    let before = -1;
    let reached = await this.#step();
    // No progress: the file was replaced by one that knows less.
    while (reached < seq && reached !== before) {
      await breathe();
      before = reached;
      reached = await this.#step();
    }
  }

  #whenIdle(): void {
    this.#timer = null;
    if (this.#stopped) return;
    const quietFor = performance.now() - this.#lastNudge;
    if (quietFor < idleMs) this.#timer = setTimeout(() => this.#whenIdle(), idleMs - quietFor + 1);
    else void this.#deriveWhileQuiet();
  }

  async #deriveWhileQuiet(): Promise<void> {
    const since = this.#lastNudge;
    try {
      let reached = -1;
      while (!this.#stopped && this.#lastNudge === since) {
        const now = await this.#step();
        if (now === reached) return;
        reached = now;
        await breathe();
      }
    } catch {
      // The log is away or busy; the next entry, or the next question, tries again.
    }
  }

  /** One step of about ten milliseconds; answers the number reached. */
  async #step(): Promise<number> {
    const deriver = await this.#load();
    const started = performance.now();
    const reached = deriver.step(this.#use().side, this.#size);
    const tookMs = performance.now() - started;
    if (tookMs > 12) this.#size = Math.max(1, this.#size >> 1);
    else if (tookMs < 5) this.#size = Math.min(this.#size * 2, largestStep);
    return reached;
  }

  /** Reading notifications needs the schemas: loaded when first needed, so that opening the log is quick. */
  async #load(): Promise<Deriver> {
    if (this.#deriver === null) {
      const { Deriver } = await import('./derive.ts');
      this.#deriver ??= new Deriver();
    }
    return this.#deriver;
  }
}
