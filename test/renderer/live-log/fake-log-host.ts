/** A host's log in memory, whose events and answers travel only when a test lets them. */
import type { EventBatch } from '../../../src/contract/event-batches.ts';
import type { Reply } from '../../../src/contract/errors.ts';
import { failureOf, AppError } from '../../../src/contract/errors.ts';
import type { LogEntry } from '../../../src/domain/log/log-entry.ts';
import type { ConnectionState } from '../../../src/renderer/bridge/host-connection.ts';
import { matcherOf, type EntryFilter } from '../../../src/renderer/features/live-log/entry-filter.ts';
import type { LiveLogHost } from '../../../src/renderer/features/live-log/live-log.ts';
import type { LogPage, LogQuery } from '../../../src/renderer/features/live-log/log-position.ts';

interface Asked {
  readonly input: LogQuery;
  answer: Reply<LogPage> | null;
  readonly resolve: (reply: Reply<LogPage>) => void;
}

export class FakeLogHost implements LiveLogHost {
  readonly queries: LogQuery[] = [];
  entries: LogEntry[] = [];
  #lastSeq = 0;
  #asked: Asked[] = [];
  #events: LogEntry[][] = [];
  #isOpen = true;
  #isReachable = true;
  readonly #listeners = new Set<(batch: EventBatch) => void>();
  readonly #watchers = new Set<(state: ConnectionState) => void>();

  readonly query = (input: LogQuery): Promise<Reply<LogPage>> => {
    this.queries.push(input);
    return new Promise((resolve) => this.#asked.push({ input, answer: null, resolve }));
  };

  readonly subscribe = (listener: (batch: EventBatch) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly onState = (watcher: (state: ConnectionState) => void): (() => void) => {
    this.#watchers.add(watcher);
    watcher(this.#isOpen ? 'open' : 'connecting');
    return () => this.#watchers.delete(watcher);
  };

  /** Stored, and announced to those connected by one event; `hole` numbers are left out first. */
  append(parts: readonly Partial<LogEntry>[], hole = 0): void {
    this.#lastSeq += hole;
    const news = parts.map((part) => entryOf({ ...part, seq: (this.#lastSeq += 1) }));
    this.entries.push(...news);
    if (this.#isOpen) this.#events.push(news);
  }

  /** The next event arrives, of which only the newest `most` entries were spared. */
  deliver(most = Infinity, twice = false): void {
    const entries = this.#events.shift()?.slice(-most);
    if (entries === undefined) return;
    for (let times = twice ? 2 : 1; times > 0; times -= 1)
      for (const listener of this.#listeners) listener([{ name: 'log.appended', payload: { entries } }]);
  }

  /** Queries are answered, but events do not come yet. */
  openLate(): void {
    this.#isOpen = false;
  }

  loseConnection(): void {
    this.#isOpen = false;
    this.#isReachable = false;
    this.#events = [];
    this.#tell('lost');
  }

  connect(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#isReachable = true;
    this.#tell('open');
  }

  /** The host works out the oldest answer it owes, as its log is now. */
  work(): void {
    const asked = this.#asked.find(({ answer }) => answer === null);
    if (asked !== undefined) asked.answer = this.#isReachable ? this.#answer(asked.input) : lost;
  }

  /** The oldest answer arrives. */
  async answer(): Promise<void> {
    this.work();
    const asked = this.#asked.shift();
    if (asked?.answer) asked.resolve(asked.answer);
    for (let turns = 0; turns < 5; turns += 1) await Promise.resolve();
  }

  get owes(): boolean {
    return this.#asked.length > 0;
  }

  /** Everything under way arrives. */
  async settle(): Promise<void> {
    for (let rounds = 0; this.#events.length > 0 || this.owes; rounds += 1) {
      if (rounds > 1000) throw new Error('the page asks without end');
      this.deliver();
      await this.answer();
    }
  }

  matching(filter: EntryFilter): LogEntry[] {
    return this.entries.filter(matcherOf(filter));
  }

  #answer({
    after = 0,
    before = Infinity,
    kinds,
    text,
    limit = 100,
    end = 'oldest',
  }: LogQuery): Reply<LogPage> {
    const found = this.matching({ kinds: kinds ?? [], text: text ?? '' }).filter(
      ({ seq }) => seq > after && seq < before,
    );
    const entries = end === 'oldest' ? found.slice(0, limit) : found.slice(-limit);
    return { ok: true, value: { entries, lastSeq: this.#lastSeq } };
  }

  #tell(state: ConnectionState): void {
    for (const watcher of this.#watchers) watcher(state);
  }
}

const lost: Reply<LogPage> = failureOf(
  new AppError('host-lost', { en: 'No answer.', zh: '没有响应。' }, { next: null }),
);

export function entryOf(part: Partial<LogEntry>): LogEntry {
  return {
    seq: 1,
    at: '2026-11-01T03:10:22.000Z',
    kind: 'status',
    sessionId: null,
    callId: null,
    source: '127.0.0.1:50000',
    method: 'POST',
    target: '/status',
    http: 200,
    headers: [],
    raw: '',
    detail: null,
    ...part,
  };
}
