/** Loopback servers, sockets and names for tests; everything opened here is closed by `closeAll`. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import net, { type LookupFunction, type Socket } from 'node:net';

export interface Received {
  readonly method: string;
  readonly target: string;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

export interface Loopback {
  /** Starts any server on a free loopback port. */
  start(server: net.Server): Promise<number>;
  /** An http or https server that notes what it received and answers with `answer`. */
  serve(options: {
    tls?: { cert: string; key: string };
    answer?: (response: ServerResponse, request: Received) => void;
  }): Promise<{ port: number; received: Received[]; connections: () => number }>;
  closeAll(): Promise<void>;
}

export function createLoopback(): Loopback {
  const servers: net.Server[] = [];
  const sockets = new Set<Socket>();

  function start(server: net.Server): Promise<number> {
    servers.push(server);
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      // A test that breaks a connection on purpose must not fail by the echo of it.
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        resolve(portOf(server));
      });
    });
  }

  return {
    start,
    async serve({ tls, answer = (response) => response.end() }) {
      const received: Received[] = [];
      let connections = 0;
      const handler = (request: IncomingMessage, response: ServerResponse): void => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const note = {
            method: request.method ?? '',
            target: request.url ?? '',
            rawHeaders: request.rawHeaders,
            body: Buffer.concat(chunks).toString(),
          };
          received.push(note);
          answer(response, note);
        });
      };
      const server = tls === undefined ? http.createServer(handler) : https.createServer(tls, handler);
      server.on('connection', () => (connections += 1));
      return { port: await start(server), received, connections: () => connections };
    },
    async closeAll() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
      servers.length = 0;
    },
  };
}

export function portOf(server: net.Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** Every name leads to this machine. */
export const lookupLoopback: LookupFunction = (_name, options, callback) => {
  if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

/** No name exists: what the system reports for a name under .invalid, without asking any server. */
export const lookupNothing: LookupFunction = (name, _options, callback) => {
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
  });
  callback(error, '');
};

/** A port of this machine that nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
