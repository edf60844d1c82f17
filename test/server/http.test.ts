/** Who is let in, from where, and with what: each refusal as a browser or a hostile page would meet it. */
import { describe, expect, it } from 'vitest';
import { failureSchema, type Failure } from '../../src/contract/errors.ts';
import { connect, openBrowserHost, type Answer } from '../support/browser-host-rig.ts';

/** Refusals have the form of failed calls, no field more. */
function refused({ status, json }: Answer): { status: number; code: Failure['code'] } {
  return { status, code: failureSchema.strict().parse(json()).code };
}

const accessRefused = (status: number): object => ({ status, code: 'access-refused' });

describe('the token', () => {
  it('of the printed address gives a session that scripts, other sites and other paths cannot use', async () => {
    const host = await openBrowserHost();
    expect(host.url).toBe(`http://127.0.0.1:${host.port}/#token=${host.token}`);
    expect(host.token).toMatch(/^[\w-]{43}$/);
    const { status, headers, text } = await host.post('/session', { token: host.token });
    expect(status).toBe(204);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^ringcode-session-${host.port}=\\S{50,}; Path=/; HttpOnly; SameSite=Strict$`),
      ),
    ]);
    expect(text + String(headers['set-cookie'])).not.toContain(host.token);
  });

  it('opens any number of tabs', async () => {
    const host = await openBrowserHost();
    for (let tab = 0; tab < 20; tab += 1) {
      const cookie = await host.signIn();
      expect((await host.post('/rpc/a.b', {}, { cookie })).status).toBe(200);
    }
  });

  it.each([[{ token: 'x' }], [{}], [null], ['token'], [{ token: '' }], [{ token: 'x'.repeat(300) }]])(
    'that is wrong gives nothing: %j',
    async (body) => {
      const host = await openBrowserHost();
      const answer = await host.post('/session', body);
      expect(refused(answer)).toEqual(accessRefused(401));
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  it('that has one character too many or too few is wrong', async () => {
    const host = await openBrowserHost();
    for (const token of [`${host.token}A`, host.token.slice(0, -1)])
      expect(refused(await host.post('/session', { token }))).toEqual(accessRefused(401));
  });

  it('guessed too often is refused for a while, but the right one never', async () => {
    const host = await openBrowserHost();
    const statuses = [];
    for (let guess = 0; guess < 12; guess += 1)
      statuses.push((await host.post('/session', { token: 'x' })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect((await host.post('/session', { token: host.token })).status).toBe(204);
  });

  it('is of no use to a page of another origin', async () => {
    const host = await openBrowserHost();
    const answer = await host.post('/session', { token: host.token }, { origin: 'http://localhost:1' });
    expect(refused(answer)).toEqual(accessRefused(403));
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('a session', () => {
  it('is needed for calls, events and downloads', async () => {
    const host = await openBrowserHost();
    expect(refused(await host.post('/rpc/profile.list', {}))).toEqual(accessRefused(401));
    expect(refused(await host.ask('/download/abc'))).toEqual(accessRefused(401));
    expect(await connect(host, { origin: host.origin })).toBe(401);
  });

  it('can be asked for', async () => {
    const host = await openBrowserHost();
    expect(refused(await host.ask('/session'))).toEqual(accessRefused(401));
    expect((await host.ask('/session', { headers: { cookie: await host.signIn() } })).status).toBe(204);
  });

  it('of another program is none here, and neither is the token', async () => {
    const [host, other] = [await openBrowserHost(), await openBrowserHost()];
    const [, value = ''] = (await other.signIn()).split('=');
    for (const forged of [value, host.token, '', `${Date.now()}.${'A'.repeat(43)}`]) {
      const cookie = `ringcode-session-${host.port}=${forged}`;
      expect(refused(await host.post('/rpc/a.b', {}, { cookie }))).toEqual(accessRefused(401));
    }
  });

  it('goes on after a restart on the same data, the token does not', async () => {
    const sessionKey = new Uint8Array(32).fill(7);
    const before = await openBrowserHost({ sessionKey });
    const cookie = await before.signIn();
    await before.close();
    const after = await openBrowserHost({ sessionKey, port: before.port });
    expect((await after.post('/rpc/a.b', {}, { cookie })).status).toBe(200);
    expect(refused(await after.post('/session', { token: before.token }))).toEqual(accessRefused(401));
  });
});

describe('a request that is not from its own page', () => {
  it.each(['evil.example', 'evil.example:PORT', 'localhost:1', '127.0.0.1', '127.0.0.1.evil.example:PORT'])(
    'is refused by the name it came under: %s',
    async (name) => {
      const host = await openBrowserHost();
      const cookie = await host.signIn();
      const headers = { host: name.replace('PORT', String(host.port)), cookie };
      for (const path of ['/', '/session', '/assets/index-a1b2.js', '/download/x', '/nothing'])
        expect(refused(await host.ask(path, { headers }))).toEqual(accessRefused(421));
      const own = { ...headers, origin: `http://${headers.host}` };
      expect(refused(await host.post('/rpc/a.b', {}, own))).toEqual(accessRefused(421));
      expect(await connect(host, own)).toBe(421);
    },
  );

  it.each(['127.0.0.1:PORT', 'localhost:PORT', 'LOCALHOST:PORT', '[::1]:PORT'])(
    'is taken under a name of this machine: %s',
    async (name) => {
      const host = await openBrowserHost();
      const own = name.replace('PORT', String(host.port));
      const headers = { host: own, origin: `http://${own.toLowerCase()}`, cookie: await host.signIn() };
      expect((await host.post('/rpc/a.b', {}, headers)).status).toBe(200);
    },
  );

  it.each([
    ['of another site', 'https://evil.example'],
    ['of another port', 'http://127.0.0.1:1'],
    ['of another name of this machine', 'http://localhost:PORT'],
    ['with other security', 'https://127.0.0.1:PORT'],
    ['that hides its origin', 'null'],
    ['with an empty origin', ''],
  ])('is refused: from a page %s', async (_which, from) => {
    const host = await openBrowserHost();
    const headers = { cookie: await host.signIn(), origin: from.replace('PORT', String(host.port)) };
    expect(refused(await host.post('/rpc/a.b', {}, headers))).toEqual(accessRefused(403));
    expect(refused(await host.ask('/session', { headers }))).toEqual(accessRefused(403));
    expect(await connect(host, headers)).toBe(403);
  });

  it('is refused where it must name its origin and does not', async () => {
    const host = await openBrowserHost();
    const cookie = await host.signIn();
    const headers = { cookie, 'content-type': 'application/json' };
    expect(refused(await host.ask('/rpc/a.b', { method: 'POST', headers, body: '{}' }))).toEqual(
      accessRefused(403),
    );
    expect(await connect(host, { cookie })).toBe(403);
  });

  it.each(['cross-site', 'same-site', 'anything'])('is refused as the browser tells: %s', async (site) => {
    const host = await openBrowserHost();
    const headers = { cookie: await host.signIn(), 'sec-fetch-site': site };
    for (const path of ['/', '/session', '/download/x', '/icon.svg'])
      expect(refused(await host.ask(path, { headers }))).toEqual(accessRefused(403));
    expect(refused(await host.post('/rpc/a.b', {}, headers))).toEqual(accessRefused(403));
    expect(await connect(host, { ...headers, origin: host.origin })).toBe(403);
  });

  it('may lead to the page itself by a link, not into a frame and to nothing else', async () => {
    const host = await openBrowserHost();
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await host.ask('/', { headers: link })).status).toBe(200);
    expect((await host.ask('/', { headers: { ...link, 'sec-fetch-dest': 'iframe' } })).status).toBe(403);
    expect((await host.ask('/session', { headers: link })).status).toBe(403);
  });

  it('is never invited by headers for other origins', async () => {
    const host = await openBrowserHost();
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    for (const asked of [{ method: 'OPTIONS', headers }, { headers }]) {
      const answer = await host.ask('/rpc/a.b', asked);
      expect(answer.status).toBe(403);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('a body', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
  ])('that is announced as %s is not read', async (type) => {
    const host = await openBrowserHost();
    const headers = { cookie: await host.signIn(), 'content-type': type };
    expect(refused(await host.post('/rpc/a.b', {}, headers))).toEqual({ status: 415, code: 'invalid-input' });
  });

  it('that is not JSON is refused', async () => {
    const host = await openBrowserHost();
    const headers = { cookie: await host.signIn(), origin: host.origin, 'content-type': 'application/json' };
    for (const body of ['{', 'undefined', ''])
      expect(refused(await host.ask('/rpc/a.b', { method: 'POST', headers, body }))).toEqual({
        status: 400,
        code: 'invalid-input',
      });
  });

  it('that is too large is refused, and a stranger may not even send a small one', async () => {
    const host = await openBrowserHost();
    const announced = (bytes: number, cookie: string): Promise<Answer> =>
      host.ask('/rpc/a.b', {
        method: 'POST',
        // The length alone decides: nothing of such a body is waited for.
        headers: {
          cookie,
          origin: host.origin,
          'content-type': 'application/json',
          'content-length': String(bytes),
        },
      });
    const cookie = await host.signIn();
    expect(refused(await announced(16_000_001, cookie))).toEqual({ status: 413, code: 'invalid-input' });
    expect(refused(await announced(16_000_001, ''))).toEqual(accessRefused(401));
    const long = await host.post('/session', { token: 'x'.repeat(2000) });
    expect(refused(long)).toEqual({ status: 413, code: 'invalid-input' });
  });
});

