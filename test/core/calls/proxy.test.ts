import http from 'node:http';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeHttpOut } from '../../../src/core/calls/node-http-out.ts';
import { proxyEnvFor } from '../../../src/core/calls/proxy-env.ts';
import { createAuthority } from '../../support/certificates.ts';
import { httpRequest } from '../../support/http-request.ts';
import { closedPort, createLoopback, lookupNothing } from '../../support/loopback.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

const authority = createAuthority();
const certificate = authority.issue({ names: ['platform.test'] });

/** A proxy that leads every tunnel to one local port and notes what it was asked. */
async function startProxy(targetPort: number): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end('{"from":"proxy"}');
  });
  server.on('connect', (request, client) => {
    asked.push(`CONNECT ${request.url ?? ''} ${request.headers['proxy-authorization'] ?? ''}`.trim());
    const upstream = net.connect(targetPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  return { port: await loopback.start(server), asked };
}

describe('a proxy from the environment', () => {
  it('leads https through a tunnel and still checks the certificate end to end', async () => {
    const server = await loopback.serve({ tls: certificate, answer: (response) => response.end('{}') });
    const proxy = await startProxy(server.port);
    const out = createNodeHttpOut({ HTTPS_PROXY: `http://user:pa%20ss@127.0.0.1:${proxy.port}` });
    const result = await out.send(httpRequest('https://platform.test/x', { caPem: authority.cert }));
    expect(result).toMatchObject({ ok: true, status: 200 });
    const credentials = Buffer.from('user:pa ss').toString('base64');
    expect(proxy.asked).toEqual([`CONNECT platform.test:443 Basic ${credentials}`]);
    expect(server.received[0]?.rawHeaders).not.toContain(`Basic ${credentials}`);

    const untrusted = await out.send(httpRequest('https://platform.test/x'));
    expect(untrusted).toMatchObject({ ok: false, failure: 'certificate', maySent: false });
    const pinned = await out.send(
      httpRequest('https://platform.test/x', { caPem: authority.cert, pinSha256: authority.fingerprint256 }),
    );
    expect(pinned).toMatchObject({ ok: false, failure: 'pin-mismatch', maySent: false });
    expect(server.received).toHaveLength(1);
  });

  it('leads plain http through it too, also without a scheme in the variable', async () => {
    const proxy = await startProxy(0);
    const result = await createNodeHttpOut({ http_proxy: `127.0.0.1:${proxy.port}` }).send(
      httpRequest('http://platform.test/x'),
    );
    expect(result).toMatchObject({ ok: true, status: 200 });
    expect(proxy.asked).toEqual(['POST http://platform.test/x']);
  });

  it('is not used for this machine, nor for hosts in no_proxy', async () => {
    const server = await loopback.serve({});
    const proxy = await startProxy(server.port);
    const env = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: 'a.test,.inside.test' };
    await createNodeHttpOut(env).send(httpRequest(`http://127.0.0.1:${server.port}/`));
    const direct = await createNodeHttpOut(env, { lookup: lookupNothing }).send(
      httpRequest('http://host.inside.test/'),
    );
    expect(direct).toMatchObject({ failure: 'dns' });
    expect(proxy.asked).toEqual([]);
    expect(server.received).toHaveLength(1);
    for (const host of ['localhost', 'x.localhost', '127.0.0.2', '::1'])
      expect(proxyEnvFor(host, env)).toEqual({});
  });
});

describe('proxy failures', () => {
  const send = (env: NodeJS.ProcessEnv, connectTimeoutMs = 20_000): ReturnType<typeof request> =>
    request(env, connectTimeoutMs);
  function request(env: NodeJS.ProcessEnv, connectTimeoutMs: number) {
    return createNodeHttpOut(env).send(httpRequest('https://platform.test/', { connectTimeoutMs }));
  }

  it('reports a proxy that refuses the tunnel', async () => {
    const port = await loopback.start(
      net.createServer((socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 407 Nobody knows you\r\n\r\n')),
      ),
    );
    const result = await send({ https_proxy: `http://user:secretword@127.0.0.1:${port}` });
    expect(result).toMatchObject({ ok: false, failure: 'proxy', maySent: false });
    expect(result).toHaveProperty('detail', expect.stringContaining('407 Nobody knows you'));
    expect(JSON.stringify(result)).not.toContain('secretword');
  });

  it('reports a proxy that cannot be reached', async () => {
    const port = await closedPort();
    const env = { HTTPS_PROXY: `http://127.0.0.1:${port}`, HTTP_PROXY: `http://127.0.0.1:${port}` };
    expect(await send(env)).toMatchObject({ ok: false, failure: 'proxy', maySent: false });
    const plain = await createNodeHttpOut(env).send(httpRequest('http://platform.test/'));
    expect(plain).toMatchObject({ ok: false, failure: 'proxy', maySent: false });
  });

  it('reports a proxy that hangs up, and lets go of one that stays silent', async () => {
    const rude = await loopback.start(net.createServer((socket) => socket.once('data', () => socket.end())));
    expect(await send({ HTTPS_PROXY: `http://127.0.0.1:${rude}` })).toMatchObject({
      ok: false,
      failure: 'proxy',
      maySent: false,
    });
    const closed = Promise.withResolvers<undefined>();
    const silent = await loopback.start(
      net.createServer((socket) => {
        socket.resume();
        socket.on('close', () => closed.resolve(undefined));
      }),
    );
    const result = await send({ HTTPS_PROXY: `http://127.0.0.1:${silent}` }, 150);
    expect(result).toMatchObject({ ok: false, failure: 'connect-timeout', maySent: false });
    await closed.promise;
  });

  it('keeps an unreadable proxy address, which may hold a password, to itself', async () => {
    for (const proxy of ['http://user:secretword@:::', 'http://%zz:secretword@127.0.0.1:1']) {
      const result = await send({ HTTPS_PROXY: proxy });
      expect(result).toMatchObject({ ok: false, failure: 'proxy', maySent: false });
      expect(JSON.stringify(result)).not.toContain('secretword');
    }
  });
});
