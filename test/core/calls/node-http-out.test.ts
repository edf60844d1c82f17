import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeHttpOut } from '../../../src/core/calls/node-http-out.ts';
import { httpRequest } from '../../support/http-request.ts';
import { closedPort, createLoopback, lookupNothing } from '../../support/loopback.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

const out = createNodeHttpOut({});
const mebibyte = 1024 * 1024;

describe('what is sent and received', () => {
  it('sends headers in their order and spelling and the body byte for byte', async () => {
    const server = await loopback.serve({});
    await out.send(httpRequest(`http://127.0.0.1:${server.port}/rest/x?a=1`));
    const [request] = server.received;
    expect(request?.method).toBe('POST');
    expect(request?.target).toBe('/rest/x?a=1');
    expect(request?.body).toBe('{"calleeNbr":"+8613800000001"}');
    const names = request?.rawHeaders.filter((_, index) => index % 2 === 0);
    expect(names).toEqual([
      'Host',
      'Content-Type',
      'Authorization',
      'X-AKSK',
      'Connection',
      'Content-Length',
    ]);
    expect(request?.rawHeaders).toContain('close');
  });

  it('returns status, raw headers and body of any status', async () => {
    const server = await loopback.serve({
      answer: (response) => response.writeHead(403, { 'X-Odd-Case': 'a' }).end('{"resultcode":"1010010"}'),
    });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    if (!result.ok) throw new Error(result.detail);
    expect(result.status).toBe(403);
    expect(result.headers).toContainEqual(['X-Odd-Case', 'a']);
    expect(Buffer.from(result.body).toString()).toBe('{"resultcode":"1010010"}');
  });

  it('uses a new connection every time', async () => {
    const server = await loopback.serve({});
    await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    expect(server.connections()).toBe(2);
  });

  it('reports a redirect and does not follow it', async () => {
    const target = await loopback.serve({});
    const server = await loopback.serve({
      answer: (response) => response.writeHead(307, { Location: `http://127.0.0.1:${target.port}/` }).end(),
    });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    expect(result).toMatchObject({ ok: true, status: 307 });
    expect(target.connections()).toBe(0);
  });

  it('takes an answer of exactly the limit, in pieces too', async () => {
    const server = await loopback.serve({
      answer: (response) => {
        response.write('x'.repeat(mebibyte / 2));
        response.end('x'.repeat(mebibyte / 2));
      },
    });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    expect(result.ok && result.body.length).toBe(mebibyte);
  });
});

describe('failures before anything is sent', () => {
  it('names an address that is none', async () => {
    for (const url of ['nonsense', 'ftp://127.0.0.1/', 'http://user:word@127.0.0.1/']) {
      const result = await out.send(httpRequest(url));
      expect(result).toMatchObject({ ok: false, failure: 'bad-url', maySent: false });
      expect(JSON.stringify(result)).not.toContain('word@');
    }
  });

  it('names a name that does not exist', async () => {
    const result = await createNodeHttpOut({}, { lookup: lookupNothing }).send(
      httpRequest('https://nowhere.invalid/'),
    );
    expect(result).toMatchObject({ ok: false, failure: 'dns', maySent: false });
    expect(result).toHaveProperty('detail', expect.stringContaining('ENOTFOUND'));
  });

  it('names a refused connection', async () => {
    const port = await closedPort();
    for (const scheme of ['http', 'https']) {
      const result = await out.send(httpRequest(`${scheme}://127.0.0.1:${port}/`));
      expect(result).toMatchObject({ ok: false, failure: 'refused', maySent: false });
    }
  });

  it('tells both reasons where a name has two addresses and neither answers', async () => {
    const port = await closedPort();
    const both = createNodeHttpOut(
      {},
      {
        lookup: (_name, _options, callback) => {
          callback(null, [
            { address: '127.0.0.1', family: 4 },
            { address: '::1', family: 6 },
          ]);
        },
      },
    );
    const result = await both.send(httpRequest(`http://two.test:${port}/`));
    expect(result).toMatchObject({ ok: false, failure: 'refused', maySent: false });
    expect(result).toHaveProperty('detail', expect.stringMatching(/127\.0\.0\.1.*::1/));
  });

  it('gives up on a server that never finishes the TLS handshake', async () => {
    let bytes = '';
    const port = await loopback.start(
      net.createServer((socket) => socket.on('data', (chunk) => (bytes += chunk.toString('latin1')))),
    );
    const result = await out.send(httpRequest(`https://127.0.0.1:${port}/`, { connectTimeoutMs: 150 }));
    expect(result).toMatchObject({ ok: false, failure: 'connect-timeout', maySent: false });
    expect(bytes).not.toContain('POST');
  });

  it('calls a server that does not speak TLS a TLS problem', async () => {
    const server = await loopback.serve({});
    const result = await out.send(httpRequest(`https://127.0.0.1:${server.port}/`));
    expect(result).toMatchObject({ ok: false, failure: 'tls', maySent: false });
    expect(server.received).toEqual([]);
  });

  it('refuses a header that would break the request apart', async () => {
    const server = await loopback.serve({});
    const request = httpRequest(`http://127.0.0.1:${server.port}/`, {
      headers: [['X-AKSK', 'a\r\nHost: b']],
    });
    const result = await out.send(request);
    expect(result).toMatchObject({ ok: false, failure: 'other', maySent: false });
    expect(JSON.stringify(result)).not.toContain('Host: b');
  });
});

