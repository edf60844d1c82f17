import { afterEach, describe, expect, it } from 'vitest';
import { closeListeners, listening } from '../../support/listening.ts';
import { connectRaw, post } from '../../support/raw-client.ts';

afterEach(closeListeners);

const mebibyte = 1024 * 1024;
const kept = 64 * 1024;
const success = '{"resultcode":"0","resultdesc":"Success"}';

describe('wrong path or method', () => {
  it('answers 404 and 405, keeps the connection, and stores what came', async () => {
    const { listener, stored, refused } = await listening();
    const client = await connectRaw(listener.port);
    await client.write(post('/voice', '{"lost":1}', 'X-Mark: a'));
    expect(await client.until('"404"')).toMatch(/^HTTP\/1\.1 404 /);
    await client.write('GET /voice/status HTTP/1.1\r\n\r\n');
    expect(await client.until('"405"')).toMatch(/HTTP\/1\.1 405 [^]*\r\nAllow: POST\r\n/);
    await client.write(post('/voice/fee', '{}'));
    await client.until(success);
    const [path, method] = await stored(3);
    expect(path).toMatchObject({
      kind: 'refused',
      http: 404,
      target: '/voice',
      detail: { reason: 'unknown-path' },
    });
    expect(path?.headers).toContainEqual(['X-Mark', 'a']);
    expect(Buffer.from(path?.body ?? []).toString()).toBe('{"lost":1}');
    expect(method).toMatchObject({ kind: 'refused', http: 405, method: 'GET', detail: { reason: 'method' } });
    expect(refused).toMatchObject([
      { reason: 'unknown-path', http: 404, kept: true },
      { reason: 'method', http: 405, kept: true },
    ]);
    expect(listener.counts()).toMatchObject({ refused: 2, refusedKept: 2, unreadable: 1 });
  });

  it('answers methods that change the protocol, too', async () => {
    const { listener, stored } = await listening();
    const tunnel = await connectRaw(listener.port);
    await tunnel.write('CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await tunnel.closed()).toMatch(/^HTTP\/1\.1 405 /);
    const upgrade = await connectRaw(listener.port);
    await upgrade.write('GET /voice/fee HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await upgrade.until('"405"');
    expect(await stored(2)).toMatchObject([
      {
        kind: 'refused',
        http: 405,
        method: 'CONNECT',
        target: 'elsewhere.example:443',
        headers: [['Host', 'x']],
      },
      { kind: 'refused', http: 405, method: 'GET' },
    ]);
  });

  it('stores the first thousand of a run and counts the rest', async () => {
    const { listener, entries, refused } = await listening();
    const client = await connectRaw(listener.port);
    await client.write('GET / HTTP/1.1\r\n\r\n'.repeat(1004) + 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect((await client.closed()).match(/HTTP\/1\.1 404/g)).toHaveLength(1005);
    expect(entries).toHaveLength(1000);
    expect(listener.counts()).toMatchObject({ refused: 1005, refusedKept: 1000 });
    expect(refused.filter((refusal) => !refusal.kept)).toHaveLength(5);
  });

  it('answers although the refusal cannot be written down', async () => {
    const { listener, problems } = await listening({ append: () => Promise.reject(new Error('disk full')) });
    const client = await connectRaw(listener.port);
    await client.write(post('/', ''));
    await client.until('"404"');
    expect(problems).toHaveLength(1);
    expect(listener.counts()).toMatchObject({ refused: 1, refusedKept: 0, notStored: 0 });
  });

  it('listens on other paths when told to, one for both as well', async () => {
    const { listener } = await listening({ statusPath: '/push', feePath: '/push' });
    expect(listener.statusUrl).toBe(`http://127.0.0.1:${listener.port}/push`);
    expect(listener.feeUrl).toBe(listener.statusUrl);
    const client = await connectRaw(listener.port);
    await client.write(post('/push', '{}') + post('/voice/status', '{}'));
    await client.until('"404"');
  });
});

describe('too large', () => {
  it('answers 413 to one byte more than 1 MiB, keeps 64 KiB, and lets the sender finish', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    await client.write(post('/voice/fee', `"${'x'.repeat(mebibyte - 1)}"`));
    const reply = await client.closed();
    expect(reply).toMatch(/^HTTP\/1\.1 413 [^]*"413"/);
    expect(reply).toMatch(/\r\nConnection: close\r\n/);
    const [entry] = await stored(1);
    expect(entry).toMatchObject({ kind: 'refused', http: 413, detail: { reason: 'too-large' } });
    expect(entry?.body.length).toBe(kept);
  });

  it('answers while a sender is still writing, chunked, and goes on reading for a while', async () => {
    const { listener } = await listening();
    const client = await connectRaw(listener.port);
    await client.write('POST /voice/fee HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = `${(mebibyte / 2).toString(16)}\r\n${'x'.repeat(mebibyte / 2)}\r\n`;
    for (let count = 0; count < 3; count += 1) await client.write(chunk);
    await client.until('"413"');
    for (let count = 0; count < 3; count += 1) await client.write(chunk);
    expect(client.socket.destroyed).toBe(false);
    await client.write('0\r\n\r\n');
    await client.closed();
    expect(listener.counts().refused).toBe(1);
  });

  it('cuts off a sender that never stops', async () => {
    const { listener, refused } = await listening();
    const client = await connectRaw(listener.port);
    await client.write('POST /voice/fee HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = `${mebibyte.toString(16)}\r\n${'x'.repeat(mebibyte)}\r\n`;
    let sent = 0;
    while (!client.socket.destroyed && sent < 200) {
      sent += 1;
      await Promise.race([client.write(chunk), client.closed()]);
    }
    expect(sent).toBeLessThan(100);
    expect(refused).toMatchObject([{ reason: 'too-large' }]);
  });

  it('tells a sender that asks first before it sends', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    await client.write(
      `POST /voice/fee HTTP/1.1\r\nContent-Length: ${mebibyte + 1}\r\nExpect: 100-continue\r\n\r\n`,
    );
    const reply = await client.closed();
    expect(reply).toMatch(/^HTTP\/1\.1 413 /);
    expect(reply).not.toContain('100 Continue');
    expect(await stored(1)).toMatchObject([{ http: 413, detail: { reason: 'too-large' } }]);
  });

  it('answers 431 to endless headers', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    await client.write(`POST /voice/fee HTTP/1.1\r\nX: ${'y'.repeat(20_000)}`);
    expect(await client.closed()).toMatch(/^HTTP\/1\.1 431 /);
    expect(await stored(1)).toMatchObject([{ http: 431, detail: { reason: 'headers-too-large' } }]);
  });
});

describe('slow and broken senders', () => {
  const limits = { headersMs: 100, requestMs: 300 };

  it('cuts off half a body and keeps it, without holding up others', async () => {
    const { listener, stored } = await listening({ limits });
    const slow = await connectRaw(listener.port);
    await slow.write('POST /voice/fee HTTP/1.1\r\nContent-Length: 100\r\n\r\n{"eventType"');
    const quick = await connectRaw(listener.port);
    await quick.write(post('/voice/fee', '{}', 'Connection: close'));
    expect(await quick.closed()).toContain(success);
    expect(await slow.closed()).toMatch(/^HTTP\/1\.1 408 /);
    const entry = (await stored(2))[1];
    expect(entry).toMatchObject({
      kind: 'refused',
      http: 408,
      method: 'POST',
      detail: { reason: 'timeout' },
    });
    expect(Buffer.from(entry?.body ?? []).toString()).toBe('{"eventType"');
  });

  it('cuts off half the headers, and a connection that says nothing without a word', async () => {
    const { listener, stored } = await listening({ limits });
    const silent = await connectRaw(listener.port);
    const slow = await connectRaw(listener.port);
    await slow.write('POST /voice/fee HT');
    expect(await slow.closed()).toMatch(/^HTTP\/1\.1 408 /);
    expect(await silent.closed()).toBe('');
    expect(await stored(1)).toMatchObject([{ method: null, http: 408, detail: { reason: 'timeout' } }]);
    expect(listener.counts().refused).toBe(1);
  });

  it('ends a connection that stays idle after its answer', async () => {
    const { listener } = await listening({ limits: { idleMs: 100 } });
    const client = await connectRaw(listener.port);
    await client.write(post('/voice/fee', '{}'));
    expect(await client.closed()).toContain(success);
    expect(listener.counts().refused).toBe(0);
    const usual = await connectRaw((await listening()).listener.port);
    await usual.write(post('/voice/fee', '{}'));
    expect(await usual.until(success)).toContain('\r\nKeep-Alive: timeout=30\r\n');
  });

  it('stores what came of a body whose sender hung up or stopped', async () => {
    const { listener, stored } = await listening();
    const gone = await connectRaw(listener.port);
    await gone.write('POST /voice/fee HTTP/1.1\r\nContent-Length: 100\r\n\r\n{"a":');
    gone.socket.resetAndDestroy();
    expect(await stored(1)).toMatchObject([{ kind: 'refused', http: null, detail: { reason: 'aborted' } }]);
    const half = await connectRaw(listener.port);
    await half.write('POST /voice/fee HTTP/1.1\r\nContent-Length: 100\r\n\r\n{"b":');
    half.socket.end();
    await half.closed();
    const entry = (await stored(2))[1];
    expect(entry).toMatchObject({ kind: 'refused', detail: { reason: 'aborted' } });
    expect(Buffer.from(entry?.body ?? []).toString()).toBe('{"b":');
  });

  it('stores bytes that are no HTTP, and recognises https on this http port', async () => {
    const { listener, stored } = await listening();
    const noise = await connectRaw(listener.port);
    await noise.write('\x00\x01 hello');
    expect(await noise.closed()).toMatch(/^HTTP\/1\.1 400 [^]*not HTTP/);
    const tls = await connectRaw(listener.port);
    await tls.write(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]));
    expect(await tls.closed()).toMatch(/^HTTP\/1\.1 400 [^]*not https/);
    const entries = await stored(2);
    expect(entries).toMatchObject([{ detail: { reason: 'not-http' } }, { detail: { reason: 'tls' } }]);
    expect(Buffer.from(entries[0]?.body ?? []).toString()).toBe('\x00\x01 hello');
  });

  it('counts endless noise once', async () => {
    const gate = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    const { listener, stored } = await listening({
      append: () => {
        arrived.resolve(undefined);
        return gate.promise;
      },
    });
    const client = await connectRaw(listener.port);
    await client.write('\x00first');
    await arrived.promise;
    await client.write('\x00second');
    const other = await connectRaw(listener.port);
    other.socket.end();
    await other.closed();
    gate.resolve(undefined);
    await client.closed();
    expect(await stored(1)).toHaveLength(1);
    expect(listener.counts().refused).toBe(1);
  });

  it('answers what came before the noise on the same connection', async () => {
    const gate = Promise.withResolvers<undefined>();
    const { listener, stored } = await listening({
      append: (entry) => (entry.kind === 'unreadable' ? gate.promise : Promise.resolve()),
    });
    const client = await connectRaw(listener.port);
    await client.write(post('/voice/fee', '{}') + '\x00noise');
    await stored(1);
    gate.resolve(undefined);
    const reply = await client.closed();
    expect(reply).toContain(success);
    expect((await stored(2)).map((entry) => [entry.kind, entry.http])).toEqual([
      ['refused', null],
      ['unreadable', 200],
    ]);
  });

  it('stores a body whose chunks go wrong', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    await client.write('POST /voice/fee HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\nzz\r\n');
    expect(await client.closed()).toMatch(/^HTTP\/1\.1 400 /);
    const [entry] = await stored(1);
    expect(entry).toMatchObject({
      kind: 'refused',
      method: 'POST',
      http: 400,
      detail: { reason: 'not-http' },
    });
    expect(Buffer.from(entry?.body ?? []).toString()).toBe('{"a":');
    expect(listener.counts().refused).toBe(1);
  });
});
