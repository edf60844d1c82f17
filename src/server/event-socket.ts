/** Live events by WebSocket. All pages get the same batches; one that cannot keep up is spared the log. */
import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { Events } from '../contract/contract.ts';
import { sendInBatches, type EventBatch } from '../contract/event-batches.ts';
import type { EventBus } from '../contract/event-bus.ts';
import type { Clock } from '../core/ports.ts';
import { createEventReceiver, type EventReceiver } from './event-receiver.ts';
import { refuse } from './refuse.ts';
import { refusals } from './refusals.ts';

const mostPages = 64;
const pingMs = 30_000;
const notExpected = 1008;

/** `GET /events`: batches as JSON, from the moment of connecting on. What was before is asked for by calls. */
export function serveEvents(server: FastifyInstance, events: EventBus<Events>, time: Clock): void {
  const pages = new Map<WebSocket, EventReceiver>();
  let stopBatches: (() => void) | null = null;
  let stopPings: (() => void) | null = null;

  const send = (batch: EventBatch): void => {
    let json: string | null = null;
    for (const page of pages.values()) page.take(batch, () => (json ??= JSON.stringify(batch)));
  };
  const pingAll = (): void => {
    for (const page of pages.values()) page.ping();
    stopPings = time.after(pingMs, pingAll);
  };
  const add = (socket: WebSocket): void => {
    pages.set(socket, createEventReceiver(socket));
    if (pages.size > 1) return;
    stopBatches = sendInBatches(events, {
      after: (ms, task) => time.after(ms, task),
      now: () => time.now(),
      send,
    });
    stopPings = time.after(pingMs, pingAll);
  };
  const remove = (socket: WebSocket): void => {
    if (!pages.delete(socket) || pages.size > 0) return;
    stopBatches?.();
    stopPings?.();
  };

  server.get(
    '/events',
    {
      websocket: true,
      preValidation: async (_request, reply) =>
        pages.size < mostPages ? undefined : refuse(reply, refusals.tooManyPages),
    },
    (socket) => {
      socket.on('close', () => remove(socket));
      // A page has nothing to say here: it calls.
      socket.on('message', () => socket.close(notExpected));
      add(socket);
    },
  );
}
