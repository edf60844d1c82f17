/** Takes a running server's socket away from under it, as a system may do, without its owner doing anything. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';

const channel = 'http.server.request.start';

/** @param url is requested once by GET, so that the server behind it can be known */
export async function endServerBehind(url: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<Server>();
  const seen = (message: unknown): void => {
    // What Node publishes on this channel.
    resolve((message as { server: Server }).server);
  };
  subscribe(channel, seen);
  try {
    const answer = await fetch(url, { headers: { connection: 'close' } });
    await answer.body?.cancel();
    const server = await promise;
    await new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    });
  } finally {
    unsubscribe(channel, seen);
  }
}
