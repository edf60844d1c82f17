/** The browser host on a port of its own, and a browser's part in speaking to it. Everything ends with the test. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import type { Events } from '../../src/contract/contract.ts';
import { createEventBus, type EventBus } from '../../src/contract/event-bus.ts';
import { systemClock } from '../../src/core/system-clock.ts';
import { createDownloads, type Downloads } from '../../src/server/downloads.ts';
import { startHttp, type BrowserHost, type HttpSurroundings } from '../../src/server/http.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
  /** The body as JSON. */
  json(this: void): unknown;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface BrowserHostRig extends BrowserHost {
  readonly token: string;
  readonly events: EventBus<Events>;
  readonly downloads: Downloads;
  readonly faults: unknown[];
  /** A request of any kind: nothing is added but Host. */
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** POST of JSON as a page of the host's own sends it. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Shows the token. @returns the header `Cookie` of the session */
  signIn(): Promise<string>;
}

/** Built screens in small: the page, a hashed file with its compressed twin, a picture. */
export function builtScreens(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringcode-screens-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const put = (path: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const script = `document.title = 'started';\n${'// filler\n'.repeat(200)}`;
  put(
    'index.html',
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><script type="module" src="./assets/index-a1b2.js" nonce="__CSP_NONCE__"></script>',
  );
  put('assets/index-a1b2.js', script);
  put('assets/index-a1b2.js.gz', gzipSync(script));
  put('icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return folder;
}

export async function openBrowserHost(changes: Partial<HttpSurroundings> = {}): Promise<BrowserHostRig> {
  const faults: unknown[] = [];
  const events = createEventBus<Events>();
  const downloads = createDownloads(systemClock);
  const around: HttpSurroundings = {
    dispatch: () => Promise.resolve({ ok: true, value: 'reached' }),
    events,
    downloads,
    screens: builtScreens(),
    host: '127.0.0.1',
    port: 0,
    sessionKey: randomBytes(32),
    time: systemClock,
    onFault: (error) => faults.push(error),
    ...changes,
  };
  const host = await startHttp(around);
  onTestFinished(() => host.close());
  const token = new URL(host.url).hash.slice('#token='.length);
  const ask = (path: string, asked: Asked = {}): Promise<Answer> => send(host.port, path, asked);
  const post: BrowserHostRig['post'] = (path, body, headers = {}) =>
    ask(path, {
      method: 'POST',
      headers: { origin: host.origin, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    ...host,
    token,
    events: around.events,
    downloads: around.downloads,
    faults,
    ask,
    post,
    async signIn() {
      const [cookie = ''] = (await post('/session', { token })).headers['set-cookie'] ?? [];
      return cookie.split(';')[0] ?? '';
    },
  };
}

/** The path goes out as it is written: a client that tidies it up would hide what a hostile one sends. */
function send(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body = '' }: Asked,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const all = Buffer.concat(chunks);
        const text = all.toString('utf8');
        const json = (): unknown => JSON.parse(text);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: all, text, json });
      });
    });
    request.end(body);
  });
}

/** A page's socket, open; or the status with which it was refused. */
export function connect(
  host: Pick<BrowserHost, 'port' | 'origin'>,
  headers: Readonly<Record<string, string>>,
  options: ClientOptions = {},
): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/events`, { headers, ...options });
  onTestFinished(() => socket.terminate());
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket));
    socket.on('error', reject);
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
}