describe('failures after the request left', () => {
  it('gives up on a server that never answers', async () => {
    const server = await loopback.serve({ answer: () => undefined });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`, { answerTimeoutMs: 150 }));
    expect(result).toMatchObject({ ok: false, failure: 'answer-timeout', maySent: true });
  });

  it('gives up on an answer that never ends', async () => {
    const server = await loopback.serve({ answer: (response) => response.write('{"resultcode"') });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`, { answerTimeoutMs: 150 }));
    expect(result).toMatchObject({ ok: false, failure: 'answer-timeout', maySent: true });
  });

  it('reports a connection reset in the middle of the answer', async () => {
    const server = await loopback.serve({
      answer: (response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{"resultcode"', () => response.socket?.resetAndDestroy());
      },
    });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    expect(result).toMatchObject({ ok: false, failure: 'reset', maySent: true });
  });

  it('reports a connection closed instead of an answer', async () => {
    const server = await loopback.serve({ answer: (response) => response.socket?.end() });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    expect(result).toMatchObject({ ok: false, failure: 'reset', maySent: true });
  });

  it('reports an answer cut short as such, not as a short answer', async () => {
    const server = await loopback.serve({
      answer: (response) => response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}'),
    });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    expect(result).toMatchObject({ ok: false, failure: 'reset', maySent: true });
  });

  it('stops reading an answer above the limit', async () => {
    const server = await loopback.serve({ answer: (response) => response.end('x'.repeat(mebibyte + 1)) });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    expect(result).toMatchObject({ ok: false, failure: 'answer-too-large', maySent: true });
  });

  it('calls headers without end too large as well', async () => {
    const server = await loopback.serve({
      answer: (response) => response.socket?.write(`HTTP/1.1 200 OK\r\nX: ${'y'.repeat(100_000)}`),
    });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    expect(result).toMatchObject({ ok: false, failure: 'answer-too-large', maySent: true });
  });

  it('names an answer that is not HTTP', async () => {
    const server = await loopback.serve({ answer: (response) => response.socket?.end('220 mail ready\r\n') });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    expect(result).toMatchObject({ ok: false, failure: 'not-http', maySent: true });
  });

  it('does not hang on an answer that wants to change the protocol', async () => {
    const server = await loopback.serve({
      answer: (response) =>
        response.socket?.write(
          'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
        ),
    });
    const result = await out.send(httpRequest(`http://127.0.0.1:${server.port}/`));
    expect(result).toMatchObject({ ok: false, maySent: true });
  });
});
