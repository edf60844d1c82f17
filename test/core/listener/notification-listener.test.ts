import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { startListener } from '../../../src/core/listener/notification-listener.ts';
import { systemClock } from '../../../src/core/system-clock.ts';
import { closeListeners, listening } from '../../support/listening.ts';
import { connectRaw, post } from '../../support/raw-client.ts';

afterEach(closeListeners);

const mebibyte = 1024 * 1024;
const answer = readFileSync(new URL('../../fixtures/samples/status-answer.json', import.meta.url), 'utf8');
const success = '{"resultcode":"0","resultdesc":"Success"}';

/** JSON of exactly this many bytes. */
function jsonOf(bytes: number): string {
  return `"${'x'.repeat(bytes - 2)}"`;
}

describe('storing', () => {
  it('keeps body, headers, source, time and target as they came and answers as documented', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    const before = Date.now();
    await client.write(
      'POST /voice/status?a=%2F HTTP/1.1\r\nhOsT: x\r\nX-Twice: one\r\nX-AKSK:  UsernameToken Username="k", PasswordDigest="d=="\r\n' +
        `x-twice: two\r\nContent-Length: ${answer.length}\r\n\r\n${answer}`,
    );
    const reply = await client.until(success);
    expect(reply).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(reply).toContain('Content-Type: application/json;charset=UTF-8\r\n');
    const [entry] = await stored(1);
    const { at, body, ...rest } = entry ?? fail();
    expect(rest).toEqual({
      kind: 'status',
      sessionId: expect.stringContaining('1200_') as string,
      callId: null,
      source: `127.0.0.1:${client.socket.localPort ?? 0}`,
      method: 'POST',
      target: '/voice/status?a=%2F',
      http: 200,
      headers: [
        ['hOsT', 'x'],
        ['X-Twice', 'one'],
        ['X-AKSK', 'UsernameToken Username="k", PasswordDigest="d=="'],
        ['x-twice', 'two'],
        ['Content-Length', String(answer.length)],
      ],
      detail: null,
    });
    expect(Buffer.from(body).toString()).toBe(answer);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });

  it('says nothing before the log has it', async () => {
    const gate = Promise.withResolvers<undefined>();
    const { listener, entries } = await listening({
      append: (entry) => (entry.kind === 'status' ? gate.promise : Promise.resolve()),
    });
    const client = await connectRaw(listener.port);
    let received = '';
    client.socket.on('data', (chunk) => (received += chunk.toString()));
    await client.write(post('/voice/status', answer));
    const other = await connectRaw(listener.port);
    await other.write(post('/voice/fee', '{}'));
    await other.until(success);
    expect(received).toBe('');
    expect(entries.map((entry) => entry.kind)).toEqual(['unreadable']);
    gate.resolve(undefined);
    await client.until(success);
  });

  it('answers 503 where the log cannot be written, and says why', async () => {
    let works = false;
    const broken = new Error('disk full');
    const { listener, problems } = await listening({
      append: () => (works ? Promise.resolve() : Promise.reject(broken)),
    });
    const client = await connectRaw(listener.port);
    await client.write(post('/voice/fee', '{"eventType":"fee","feeLst":[]}'));
    const reply = await client.until('"503"');
    expect(reply).toMatch(/^HTTP\/1\.1 503 .*\r\n/);
    expect(reply).toMatch(/\r\nRetry-After: \d+\r\n/);
    expect(problems).toEqual([broken]);
    expect(listener.counts()).toMatchObject({ notStored: 1, notifications: 0 });
    works = true;
    await client.write(post('/voice/fee', '{"eventType":"fee","feeLst":[]}'));
    await client.until(success);
    expect(listener.counts()).toMatchObject({ notStored: 1, notifications: 1 });
  });

  it('survives a log that throws instead of rejecting, and a sender that does not wait', async () => {
    const gate = Promise.withResolvers<undefined>();
    const { listener } = await listening({
      append: (entry) => {
        if (entry.kind === 'unreadable') throw new Error('broken log');
        return gate.promise;
      },
    });
    const hasty = await connectRaw(listener.port);
    await hasty.write(post('/voice/status', answer));
    const client = await connectRaw(listener.port);
    await client.write(post('/voice/status', '{}'));
    await client.until('503');
    hasty.socket.resetAndDestroy();
    await hasty.closed();
    gate.resolve(undefined);
    await client.write(post('/voice/status', answer));
    await client.until(success);
    expect(listener.counts()).toMatchObject({ notifications: 2, notStored: 1 });
  });

  it('is not turned into a failure by a watcher that fails', async () => {
    const problems: unknown[] = [];
    const seen: unknown[] = [];
    const listener = await startListener({
      host: '127.0.0.1',
      port: 0,
      time: systemClock,
      append: (entry) => Promise.resolve({ ...entry, seq: 1 }),
      onStored: ({ seq }) => {
        seen.push(seq);
        throw new Error('watcher');
      },
      onProblem: (problem) => problems.push(problem),
    });
    const client = await connectRaw(listener.port);
    await client.write(post('/voice/status', answer));
    await client.until(success);
    expect(seen).toEqual([1]);
    expect(problems).toEqual([new Error('watcher')]);
    await listener.close();
  });
});

