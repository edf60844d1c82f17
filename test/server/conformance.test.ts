/** The browser's transport: calls by POST, events by WebSocket, as a page with a session has them. */
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { EventBatch } from '../../src/contract/event-batches.ts';
import { describeConformance, type Transport } from '../contract/conformance.ts';
import { connect, openBrowserHost } from '../support/browser-host-rig.ts';

describeConformance('the browser host', async ({ dispatch, events }): Promise<Transport> => {
  const host = await openBrowserHost({ dispatch, events });
  const cookie = await host.signIn();
  return {
    async request(name, input) {
      const { status, json } = await host.post(`/rpc/${encodeURIComponent(name)}`, input, { cookie });
      // Whatever the contract says is an answer of the transport.
      z.literal(200).parse(status);
      return json();
    },
    async subscribe(listener) {
      const socket = await connect(host, { cookie, origin: host.origin });
      if (!(socket instanceof WebSocket)) throw new Error(`refused with ${socket}`);
      // The host writes batches only; what is in them the suite looks at.
      socket.on('message', (data: Buffer) => listener(JSON.parse(data.toString()) as EventBatch));
      return () => socket.terminate();
    },
    close: () => host.close(),
  };
});
