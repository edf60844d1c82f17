import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { EventBatch, SentEvent } from '../../src/contract/event-batches.ts';
import { createEventReceiver, type EventReceiver } from '../../src/server/event-receiver.ts';

/** A socket whose page reads only when the test says so. */
class SlowSocket extends EventEmitter {
  readonly sent: string[] = [];
  readonly pings: string[] = [];
  bufferedAmount = 0;
  isTerminated = false;
  #written: (() => void)[] = [];

  send(text: string, written: () => void): void {
    this.sent.push(text);
    this.bufferedAmount += text.length;
    this.#written.push(written);
  }
  ping(): void {
    this.pings.push('ping');
  }
  terminate(): void {
    this.isTerminated = true;
  }
  /** The page has read all that waited. */
  drain(): void {
    this.bufferedAmount = 0;
    for (const tell of this.#written.splice(0)) tell();
  }
}

function open(): { socket: SlowSocket; receiver: EventReceiver; take(this: void, batch: EventBatch): void } {
  const socket = new SlowSocket();
  // Everything that is asked of a socket here is in the class above.
  const receiver = createEventReceiver(socket as never, { spareAt: 100, giveUpAt: 1000 });
  return { socket, receiver, take: (batch) => receiver.take(batch, () => JSON.stringify(batch)) };
}

/** Only their numbers matter here. */
function appended(...numbers: number[]): SentEvent {
  return { name: 'log.appended', payload: { entries: numbers.map((seq) => ({ seq })) } } as SentEvent;
}
const changed = { name: 'profile.changed', payload: {} } as const;
const text = (...batch: unknown[]): string => JSON.stringify(batch);

describe('a page that keeps up', () => {
  it('gets every batch as it was written once for all', () => {
    const { socket, receiver } = open();
    receiver.take([changed], () => 'written once');
    socket.drain();
    expect(socket.sent).toEqual(['written once']);
  });
});

describe('a page that is slow', () => {
  it('is spared log entries, and sees the gap as soon as it has caught up', () => {
    const { socket, take } = open();
    socket.bufferedAmount = 101;
    take([appended(1, 2), changed]);
    take([appended(3, 4)]);
    expect(socket.sent).toEqual([text(changed)]);
    socket.drain();
    expect(socket.sent).toEqual([text(changed), text(appended(4))]);
    socket.drain();
    expect(socket.sent).toHaveLength(2);
  });

  it('sees the gap by the next batch where one comes first', () => {
    const { socket, take } = open();
    socket.bufferedAmount = 101;
    take([appended(1), changed]);
    socket.bufferedAmount = 0;
    take([appended(2)]);
    socket.drain();
    expect(socket.sent).toEqual([text(changed), text(appended(2))]);
  });

  it('without end is cut off, so that it comes back', () => {
    const { socket, take } = open();
    socket.bufferedAmount = 1001;
    take([changed]);
    expect(socket.isTerminated).toBe(true);
    expect(socket.sent).toEqual([]);
  });
});

describe('a page that is gone', () => {
  it('is cut off when the last ping was not answered', () => {
    const { socket, receiver } = open();
    receiver.ping();
    socket.emit('pong');
    receiver.ping();
    expect([socket.pings.length, socket.isTerminated]).toEqual([2, false]);
    receiver.ping();
    expect([socket.pings.length, socket.isTerminated]).toEqual([2, true]);
  });
});
