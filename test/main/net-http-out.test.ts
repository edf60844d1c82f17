/** Calls through Electron's network, played by a request of the same form on a real loopback server. */
import { EventEmitter } from 'node:events';
import type { ClientRequest as ElectronRequest, ClientRequestConstructorOptions } from 'electron';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpRequest, HttpResult } from '../../src/core/ports.ts';
import { createNetHttpOut } from '../../src/main/net-http-out.ts';
import { createSessionPool } from '../../src/main/session-pool.ts';
import { ClientRequest } from '../support/electron-stand-in/net.ts';
import { closedPort, createLoopback } from '../support/loopback.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

type Open = (options: ClientRequestConstructorOptions) => EventEmitter;

interface Rig {
  send(this: void, changes: Partial<HttpRequest>): Promise<HttpResult>;
  readonly opened: ClientRequestConstructorOptions[];
  /** What went through Node instead. */
  readonly throughNode: HttpRequest[];
}

const usual = {
  url: 'http://127.0.0.1:1/',
  method: 'POST',
  headers: [],
  body: Buffer.from('{"callee":"主叫"}'),
  connectTimeoutMs: 10_000,
  answerTimeoutMs: 10_000,
  maxAnswerBytes: 1000,
} as const;

const overSockets: Open = ({ url = '', method = 'GET' }) => new ClientRequest({ url, method });

function rig(open: Open = overSockets): Rig {
  const opened: ClientRequestConstructorOptions[] = [];
  const throughNode: HttpRequest[] = [];
  const http = createNetHttpOut({
    request(options) {
      opened.push(options);
      // It has the methods and events that are used.
      return open(options) as unknown as ElectronRequest;
    },
    sessions: createSessionPool(() => ({ closeAllConnections: () => Promise.resolve() })),
    node: {
      send(request) {
        throughNode.push(request);
        return Promise.resolve({ ok: true, status: 200, headers: [], body: new Uint8Array() });
      },
    },
  });
  return { opened, throughNode, send: (changes) => http.send({ ...usual, ...changes }) };
}

/** A request that a test makes happen. */
class PlayedRequest extends EventEmitter {
  readonly headers: [string, string][] = [];
  body = '';
  aborted = false;
  sent = 0;

  setHeader(name: string, value: string): void {
    this.headers.push([name, value]);
  }

  end(body: Buffer): void {
    this.body = body.toString();
    this.emit('ended');
  }

  abort(): void {
    this.aborted = true;
  }

  getUploadProgress(): object {
    return { active: this.sent > 0, started: this.sent > 0, current: this.sent, total: 10 };
  }
}

/** Sends with a request that `play` makes happen once it is under way. */
async function played(
  play: (request: PlayedRequest) => void,
  changes: Partial<HttpRequest> = {},
): Promise<{ result: HttpResult; request: PlayedRequest }> {
  const request = new PlayedRequest();
  request.on('ended', () => setImmediate(() => play(request)));
  return { result: await rig(() => request).send(changes), request };
}

describe('a call through the system network', () => {
  it('arrives as it is, and its answer comes back as it is', async () => {
    const { port, received } = await loopback.serve({
      answer: (response) => response.writeHead(403, { 'X-Twice': ['a', 'b'] }).end('{"resultcode":"1"}'),
    });
    const result = await rig().send({
      url: `http://127.0.0.1:${port}/rest?x=1`,
      headers: [
        ['Content-Type', 'application/json;charset=UTF-8'],
        ['X-AKSK', 'UsernameToken Username="a"'],
      ],
    });
    expect(result).toMatchObject({ ok: true, status: 403 });
    if (!result.ok) throw new Error('no answer');
    expect(Buffer.from(result.body).toString()).toBe('{"resultcode":"1"}');
    expect(result.headers.filter(([name]) => name === 'X-Twice')).toEqual([
      ['X-Twice', 'a'],
      ['X-Twice', 'b'],
    ]);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ method: 'POST', target: '/rest?x=1', body: '{"callee":"主叫"}' });
    expect(received[0]?.rawHeaders.join('\n')).toContain('X-AKSK\nUsernameToken Username="a"');
  });

  it('asks for no cookies, no cache, no redirect and no referrer', async () => {
    const request = new PlayedRequest();
    const { send, opened } = rig(() => request);
    const sending = send({});
    await new Promise((resolve) => request.once('ended', resolve));
    request.emit('error', new Error('net::ERR_FAILED'));
    await sending;
    expect(opened).toEqual([
      expect.objectContaining({
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      }),
    ]);
  });

  it('leaves out what Chromium writes itself and would refuse', async () => {
    const headers = [
      ['Host', 'a'],
      ['Authorization', 'AKSK realm="SDP"'],
      ['Content-Length', '3'],
      ['connection', 'close'],
    ] as const;
    const { request } = await played((one) => one.emit('error', new Error('net::ERR_FAILED')), { headers });
    expect(request.headers).toEqual([['Authorization', 'AKSK realm="SDP"']]);
  });

  it('does not follow a redirect', async () => {
    const { port, received } = await loopback.serve({
      answer: (response) => response.writeHead(307, { Location: '/elsewhere' }).end(),
    });
    expect(await rig().send({ url: `http://127.0.0.1:${port}/` })).toMatchObject({
      ok: true,
      status: 307,
      headers: [['location', '/elsewhere']],
    });
    expect(received).toHaveLength(1);
  });

  it.each([{ caPem: 'PEM' }, { pinSha256: 'AB' }])(
    'goes through Node where Chromium cannot do it: %j',
    async (wish) => {
      const { send, opened, throughNode } = rig();
      expect(await send(wish)).toMatchObject({ ok: true });
      expect(opened).toEqual([]);
      expect(throughNode).toEqual([expect.objectContaining(wish)]);
    },
  );
});

