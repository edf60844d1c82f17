/** Electron's `net.request` on Node's client: the form of the events, not Chromium's network. */
import { EventEmitter } from 'node:events';
import http, { type ClientRequest as NodeRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';

export interface RequestOptions {
  readonly url: string;
  readonly method?: string;
}

/** Node's codes under the names that Chromium has for the same. */
const names: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
};

export class ClientRequest extends EventEmitter {
  readonly #request: NodeRequest;
  #sent = 0;

  constructor({ url, method = 'GET' }: RequestOptions) {
    super();
    const address = new URL(url);
    this.#request = (address.protocol === 'https:' ? https : http).request(address, { method, agent: false });
    this.#request.on('response', (answer) => this.#answer(answer));
    this.#request.on('error', (error: Error & { code?: string }) => {
      this.emit('error', new Error(`net::${names[error.code ?? ''] ?? 'ERR_FAILED'}`));
    });
    this.#request.on('close', () => this.emit('close'));
  }

  setHeader(name: string, value: string): void {
    this.#request.setHeader(name, value);
  }

  end(body: Buffer): void {
    this.#request.end(body, () => (this.#sent = body.length));
  }

  abort(): void {
    this.#request.destroy();
  }

  getUploadProgress(): { active: boolean; started: boolean; current: number; total: number } {
    return { active: this.#sent > 0, started: this.#sent > 0, current: this.#sent, total: this.#sent };
  }

  #answer(answer: IncomingMessage): void {
    const status = answer.statusCode ?? 0;
    if (status < 300 || status > 399 || answer.headers.location === undefined) {
      this.emit('response', answer);
      return;
    }
    this.emit('redirect', status, 'GET', answer.headers.location, { location: [answer.headers.location] });
    this.#request.destroy();
  }
}
