/**
 * The log as it grows, for one list: subscribe first, then query from the last number, merge by number, query again
 * on a gap. It knows nothing of React: many entries become one new view per frame, and no entry is anybody's state.
 */
import { AppError, type Failure, type Reply } from '../../../contract/errors.ts';
import type { EventBatch } from '../../../contract/event-batches.ts';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import type { HostConnection } from '../../bridge/host-connection.ts';
import type { EntryFilter } from './entry-filter.ts';
import { pacedByFrame } from './frame-pace.ts';
import { LogPosition, type Jump, type LogPage, type LogQuery, type PositionOptions } from './log-position.ts';

/** What it needs of the host. */
export interface LiveLogHost extends Pick<HostConnection, 'subscribe' | 'onState'> {
  query(this: void, input: LogQuery): Promise<Reply<LogPage>>;
}

export interface LiveLogOptions extends PositionOptions {
  /** Until a failed query is tried again, milliseconds. */
  readonly retryMs: number;
  nextFrame(this: void, resume: () => void): void;
  /** @returns what cancels it */
  after(this: void, ms: number, task: () => void): () => void;
}

/** What the list shows; a new object where anything has changed. */
export interface LiveLogView {
  /** Oldest first, each number once, no hole in between. */
  readonly rows: readonly LogEntry[];
  readonly hasOlder: boolean;
  /** There are newer ones that the rows do not reach, apart from those that a pause holds back. */
  readonly hasNewer: boolean;
  /** The rows reach to the newest entry and go on with it. */
  readonly isFollowing: boolean;
  readonly isPaused: boolean;
  /** Arrived while the rows stood still. */
  readonly waiting: number;
  /** There may be more of them. */
  readonly isWaitingLeast: boolean;
  /** This filter has not been answered yet. */
  readonly isLoading: boolean;
  /** Why the last query failed; it is tried again by itself. */
  readonly failure: AppError | null;
  /** Number of the newest entry that is known of. */
  readonly lastSeq: number;
  readonly jump: Jump;
}

export class LiveLog {
  readonly #host: LiveLogHost;
  readonly #options: LiveLogOptions;
  readonly #position: LogPosition;
  readonly #listeners = new Set<() => void>();
  readonly #publish: () => void;
  #isOn = false;
  #isBusy = false;
  /** How many times the connection was opened. */
  #openings = 0;
  #failure: AppError | null = null;
  #cancelRetry: (() => void) | null = null;
  #view: LiveLogView;

  constructor(host: LiveLogHost, options: LiveLogOptions) {
    this.#host = host;
    this.#options = options;
    this.#position = new LogPosition(options);
    this.#view = this.#look();
    this.#publish = pacedByFrame(options.nextFrame, () => {
      this.#view = this.#look();
      for (const listener of this.#listeners) listener();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): LiveLogView => this.#view;

  /** Loads the newest page and goes on with what arrives. @returns what ends it */
  start(): () => void {
    this.#isOn = true;
    this.#position.reload();
    const ends = [
      this.#host.subscribe((batch) => this.#receive(batch)),
      this.#host.onState((state) => {
        if (state === 'open') this.#opened();
      }),
    ];
    this.retry();
    return () => {
      this.#isOn = false;
      this.#position.reload();
      this.#stopRetry();
      for (const end of ends) end();
    };
  }

  setFilter(filter: EntryFilter): void {
    this.#position.setFilter(filter);
    this.#publish();
    this.retry();
  }

  /** From now on the rows stand still. */
  pause(): void {
    this.#position.pause();
    this.#changed();
  }

  /** Goes on from the live end; nothing that arrived meanwhile is missing. */
  resume(): void {
    this.#position.resume();
    this.#changed();
  }

  /** Back to the live end, for who has read further back. */
  follow(): void {
    this.#position.follow();
    this.#changed();
  }

  /** Whether the newest row is in view: else rows must not move under the reader's eyes. */
  setAtLiveEnd(isAtEnd: boolean): void {
    const wasFollowing = this.#position.isFollowing;
    this.#position.setAtLiveEnd(isAtEnd);
    if (this.#position.isFollowing !== wasFollowing) this.#publish();
    this.#work();
  }

  /** The oldest rows are near: those before them will be needed. */
  loadOlder(): void {
    this.#position.loadOlder();
    this.#work();
  }

  /** Shows the oldest entries there are. */
  goToOldest(): void {
    this.#position.goToOldest();
    this.#changed();
  }

  /** Tries at once what is tried again by itself. */
  retry(): void {
    this.#stopRetry();
    this.#work();
  }

  #look(): LiveLogView {
    const {
      rows,
      hasOlder,
      hasNewer,
      isFollowing,
      isPaused,
      waiting,
      isWaitingLeast,
      isLoading,
      newest,
      jump,
    } = this.#position;
    const position = {
      rows,
      hasOlder,
      hasNewer,
      isFollowing,
      isPaused,
      waiting,
      isWaitingLeast,
      isLoading,
      jump,
    };
    return { ...position, lastSeq: newest, failure: this.#failure };
  }

  #changed(): void {
    this.#publish();
    this.#work();
  }

  #opened(): void {
    this.#openings += 1;
    this.#position.check();
    this.retry();
  }

  #receive(batch: EventBatch): void {
    const entries = batch.flatMap((event) => (event.name === 'log.appended' ? event.payload.entries : []));
    if (entries.length === 0) return;
    this.#position.receive(entries);
    this.#changed();
  }

  #work(): void {
    if (this.#isOn && !this.#isBusy && this.#cancelRetry === null) void this.#run();
  }

  /** One query after the other, until nothing is wished for any more. */
  async #run(): Promise<void> {
    this.#isBusy = true;
    const position = this.#position;
    for (let step = position.next(); step !== null && this.#isOn; step = position.next()) {
      const { generation, newest } = position;
      const openings = this.#openings;
      const reply = await this.#host.query(step.input);
      if (generation !== position.generation) continue;
      if (!reply.ok) {
        this.#fail(reply);
        break;
      }
      this.#failure = null;
      if (reply.value.lastSeq < newest) position.startOver();
      else step.take(reply.value);
      // Connected again meanwhile: what came in between was in neither the answer nor the events.
      if (openings !== this.#openings) position.check();
      position.settle();
      this.#publish();
    }
    this.#isBusy = false;
  }

  #fail({ code, message, next, fields }: Failure): void {
    this.#failure = new AppError(code, message, { next, fields });
    this.#cancelRetry = this.#options.after(this.#options.retryMs, () => this.retry());
    this.#publish();
  }

  #stopRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }
}