describe('bodies of every kind', () => {
  it.each([
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['a byte order mark', Buffer.from('\uFEFF{"eventType":"answer","statusInfo":{"sessionId":"s"}}')],
    ['NUL', Buffer.from('{"a":"\0"}')],
    ['nothing at all', Buffer.alloc(0)],
    ['all bytes', Buffer.from(Array.from({ length: 256 }, (_, index) => index))],
  ])('keeps %s byte for byte', async (_name, body) => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    await client.write(`POST /voice/fee HTTP/1.1\r\nContent-Length: ${body.length}\r\n\r\n`);
    await client.write(body);
    await client.until('resultdesc');
    const [entry] = await stored(1);
    expect(Buffer.from(entry?.body ?? 'none').equals(body)).toBe(true);
  });

  it('takes a chunked body in odd pieces', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    await client.write('POST /voice/status HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n');
    for (const piece of answer.match(/[\s\S]{1,37}/g) ?? [])
      await client.write(`${piece.length.toString(16)}\r\n${piece}\r\n`);
    await client.write('0\r\n\r\n');
    await client.until(success);
    expect(Buffer.from((await stored(1))[0]?.body ?? []).toString()).toBe(answer);
  });

  it('waits for a body that is sent by the byte', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    const message = post('/voice/status', '{"eventType":"answer"}');
    for (const byte of message) await client.write(byte);
    await client.until(success);
    expect(Buffer.from((await stored(1))[0]?.body ?? []).toString()).toBe('{"eventType":"answer"}');
  });

  it('answers pipelined requests in order, each once', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    const bodies = ['{"n":1}', 'not json', '{"n":3}'];
    const last = post('/voice/fee', '{"n":4}', 'Connection: close');
    await client.write(bodies.map((body) => post('/voice/fee', body)).join('') + last);
    const reply = await client.closed();
    expect(reply.match(/HTTP\/1\.1 \d+/g)).toEqual(
      [200, 400, 200, 200].map((status) => `HTTP/1.1 ${status}`),
    );
    const entries = await stored(4);
    expect(entries.map((entry) => Buffer.from(entry.body).toString())).toEqual([...bodies, '{"n":4}']);
    expect(entries.map((entry) => entry.http)).toEqual([200, 400, 200, 200]);
  });

  it('keeps pipelined answers in order where the log resolves them out of order', async () => {
    const gate = Promise.withResolvers<undefined>();
    const { listener, stored } = await listening({
      append: (entry) => (entry.kind === 'status' ? gate.promise : Promise.resolve()),
    });
    const client = await connectRaw(listener.port);
    await client.write(post('/voice/fee', answer) + post('/voice/fee', 'not json', 'Connection: close'));
    await stored(1);
    gate.resolve(undefined);
    expect((await client.closed()).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  });

  it('lets a sender ask first', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    const [head, body] = post('/voice/status', answer, 'Expect: 100-continue').split('\r\n\r\n');
    await client.write(`${head ?? ''}\r\n\r\n`);
    expect(await client.until('\r\n\r\n')).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    await client.write(body ?? '');
    await client.until(success);
    await stored(1);
    const strange = await connectRaw(listener.port);
    await strange.write(post('/voice/status', answer, 'Expect: the-unexpected'));
    await strange.until(success);
  });

  it('takes exactly 1 MiB', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    await client.write(post('/voice/fee', jsonOf(mebibyte)));
    await client.until(success);
    expect((await stored(1))[0]?.body.length).toBe(mebibyte);
  });

  it('keeps every one of very many headers', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    await client.write(`POST /voice/fee HTTP/1.1\r\n${'a:1\r\n'.repeat(2500)}Content-Length: 2\r\n\r\n{}`);
    await client.until(success);
    expect((await stored(1))[0]?.headers).toHaveLength(2501);
  });

  it('needs neither Host nor a content type', async () => {
    const { listener, stored } = await listening();
    const client = await connectRaw(listener.port);
    await client.write('POST /voice/fee HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}');
    await client.until(success);
    expect((await stored(1))[0]?.headers).toEqual([['Content-Length', '2']]);
  });
});

function fail(): never {
  throw new Error('nothing was stored');
}
