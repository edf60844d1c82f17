import type { WebSocket } from '@fastify/websocket';
import type { EventBatch, SentEvent } from '../contract/event-batches.ts';

/** One page at the far end of a WebSocket, as fast or slow as it is. */
export interface EventReceiver {
  /** `json` writes the batch; asked for only where it is sent as it is. */
  take(batch: EventBatch, json: () => string): void;
  /** Ends the connection where the last ping was not answered. */
  ping(): void;
}

type LogAppended = Extract<SentEvent, { name: 'log.appended' }>;

/** Waiting for a slow page, bytes: beyond the first it is spared log entries, beyond the second it is cut off. */
export interface Patience {
  readonly spareAt: number;
  readonly giveUpAt: number;
}

const patienceOfHost: Patience = { spareAt: 4 * 1024 * 1024, giveUpAt: 32 * 1024 * 1024 };

/**
 * A page that was spared entries is sent the newest of them as soon as it has caught up: it sees the gap in their
 * numbers and asks for what it missed. One that was cut off connects again.
 */
export function createEventReceiver(
  socket: Pick<WebSocket, 'bufferedAmount' | 'send' | 'ping' | 'terminate' | 'on'>,
  patience: Patience = patienceOfHost,
): EventReceiver {
  let spared: LogAppended | null = null;
  let isAlive = true;
  socket.on('pong', () => (isAlive = true));

  const send = (json: string): void => socket.send(json, catchUp);
  const catchUp = (): void => {
    if (spared === null || socket.bufferedAmount > patience.spareAt) return;
    const newest = spared;
    spared = null;
    send(JSON.stringify([newest]));
  };

  return {
    take(batch, json) {
      if (socket.bufferedAmount > patience.giveUpAt) socket.terminate();
      else if (socket.bufferedAmount > patience.spareAt) {
        const rest = batch.filter((event) => event.name !== 'log.appended');
        spared = newestEntry(batch) ?? spared;
        if (rest.length > 0) send(JSON.stringify(rest));
      } else {
        // Older than what is sent now, which shows the gap as well.
        if (newestEntry(batch) !== null) spared = null;
        send(json());
      }
    },
    ping() {
      if (!isAlive) socket.terminate();
      else socket.ping();
      isAlive = false;
    },
  };
}

function newestEntry(batch: EventBatch): LogAppended | null {
  const appended = batch.find((event) => event.name === 'log.appended');
  return appended === undefined
    ? null
    : { name: 'log.appended', payload: { entries: appended.payload.entries.slice(-1) } };
}
