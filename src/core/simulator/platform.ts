/**
 * The platform in a box: answers callVerify as the vendor's platform does and pushes the notifications of
 * the call that follows, so that the whole job runs on one machine, without credentials, cost or network.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { finished } from 'node:stream';
import type { AcceptedRequest } from './accepted-request.ts';
import { answerAccepted, answerRefused, sendAnswer, type Answer } from './answer.ts';
import { createCallBook, type CallBook } from './call-book.ts';
import type { SimulatedCall } from './notifications.ts';
import { isPushAddress } from './parameter-checks.ts';
import type { PlatformOptions } from './platform-options.ts';
import { readBody } from './request-body.ts';
import { checkRequest, type CheckResult } from './request-checks.ts';
import { isRefusal, type Refusal } from './refusal.ts';

/** A running simulator. */
export interface Platform {
  /** Access address (APP 接入地址), without a path. */
  readonly url: string;
  readonly appKey: string;
  readonly port: number;
  /** Calls accepted and not yet hung up: what counts against `maxSimultaneous`. */
  activeCalls(): number;
  /** For calls placed from now on; others keep theirs. @throws RangeError below 0.01 and above 1,000,000 */
  setSpeed(speed: number): void;
  /** Ends at once: no timer, push or connection survives it. May be called more than once. */
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
const slowest = 0.01;
const fastest = 1_000_000;

/** A client that is slower or sends more than this holds a connection, not a call. */
const serverLimits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 1000,
};

/**
 * Starts the simulator. Rejects with Node's error (`code`, `port`: EADDRINUSE, EACCES...) where it cannot
 * listen, with a RangeError or TypeError for options that make no sense, and with what `sign` throws.
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  checkOptions(options);
  const calls = createCallBook(options);
  const server = createServer(serverLimits, (request, response) => {
    void serve(request, response, options, calls);
  });
  const sockets = trackSockets(server);
  const host = options.host ?? loopback;
  const port = await listen(server, host, options.port);
  let closing: Promise<void> | undefined;
  return {
    url: `http://${hostInUrl(host)}:${port}`,
    appKey: options.appKey,
    port,
    activeCalls: () => calls.active(),
    setSpeed(speed) {
      checkSpeed(speed);
      calls.setSpeed(speed);
    },
    close() {
      closing ??= new Promise((resolve) => {
        calls.close();
        server.close(() => resolve());
        // Also those that are kept alive or have not said a word yet.
        for (const socket of sockets) socket.destroy();
      });
      return closing;
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  options: PlatformOptions,
  calls: CallBook,
): Promise<void> {
  const source = `${request.socket.remoteAddress ?? ''}:${request.socket.remotePort ?? 0}`;
  const body = await readBody(request);
  if (body === 'gone') return;
  // Before the check, because between it and taking a port nobody else may come.
  const chosen = options.chosenScenarios === undefined ? {} : await options.chosenScenarios();
  const { username, callee, outcome } = check(request, body, options, calls);
  const { answer, call } = decide(outcome, calls, chosen);
  // The call begins once the answer is out; a client that went away meanwhile has placed it all the same.
  finished(response, () => {
    const { resultcode, resultdesc, sessionId } = answer.body;
    // Someone who mixed the two up has sent the secret as app_key: it must not get into a report.
    const appKey = username === options.appSecret ? null : username;
    options.onAnswered?.({ http: answer.http, resultcode, resultdesc, sessionId, callee, appKey, source });
    if (call !== null) calls.start(call);
  });
  sendAnswer(response, answer);
}

function decide(
  outcome: AcceptedRequest | Refusal,
  calls: CallBook,
  chosen: Readonly<Record<string, string>>,
): { answer: Answer; call: SimulatedCall | null } {
  if (isRefusal(outcome)) return { answer: answerRefused(outcome), call: null };
  const call = calls.accept(outcome, chosen);
  return { answer: answerAccepted(call, calls.freePorts()), call };
}

function check(
  request: IncomingMessage,
  body: Uint8Array | null,
  options: PlatformOptions,
  calls: CallBook,
): CheckResult {
  const xAksk = request.headers['x-aksk'];
  const incoming = {
    method: request.method ?? '',
    path: (request.url ?? '').split('?')[0] ?? '',
    authorization: request.headers.authorization,
    xAksk: Array.isArray(xAksk) ? xAksk.join(',') : xAksk,
    body,
  };
  const { appKey, appSecret, clock, sign, time } = options;
  return checkRequest(incoming, {
    appKey,
    appSecret,
    clock,
    sign,
    now: time.now(),
    freePorts: calls.freePorts(),
  });
}

function checkSpeed(speed: number): void {
  if (!(speed >= slowest && speed <= fastest))
    throw new RangeError(`speed must be a number from ${slowest} to ${fastest}`);
}

function checkOptions(options: PlatformOptions): void {
  checkSpeed(options.speed);
  const { appKey, appSecret, digest: edition, sign, time } = options;
  // An app_key that cannot be signed with is found out here and not in the middle of a call.
  sign.signNotification({ edition, appKey, appSecret, url: `http://${loopback}`, now: time.now() });
  for (const name of ['defaultStatusUrl', 'defaultFeeUrl'] as const) {
    const url = options[name];
    if (url !== undefined && !isPushAddress(url))
      throw new TypeError(`${name} is not an http or https address`);
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      // A server that listens on TCP has an AddressInfo.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

/** A wildcard address is reached through loopback. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0') return loopback;
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
