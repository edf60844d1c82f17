/**
 * HTTP to the outside through Chromium's network, so that the system's proxy (automatic configuration too) and
 * the system's certificates count. What it cannot do, a profile's own authority and its pin, goes through Node.
 * Why not `net.fetch`, and what Chromium does differently: docs/decisions/0017-calls-through-chromium.md.
 */
import type { ClientRequest, ClientRequestConstructorOptions, IncomingMessage } from 'electron';
import { failed } from '../core/calls/http-failures.ts';
import type { HttpOut, HttpRequest, HttpResult } from '../core/ports.ts';
import { headerPairs } from '../core/raw-headers.ts';
import { netFailureOf } from './net-failures.ts';
import type { CallSession, SessionPool } from './session-pool.ts';

export interface NetHttpOutSurroundings<Session extends CallSession> {
  /** Electron's `net.request` in this session. */
  request(this: void, options: ClientRequestConstructorOptions, session: Session): ClientRequest;
  readonly sessions: SessionPool<Session>;
  /** Takes requests with an authority or a pin of their own. */
  readonly node: HttpOut;
}

export function createNetHttpOut<Session extends CallSession>({
  request: open,
  sessions,
  node,
}: NetHttpOutSurroundings<Session>): HttpOut {
  return {
    send(request) {
      if (request.caPem !== undefined || request.pinSha256 !== undefined) return node.send(request);
      if (!isPlainAddress(request.url))
        return Promise.resolve(failed('bad-url', 'not an http or https address without credentials', false));
      return sessions
        .use(
          (session) =>
            new Promise<HttpResult>((resolve) =>
              new Exchange(request, resolve).start((options) => open(options, session)),
            ),
        )
        .catch((error: unknown) => netFailureOf(error, false));
    },
  };
}

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

/** Written by Chromium itself, which refuses to take them from a program. */
const ownHeaders = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);

/** One request and its answer. Settles once. */
class Exchange {
  readonly #request: HttpRequest;
  readonly #resolve: (result: HttpResult) => void;
  readonly #chunks: Uint8Array[] = [];
  #settled = false;
  #size = 0;
  #timer: NodeJS.Timeout | undefined;
  #outgoing: ClientRequest | undefined;
  #answer: IncomingMessage | undefined;

  constructor(request: HttpRequest, resolve: (result: HttpResult) => void) {
    this.#request = request;
    this.#resolve = resolve;
  }

  start(open: (options: ClientRequestConstructorOptions) => ClientRequest): void {
    try {
      const outgoing = open({
        method: this.#request.method,
        url: this.#request.url,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      this.#outgoing = outgoing;
      for (const [name, value] of this.#request.headers)
        if (!ownHeaders.has(name.toLowerCase())) outgoing.setHeader(name, value);
      this.#follow(outgoing);
      this.#limitConnecting();
      outgoing.end(Buffer.from(this.#request.body));
    } catch (error) {
      this.#settle(netFailureOf(error, false));
    }
  }

  #follow(outgoing: ClientRequest): void {
    outgoing.on('response', (answer) => this.#read(answer));
    // Not followed: the call would ring where nobody asked for it. Chromium cancels the request by itself.
    outgoing.on('redirect', (status, _method, _url, headers) => {
      const pairs = Object.entries(headers).flatMap(([name, values]) =>
        values.map((value) => [name, value] as const),
      );
      this.#settle({ ok: true, status, headers: pairs, body: new Uint8Array() });
    });
    outgoing.on('login', ({ isProxy }, answerLogin) => {
      answerLogin();
      const who = isProxy ? 'proxy' : 'server';
      // A server that asks has read the request.
      this.#settle(
        failed(isProxy ? 'proxy' : 'other', `the ${who} asks for a name and a password`, !isProxy),
      );
    });
    outgoing.on('error', (error) => this.#settle(netFailureOf(error, this.#answer !== undefined)));
    outgoing.on('close', () => {
      if (this.#answer === undefined)
        this.#settle(failed('reset', 'the connection was closed without an answer', true));
    });
  }

  #read(answer: IncomingMessage): void {
    this.#answer = answer;
    answer.on('data', (chunk) => {
      this.#size += chunk.length;
      if (this.#size > this.#request.maxAnswerBytes)
        this.#settle(failed('answer-too-large', `more than ${this.#request.maxAnswerBytes} bytes`, true));
      else this.#chunks.push(chunk);
    });
    answer.on('error', (error) => this.#settle(netFailureOf(error, true)));
    answer.on('aborted', () => this.#settle(failed('reset', 'the answer ended before it was whole', true)));
    answer.on('end', () => {
      const headers = headerPairs(answer.rawHeaders);
      this.#settle({ ok: true, status: answer.statusCode, headers, body: Buffer.concat(this.#chunks) });
    });
  }

  /**
   * Chromium does not tell when a connection stands. When the time for it is over, either some of the request
   * has been sent, and the answer has its own time, or it has not, and the request is given up.
   */
  #limitConnecting(): void {
    const { connectTimeoutMs, answerTimeoutMs } = this.#request;
    this.#timer = setTimeout(() => {
      if (this.#answer === undefined && !this.#isUnderWay()) {
        // The count of sent bytes comes late: something may have left in the last moment.
        this.#settle(failed('connect-timeout', `no connection within ${connectTimeoutMs} ms`, true));
        return;
      }
      this.#timer = setTimeout(() => {
        this.#settle(failed('answer-timeout', `no complete answer within ${answerTimeoutMs} ms`, true));
      }, answerTimeoutMs);
    }, connectTimeoutMs);
  }

  #isUnderWay(): boolean {
    const progress = this.#outgoing?.getUploadProgress();
    return progress?.active === true && progress.current > 0;
  }

  #settle(result: HttpResult): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#resolve(result);
    if (!result.ok) this.#outgoing?.abort();
  }
}
