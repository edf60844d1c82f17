/**
 * HTTP to the outside on Node's own client. Two promises shape it: the request leaves only after the server's
 * certificate (and pin) were accepted, and every failure says whether the request can have left.
 */
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { urlToHttpOptions } from 'node:url';
import type { HttpOut, HttpRequest, HttpResult } from '../ports.ts';
import { headerPairs } from '../raw-headers.ts';
import { failed, failureOf, type Phase } from './http-failures.ts';
import { proxyEnvFor } from './proxy-env.ts';
import { PinMismatch, trustOptions } from './tls-trust.ts';

export interface NodeHttpOutOptions {
  /** Resolves names instead of the system. Used for direct connections, not by proxies. */
  readonly lookup?: LookupFunction;
}

/** HttpOut of the terminal and the browser host. `env` is where the proxy settings are read from. */
export function createNodeHttpOut(
  env: NodeJS.ProcessEnv = process.env,
  options: NodeHttpOutOptions = {},
): HttpOut {
  return {
    send(request) {
      const url = readUrl(request.url);
      if (url === null)
        return Promise.resolve(failed('bad-url', 'not an http or https address without credentials', false));
      return new Promise((resolve) => {
        new Exchange(request, resolve).start(url, env, options);
      });
    },
  };
}

function readUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const known = url.protocol === 'http:' || url.protocol === 'https:';
  return known && url.username === '' && url.password === '' ? url : null;
}

/** One request and its answer, from the first name look-up to the last byte. Settles once. */
class Exchange {
  readonly #request: HttpRequest;
  readonly #resolve: (result: HttpResult) => void;
  readonly #chunks: Uint8Array[] = [];
  #phase: Phase = 'tunnelling';
  #settled = false;
  #size = 0;
  #timer: NodeJS.Timeout | undefined;
  #outgoing: ClientRequest | undefined;
  /** The first socket made: to the server, or to the proxy while its tunnel is being built. */
  #socket: Duplex | undefined;

  constructor(request: HttpRequest, resolve: (result: HttpResult) => void) {
    this.#request = request;
    this.#resolve = resolve;
  }

  start(url: URL, env: NodeJS.ProcessEnv, options: NodeHttpOutOptions): void {
    this.#limit(this.#request.connectTimeoutMs, 'connect-timeout', 'no connection');
    try {
      const trust = this.#trust(url);
      const agent = this.#agent(url, env);
      if (agent === null) return;
      // Without a tunnel every error before the socket is handed over is one of the connection itself.
      const outgoing = (url.protocol === 'https:' ? https : http).request({
        ...urlToHttpOptions(url),
        ...trust,
        ...(options.lookup === undefined ? {} : { lookup: options.lookup }),
        method: this.#request.method,
        agent,
      });
      this.#outgoing = outgoing;
      this.#follow(outgoing);
      this.#setHeaders(outgoing);
    } catch (error) {
      this.#phase = 'connecting';
      this.#settle(failureOf(error, this.#phase));
    }
  }

  #trust(url: URL): https.RequestOptions {
    const { caPem, pinSha256 } = this.#request;
    if (url.protocol === 'https:') return trustOptions(caPem, pinSha256);
    if (pinSha256 !== undefined)
      throw new PinMismatch('a pin was asked for, but plain http has no certificate');
    return {};
  }

  /** A fresh agent for every request: no connection and no TLS session is ever used twice. */
  #agent(url: URL, env: NodeJS.ProcessEnv): http.Agent | null {
    const proxyEnv = proxyEnvFor(urlToHttpOptions(url).hostname ?? '', env);
    try {
      const secure = url.protocol === 'https:';
      const agent = secure
        ? new https.Agent({ keepAlive: false, proxyEnv })
        : new http.Agent({ keepAlive: false, proxyEnv });
      const connect = agent.createConnection.bind(agent);
      agent.createConnection = (connectOptions, created) => {
        const socket = connect(connectOptions, created);
        this.#socket = socket ?? undefined;
        return socket;
      };
      return agent;
    } catch {
      // Node's message quotes the whole proxy address, password included.
      this.#settle(failed('proxy', 'the proxy address in the environment cannot be read', false));
      return null;
    }
  }

  #follow(outgoing: ClientRequest): void {
    // For http through a proxy Node turns the path into an absolute address.
    const viaHttpProxy = outgoing.path.startsWith('http:');
    outgoing.on('socket', (socket) => {
      if (!viaHttpProxy) this.#phase = 'connecting';
      const ready = socket instanceof TLSSocket ? socket.authorized : !socket.connecting;
      if (ready) this.#sendBody();
      else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => this.#sendBody());
    });
    outgoing.on('response', (answer) => this.#read(answer));
    outgoing.on('error', (error) => this.#settle(failureOf(error, this.#phase)));
    outgoing.on('close', () => {
      this.#settle(failed('reset', 'the connection was closed without an answer', this.#phase === 'sent'));
    });
  }

  #setHeaders(outgoing: ClientRequest): void {
    for (const [name, value] of this.#request.headers) outgoing.setHeader(name, value);
  }

  /** The first moment anything of the request, its headers included, may leave. */
  #sendBody(): void {
    if (this.#settled) return;
    this.#phase = 'sent';
    this.#limit(this.#request.answerTimeoutMs, 'answer-timeout', 'no complete answer');
    this.#outgoing?.end(this.#request.body);
  }

  #read(answer: IncomingMessage): void {
    answer.on('data', (chunk: Uint8Array) => {
      this.#size += chunk.length;
      if (this.#size > this.#request.maxAnswerBytes) {
        const detail = `more than ${this.#request.maxAnswerBytes} bytes`;
        this.#settle(failed('answer-too-large', detail, true));
      } else this.#chunks.push(chunk);
    });
    answer.on('error', (error) => this.#settle(failureOf(error, this.#phase)));
    answer.on('end', () => {
      const headers = headerPairs(answer.rawHeaders);
      // The status of a received answer is always set; the type is shared with received requests.
      const status = answer.statusCode ?? 0;
      this.#settle({ ok: true, status, headers, body: Buffer.concat(this.#chunks) });
    });
  }

  #limit(ms: number, failure: 'connect-timeout' | 'answer-timeout', what: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#settle(failed(failure, `${what} within ${ms} ms`, this.#phase === 'sent'));
    }, ms);
  }

  #settle(result: HttpResult): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#resolve(result);
    if (result.ok) return;
    this.#outgoing?.destroy();
    this.#socket?.destroy();
  }
}