describe('a call', () => {
  it('reaches the contract with its name and input, and its failure is an answer', async () => {
    const calls: unknown[] = [];
    const failure: Failure = {
      ok: false,
      code: 'conflict',
      message: { en: 'a', zh: '甲' },
      next: null,
      fields: [],
    };
    const host = await openBrowserHost({
      dispatch: (...call) => {
        calls.push(call);
        return Promise.resolve(failure);
      },
    });
    const { status, headers, json } = await host.post(
      '/rpc/log.query',
      { limit: 1 },
      { cookie: await host.signIn() },
    );
    expect({ status, reply: json(), calls }).toEqual({
      status: 200,
      reply: failure,
      calls: [['log.query', { limit: 1 }]],
    });
    expect(headers['cache-control']).toBe('no-store');
  });

  it.each(['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'])(
    'leaves hostile fields to the contract, which names them: %s',
    async (body) => {
      const inputs: unknown[] = [];
      const host = await openBrowserHost({
        dispatch: (_name, input) => {
          inputs.push(input);
          return Promise.resolve({ ok: true, value: null });
        },
      });
      const headers = {
        cookie: await host.signIn(),
        origin: host.origin,
        'content-type': 'application/json',
      };
      expect((await host.ask('/rpc/a.b', { method: 'POST', headers, body })).status).toBe(200);
      expect(JSON.stringify(inputs)).toBe(`[${body}]`);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
  );

  it('by another method, or of something else, is nothing', async () => {
    const host = await openBrowserHost();
    const headers = { cookie: await host.signIn(), origin: host.origin };
    for (const [method, path] of [
      ['GET', '/rpc/profile.list'],
      ['PUT', '/rpc/profile.list'],
      ['DELETE', '/session'],
      ['GET', '/nothing'],
      ['GET', '/%'],
    ] as const)
      expect(refused(await host.ask(path, { method, headers }))).toEqual({
        status: 404,
        code: 'unknown-method',
      });
  });

  it('that breaks the host itself is answered without its words, and told to the developer', async () => {
    const host = await openBrowserHost({ dispatch: () => Promise.reject(new Error('planted words')) });
    const answer = await host.post('/rpc/a.b', {}, { cookie: await host.signIn() });
    expect(refused(answer)).toEqual({ status: 500, code: 'unexpected' });
    expect(answer.text).not.toMatch(/planted|Error|\.ts/);
    expect(String(host.faults)).toContain('planted words');
  });
});
