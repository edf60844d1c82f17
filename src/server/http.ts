/**
 * The browser host put together: the screens, their calls, their events and their downloads on one port of its
 * own, for pages that came from there and browsers that showed the token.
 */
import fastifyCookie from '@fastify/cookie';
import fastifyWebsocket from '@fastify/websocket';
import { fastify, type FastifyError, type FastifyInstance } from 'fastify';
import { securityHeaders } from '../contract/content-security-policy.ts';
import type { Events } from '../contract/contract.ts';
import type { Dispatch } from '../contract/dispatch.ts';
import type { EventBus } from '../contract/event-bus.ts';
import type { Clock } from '../core/ports.ts';
import { createAccess } from './access.ts';
import { serveDownloads } from './download-route.ts';
import type { Downloads } from './downloads.ts';
import { serveEvents } from './event-socket.ts';
import { hostNames, originOf, type KnowsHost } from './host-names.ts';
import { newNonce } from './nonce.ts';
import { refuse } from './refuse.ts';
import { refusals, type Refusal } from './refusals.ts';
import { checkRequest } from './request-checks.ts';
import { serveRpc } from './rpc.ts';
import { serveSession } from './session-route.ts';
import { serveStaticFiles } from './static-files.ts';
import { wordStartFailure } from './start-failure.ts';

export interface HttpSurroundings {
  readonly dispatch: Dispatch;
  readonly events: EventBus<Events>;
  readonly downloads: Downloads;
  /** Folder of the built screens. */
  readonly screens: string;
  /** Address or name to bind. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Signs sessions: 32 random bytes. */
  readonly sessionKey: Uint8Array;
  readonly time: Clock;
  /** Told of faults of the program, for a developer's log. */
  onFault(this: void, error: unknown): void;
}

export interface BrowserHost {
  readonly port: number;
  /** Where the screens are. */
  readonly origin: string;
  /** The address to open: it carries the token, in the part that a browser keeps to itself. */
  readonly url: string;
  /** The same for one visit within a minute, to be handed to the system's browser. */
  newVisitUrl(): string;
  close(): Promise<void>;
}

/** The longest text that a call takes has 4,000,000 characters, of up to four bytes each. */
const bodyLimit = 16_000_000;
const maxHeadBytes = 16_384;
const requestTimeoutMs = 60_000;
const mostConnections = 512;
/** Time for pages to answer the good-bye, within the second that Ctrl-C may take. */
const goodByeMs = 300;
const goingAway = 1001;

/** @throws AppError `port-in-use`, `bad-address`, `listener-failed`, and `not-found` without built screens */
export async function startHttp(around: HttpSurroundings): Promise<BrowserHost> {
  const server = createServer(around.onFault);
  try {
    return await serveAll(server, around);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function serveAll(server: FastifyInstance, around: HttpSurroundings): Promise<BrowserHost> {
  const access = createAccess(around.sessionKey, around.time);
  // Known with the port; before that nothing is served.
  let knowsHost: KnowsHost = () => false;
  let cookieName = '';

  await server.register(fastifyCookie);
  await server.register(fastifyWebsocket, { options: { maxPayload: 1024 }, preClose: sayGoodBye });
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({ ...securityHeaders(newNonce()), 'cache-control': 'no-store' });
    const { method, url, headers, ws: isUpgrade } = request;
    const refusal = checkRequest({ method, url, headers, isUpgrade }, knowsHost);
    return refusal === null ? undefined : refuse(reply, refusal);
  });
  serveSession(server, access, () => cookieName);
  await server.register((inside) => {
    inside.addHook('onRequest', async ({ cookies }, reply) =>
      access.isSession(cookies[cookieName]) ? undefined : refuse(reply, refusals.noSession),
    );
    serveRpc(inside, around.dispatch);
    serveDownloads(inside, around.downloads);
    serveEvents(inside, around.events, around.time);
    return Promise.resolve();
  });
  await serveStaticFiles(server, around.screens);

  const port = await listen(server, around);
  cookieName = `ringcode-session-${port}`;
  knowsHost = hostNames(around.host, port);
  const origin = originOf(around.host, port);
  const urlWith = (token: string): string => `${origin}/#token=${token}`;
  return {
    port,
    origin,
    url: urlWith(access.token),
    newVisitUrl: () => urlWith(access.newTicket()),
    close: () => server.close(),
  };
}

function createServer(onFault: (error: unknown) => void): FastifyInstance {
  const server: FastifyInstance = fastify({
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: true,
    // An input is parsed by the contract, which refuses such keys by name.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    http: { maxHeaderSize: maxHeadBytes },
    frameworkErrors: (_error, _request, reply) => void refuse(reply, refusals.nothingHere),
  });
  server.server.maxConnections = mostConnections;
  server.setNotFoundHandler((_request, reply) => refuse(reply, refusals.nothingHere));
  server.setErrorHandler((error: FastifyError, _request, reply) => {
    const { statusCode = 500 } = error;
    if (statusCode >= 500) onFault(error);
    return refuse(reply, refusalOf(statusCode));
  });
  return server;
}

function refusalOf(status: number): Refusal {
  switch (status) {
    case 403:
    case 404:
      return refusals.nothingHere;
    case 413:
      return refusals.tooLarge;
    case 415:
      return refusals.notJson;
    default:
      return status < 500 ? refusals.unreadable : refusals.unforeseen;
  }
}

async function listen(server: FastifyInstance, { host, port }: HttpSurroundings): Promise<number> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    throw await wordStartFailure(error, host, port);
  }
  const address = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** A server does not finish closing while WebSockets are open, and a page that is gone never answers. */
function sayGoodBye(this: FastifyInstance, done: () => void): void {
  const { websocketServer } = this;
  for (const socket of websocketServer.clients) socket.close(goingAway);
  const cutOff = setTimeout(() => {
    for (const socket of websocketServer.clients) socket.terminate();
  }, goodByeMs);
  websocketServer.close(() => {
    clearTimeout(cutOff);
    done();
  });
}