describe('a call that fails', () => {
  it.each([
    '',
    'ftp://127.0.0.1/',
    'http://user:planted@127.0.0.1/',
    'file:///etc/passwd',
    'app://ringcode/',
  ])('has no address to go to: %j', async (url) => {
    const { send, opened } = rig();
    const result = await send({ url });
    expect(result).toMatchObject({ ok: false, failure: 'bad-url', maySent: false });
    expect(JSON.stringify(result)).not.toContain('planted');
    expect(opened).toEqual([]);
  });

  it('was not heard: nobody listens', async () => {
    const url = `http://127.0.0.1:${await closedPort()}/`;
    expect(await rig().send({ url })).toEqual({
      ok: false,
      failure: 'refused',
      detail: 'net::ERR_CONNECTION_REFUSED',
      maySent: false,
    });
  });

  it('may have been heard: the connection broke', async () => {
    const { port } = await loopback.serve({ answer: (response) => response.destroy() });
    expect(await rig().send({ url: `http://127.0.0.1:${port}/` })).toMatchObject({
      failure: 'reset',
      maySent: true,
    });
  });

  it('has too long an answer, of which no more is read', async () => {
    const { port } = await loopback.serve({ answer: (response) => response.end('x'.repeat(1001)) });
    expect(await rig().send({ url: `http://127.0.0.1:${port}/` })).toMatchObject({
      failure: 'answer-too-large',
      maySent: true,
    });
  });

  it('waited in vain for a connection', async () => {
    const { result, request } = await played(() => undefined, { connectTimeoutMs: 20 });
    expect(result).toMatchObject({ failure: 'connect-timeout', maySent: true });
    expect(request.aborted).toBe(true);
  });

  it('waited in vain for an answer after it was sent', async () => {
    const { result } = await played((one) => (one.sent = 10), { connectTimeoutMs: 20, answerTimeoutMs: 20 });
    expect(result).toMatchObject({ failure: 'answer-timeout', maySent: true });
  });

  it('met a proxy that asks who it is', async () => {
    const { result } = await played((one) => one.emit('login', { isProxy: true }, () => undefined));
    expect(result).toMatchObject({ failure: 'proxy', maySent: false });
  });

  it('met a server that asks who it is, and has read the request by then', async () => {
    const { result } = await played((one) => one.emit('login', { isProxy: false }, () => undefined));
    expect(result).toMatchObject({ failure: 'other', maySent: true });
  });

  it('could not begin: the sessions are broken', async () => {
    const broken = { closeAllConnections: () => Promise.reject(new Error('net::ERR_FAILED')) };
    const http = createNetHttpOut({
      request: () => {
        throw new Error('never');
      },
      sessions: createSessionPool(() => broken),
      node: { send: () => Promise.reject(new Error('never')) },
    });
    const request = { ...usual, url: 'http://127.0.0.1:1/' };
    expect(await http.send(request)).toMatchObject({ ok: false, failure: 'other' });
  });

  it('ended without a word', async () => {
    const { result } = await played((one) => one.emit('close'));
    expect(result).toMatchObject({ failure: 'reset', maySent: true });
  });
});
