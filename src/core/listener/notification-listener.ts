/**
 * The server that the platform pushes to. An answer of 200 is a promise that the bytes are stored, so every
 * body goes into the log before it is answered, and nothing received is dropped in silence.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Clock } from '../ports.ts';
import { headerPairs } from '../raw-headers.ts';
import { Exchange } from './exchange.ts';
import { FrontDesk, type ListenerCounts, type ReceivedEntry, type Refused } from './front-desk.ts';
import { Peer, type ConnectionError } from './peer.ts';
import { findFreePort, ListenerPortInUse } from './start-problem.ts';

/** Times in milliseconds. */
export interface ListenerLimits {
  readonly bodyBytes: number;
  /** From the first byte, or the connection, to the end of the headers. */
  readonly headersMs: number;
  /** From the first byte to the end of the body. */
  readonly requestMs: number;
  /** Between two requests of one connection. */
  readonly idleMs: number;
  /** How long `close` waits for requests in flight. */
  readonly closeMs: number;
}

const defaultLimits: ListenerLimits = {
  bodyBytes: 1024 * 1024,
  headersMs: 10_000,
  requestMs: 60_000,
  idleMs: 30_000,
  closeMs: 5_000,
};

export interface ListenerOptions<Stored> {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Default `/voice/status`. */
  readonly statusPath?: string;
  /** Default `/voice/fee`; may be the same as the other. Either kind is accepted on both. */
  readonly feePath?: string;
  /** Resolves only after the entry is durably stored; the sender is answered 200 then and 503 where it rejects. */
  readonly append: (entry: ReceivedEntry) => Promise<Stored>;
  readonly time: Clock;
  readonly limits?: Partial<ListenerLimits>;
  readonly onStored?: (stored: Stored) => void;
  readonly onRefused?: (refused: Refused) => void;
  /** The log could not be written, a hook failed, or the system refused a connection. */
  readonly onProblem?: (error: unknown) => void;
}

export interface Listener {
  readonly host: string;
  readonly port: number;
  /** As this machine reaches it. */
  readonly statusUrl: string;
  readonly feeUrl: string;
  counts(): ListenerCounts;
  /** False once it was closed, whoever closed it. */
  isListening(): boolean;
  /** Takes no new connection, lets requests in flight be stored and answered, then ends the rest by force. */
  close(): Promise<void>;
}

/**
 * Starts listening.
 * @throws ListenerPortInUse, or the system's error (EACCES, EADDRNOTAVAIL...); `listenerStartProblem` words both
 */
export async function startListener<Stored>(options: ListenerOptions<Stored>): Promise<Listener> {
  const { host, statusPath = '/voice/status', feePath = '/voice/fee', time } = options;
  const { onRefused = ignore, onProblem = ignore } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const desk = new FrontDesk({
    paths: { statusPath, feePath },
    maxBodyBytes: limits.bodyBytes,
    time,
    append: appendAndTell(options),
    onRefused,
    onProblem,
  });
  const served = createNotificationServer(desk, limits);
  const port = await bind(served.server, host, options.port);
  served.server.on('error', onProblem);
  const origin = `http://${urlHost(host)}:${port}`;
  let closed: Promise<void> | null = null;
  return {
    host,
    port,
    statusUrl: origin + statusPath,
    feeUrl: origin + feePath,
    counts: () => desk.counts(),
    isListening: () => served.server.listening,
    close: () => (closed ??= close(served, desk, time, limits.closeMs)),
  };
}

function ignore(): void {
  // Nobody wants to know.
}

/** A watcher that fails must not turn a stored message into a 503. */
function appendAndTell<Stored>(options: ListenerOptions<Stored>): ListenerOptions<Stored>['append'] {
  const { append, onStored, onProblem = ignore } = options;
  if (onStored === undefined) return append;
  return async (entry) => {
    const stored = await append(entry);
    try {
      onStored(stored);
    } catch (error) {
      onProblem(error);
    }
    return stored;
  };
}

interface NotificationServer {
  readonly server: Server;
  /** Every open connection. */
  readonly peers: ReadonlyMap<Socket, Peer>;
}

function createNotificationServer(desk: FrontDesk, limits: ListenerLimits): NotificationServer {
  const server = createServer({
    // Node refuses a header limit above the limit of the whole request.
    headersTimeout: Math.min(limits.headersMs, limits.requestMs),
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    connectionsCheckingInterval: Math.min(1000, limits.headersMs),
    // A notification without Host is worth keeping too.
    requireHostHeader: false,
  });
  // Bounded by Node's 16 KiB of headers; a count would drop some without a word.
  server.maxHeadersCount = 0;
  const peers = new Map<Socket, Peer>();
  server.on('connection', (socket) => {
    peers.set(socket, new Peer(socket));
    socket.on('close', () => peers.delete(socket));
  });
  const exchange = (request: IncomingMessage, response: ServerResponse): Exchange =>
    new Exchange(desk, peers.get(request.socket) ?? new Peer(request.socket), request, response);
  server.on('request', (request, response) => {
    exchange(request, response).run();
  });
  server.on('checkContinue', (request, response) => {
    exchange(request, response).runAfterAsking();
  });
  // An expectation we do not know is no reason to lose a notification.
  server.on('checkExpectation', (request, response) => {
    exchange(request, response).run();
  });
  // Node gives CONNECT no response object and would otherwise hang up without a word.
  server.on('connect', (request, socket, body) => {
    socket.on('error', ignore);
    const { socket: connection, method = null, url: target = null, rawHeaders } = request;
    const peer = peers.get(connection) ?? new Peer(connection);
    const message = { source: peer.source, method, target, headers: headerPairs(rawHeaders), body };
    peer.refuseRaw('method', message, socket, desk);
  });
  server.on('clientError', (error: ConnectionError, socket) => {
    if (socket instanceof Socket) peers.get(socket)?.fail(error, socket, desk);
    else socket.destroy();
  });
  return { server, peers };
}

function bind(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      if (!('code' in error) || error.code !== 'EADDRINUSE') reject(error);
      else void findFreePort(host, port).then((free) => reject(new ListenerPortInUse(port, free)));
    };
    server.once('error', fail);
    server.listen({ host, port }, () => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** A wildcard address is no destination; this machine reaches it on its loopback. */
function urlHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

async function close(
  { server, peers }: NotificationServer,
  desk: FrontDesk,
  time: Clock,
  limitMs: number,
): Promise<void> {
  desk.closing = true;
  const connectionsEnded = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  // Node does not count a connection as idle that never sent a byte.
  for (const socket of peers.keys()) if (socket.bytesRead === 0) socket.destroy();
  const cancel = time.after(limitMs, () => {
    server.closeAllConnections();
  });
  await connectionsEnded;
  cancel();
  // The server reports its end before its last sockets do, and a request that was cut off follows its socket.
  await Promise.all(
    [...peers.keys()].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
  );
  await new Promise((resolve) => setImmediate(resolve));
  await desk.idle();
}
