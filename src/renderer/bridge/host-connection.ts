import type { Dispatch } from '../../contract/dispatch.ts';
import type { EventBatch } from '../../contract/event-batches.ts';

/**
 * `open`: events arrive. `lost`: the host does not answer and is tried again. `refused`: the host answers, but
 * this page has no session with it (any more).
 */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

/** The host as a screen reaches it, whatever lies between. */
export interface HostConnection {
  /** Never throws: a host that does not answer is a failure `host-lost`. */
  readonly request: Dispatch;
  subscribe(this: void, listener: (batch: EventBatch) => void): () => void;
  /** Told of the present state at once, then of each change. */
  onState(this: void, listener: (state: ConnectionState) => void): () => void;
}
