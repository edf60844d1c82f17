/**
 * What all exchanges of one listener share: where entries go, what was counted, and whether it is closing.
 */
import type { Clock } from '../ports.ts';
import {
  fileRefusal,
  type NotificationPaths,
  type RefusalReason,
  type Reply,
} from './notification-router.ts';

/** A received message on its way into the event log, which takes it as it is. */
export interface ReceivedEntry {
  /** Milliseconds since 1970 (UTC): when its last byte was received. */
  readonly at: number;
  readonly kind: 'status' | 'fee' | 'unreadable' | 'refused';
  readonly sessionId: string | null;
  readonly callId: null;
  /** Address and port of the sender. */
  readonly source: string | null;
  readonly method: string | null;
  /** Path and query. */
  readonly target: string | null;
  /** Status of the answer we give, null where none can be given. */
  readonly http: number | null;
  /** As on the wire: order, spelling, repetitions, full values. */
  readonly headers: readonly (readonly [string, string])[];
  /** May be a view into a larger buffer. */
  readonly body: Uint8Array;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** Something was turned away. */
export interface Refused {
  readonly reason: RefusalReason;
  readonly source: string | null;
  readonly http: number | null;
  /** False beyond the bound of refusals that are stored. */
  readonly kept: boolean;
}

/** Numbers since the listener was started. */
export interface ListenerCounts {
  /** Stored: notifications of either kind. */
  readonly notifications: number;
  /** Stored, but not a notification. */
  readonly unreadable: number;
  /** Turned away, stored or not. */
  readonly refused: number;
  /** Turned away and stored. */
  readonly refusedKept: number;
  /** Answered 503 because the log could not be written. */
  readonly notStored: number;
}

export interface DeskOptions {
  readonly paths: NotificationPaths;
  readonly maxBodyBytes: number;
  readonly time: Clock;
  /** Resolves only after the entry is durably stored. */
  readonly append: (entry: ReceivedEntry) => Promise<unknown>;
  readonly onRefused: (refused: Refused) => void;
  readonly onProblem: (error: unknown) => void;
}

/** How many refusals are stored per run: a scanner must not fill the disk. */
const maxRefusedKept = 1000;
/** How much of a refused body is stored, bytes. */
export const maxRefusedBytes = 64 * 1024;

/** What is known of a refused message; nothing but bytes where it was no HTTP. */
export interface RefusedMessage {
  readonly source: string | null;
  readonly method: string | null;
  readonly target: string | null;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

export class FrontDesk {
  readonly options: DeskOptions;
  /** Set while the listener stops: every further answer closes its connection. */
  closing = false;
  readonly #counts = { notifications: 0, unreadable: 0, refused: 0, refusedKept: 0, notStored: 0 };
  #appending = 0;
  #whenIdle: (() => void) | null = null;

  constructor(options: DeskOptions) {
    this.options = options;
  }

  counts(): ListenerCounts {
    return { ...this.#counts };
  }

  /** Stores one entry. The answer to the sender depends on whether it resolves. */
  async store(entry: ReceivedEntry): Promise<void> {
    this.#appending += 1;
    try {
      await this.options.append(entry);
      this.#countStored(entry.kind);
    } catch (error) {
      if (entry.kind !== 'refused') this.#counts.notStored += 1;
      this.options.onProblem(error);
      throw error;
    } finally {
      this.#appending -= 1;
      if (this.#appending === 0) this.#whenIdle?.();
    }
  }

  /**
   * Counts a refusal and stores it within the bound; resolves when that is done or has failed. `answered`:
   * whether the sender can be told.
   */
  async refuse(reason: RefusalReason, message: RefusedMessage, answered: boolean): Promise<Reply> {
    const { reply, ...filed } = fileRefusal(reason);
    const http = answered ? reply.status : null;
    this.#counts.refused += 1;
    const kept = this.#counts.refused <= maxRefusedKept;
    this.options.onRefused({ reason, source: message.source, http, kept });
    if (kept) {
      const { sessionId, kind, detail } = filed;
      const body = message.body.subarray(0, maxRefusedBytes);
      const at = this.options.time.now();
      // The refusal stands whether or not it could be written down; onProblem has been told.
      await this.store({ ...message, at, kind, sessionId, callId: null, http, body, detail }).catch(
        () => null,
      );
    }
    return reply;
  }

  /** Resolves when nothing is being stored. */
  idle(): Promise<void> {
    if (this.#appending === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  #countStored(kind: ReceivedEntry['kind']): void {
    if (kind === 'unreadable') this.#counts.unreadable += 1;
    else if (kind === 'refused') this.#counts.refusedKept += 1;
    else this.#counts.notifications += 1;
  }
}
