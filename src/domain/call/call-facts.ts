import type { Cdr } from '../protocol/fee-notification.ts';
import type { StatusNotification } from '../protocol/status-notification.ts';

/** The request as it was sent. `at` of every fact: sent or received, milliseconds since 1970 (UTC). */
export interface RequestFact {
  readonly kind: 'request';
  readonly at: number;
  readonly callId: string;
  readonly profile: string;
  /** The body, without headers: neither secret nor digest. */
  readonly body: Record<string, unknown>;
}

/** How the request ended: an answer of the platform, or the reason why there is none. */
export interface ResponseFact {
  readonly kind: 'response';
  readonly at: number;
  readonly callId: string;
  readonly http: number | null;
  readonly resultcode: string | null;
  readonly resultdesc: string | null;
  readonly sessionId: string | null;
  readonly idlePort: number | null;
  /** An `HttpFailure` of the core's ports, or `not-json`, or `no-resultcode`; null where an answer came. */
  readonly failure: string | null;
  /** False only where the request certainly never left this machine. */
  readonly maySent: boolean;
}

export interface StatusFact {
  readonly kind: 'status';
  readonly at: number;
  readonly status: StatusNotification;
}

export interface CdrFact {
  readonly kind: 'cdr';
  readonly at: number;
  readonly cdr: Cdr;
}

/** One thing the log knows about a call. */
export type CallFact = RequestFact | ResponseFact | StatusFact | CdrFact;
