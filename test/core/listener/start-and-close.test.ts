import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startListener } from '../../../src/core/listener/notification-listener.ts';
import { ListenerPortInUse, listenerStartProblem } from '../../../src/core/listener/start-problem.ts';
import { systemClock } from '../../../src/core/system-clock.ts';
import { closeListeners, listening } from '../../support/listening.ts';
import { createLoopback } from '../../support/loopback.ts';
import { connectRaw, post } from '../../support/raw-client.ts';

const loopback = createLoopback();
afterEach(async () => {
  await closeListeners();
  await loopback.closeAll();
});

const success = '{"resultcode":"0","resultdesc":"Success"}';

function start(host: string, port: number) {
  return startListener({ host, port, time: systemClock, append: () => Promise.resolve() });
}

function systemError(code: string, fields: Record<string, unknown> = {}): Error {
  return Object.assign(new Error(code), { code, ...fields });
}

describe('starting', () => {
  it('names its addresses; a wildcard is reached on the loopback', async () => {
    const { listener } = await listening();
    expect(listener.port).toBeGreaterThan(0);
    expect(listener.statusUrl).toBe(`http://127.0.0.1:${listener.port}/voice/status`);
    expect(listener.feeUrl).toBe(`http://127.0.0.1:${listener.port}/voice/fee`);
    const wide = await start('0.0.0.0', 0);
    expect(wide.host).toBe('0.0.0.0');
    expect(wide.statusUrl).toBe(`http://127.0.0.1:${wide.port}/voice/status`);
    await wide.close();
  });

  it('names the port that is in use and one that is free', async () => {
    const port = await loopback.start(net.createServer());
    const error: unknown = await start('127.0.0.1', port).catch((reason: unknown) => reason);
    if (!(error instanceof ListenerPortInUse)) throw new Error('not in use?');
    expect(error.port).toBe(port);
    const { freePort } = error;
    expect(freePort).not.toBe(port);
    const { text, next } = listenerStartProblem(error) ?? { text: null, next: null };
    for (const sentence of [text?.en, text?.zh]) {
      expect(sentence).toContain(String(port));
      expect(sentence).toContain(String(freePort));
    }
    expect(next?.zh).toContain(String(freePort));
    const second = await start('127.0.0.1', freePort ?? 0);
    expect(second.port).toBe(freePort);
    await second.close();
  });

  it('words an address of another machine', async () => {
    // Reserved for documentation (RFC 5737), so no machine has it; nothing is sent there.
    const error: unknown = await start('192.0.2.1', 0).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'EADDRNOTAVAIL' });
    expect(listenerStartProblem(error)?.text).toEqual({
      en: 'The address 192.0.2.1 does not belong to this machine.',
      zh: '地址 192.0.2.1 不属于本机。',
    });
  });

  it('words a port that is none, one that is forbidden, and a name that does not exist', async () => {
    const error: unknown = await start('127.0.0.1', 70_000).catch((reason: unknown) => reason);
    expect(listenerStartProblem(error)?.text.en).toContain('65535');
    expect(listenerStartProblem(systemError('EACCES', { port: 80 }))?.text.en).toContain('port 80');
    expect(listenerStartProblem(systemError('ENOTFOUND', { hostname: 'x.invalid' }))?.text.en).toContain(
      'x.invalid',
    );
  });

  it('leaves errors of another kind to others', () => {
    expect(listenerStartProblem(systemError('EMFILE'))).toBeNull();
    expect(listenerStartProblem(new Error('x'))).toBeNull();
    expect(listenerStartProblem('x')).toBeNull();
  });

  it('has a sentence for a port in use although none is free', () => {
    expect(listenerStartProblem(new ListenerPortInUse(1, null))?.text.en).toBe(
      'Port 1 is in use by another program.',
    );
  });
});

describe('closing', () => {
  it('lets requests in flight be stored and answered, pipelined ones too', async () => {
    const gate = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    let count = 0;
    const { listener, entries } = await listening({
      append: () => {
        count += 1;
        if (count === 2) arrived.resolve(undefined);
        return gate.promise;
      },
    });
    const client = await connectRaw(listener.port);
    await client.write(post('/voice/fee', '{}') + post('/voice/fee', '{}'));
    await arrived.promise;
    const closed = listener.close();
    gate.resolve(undefined);
    const reply = await client.closed();
    expect(reply.split(success)).toHaveLength(3);
    expect(reply).toContain('Connection: close');
    await closed;
    expect(entries).toHaveLength(2);
  });

  it('ends idle and silent connections at once and takes no new ones', async () => {
    const { listener } = await listening({ limits: { closeMs: 600_000 } });
    const idle = await connectRaw(listener.port);
    await idle.write(post('/voice/fee', '{}'));
    await idle.until(success);
    const silent = await connectRaw(listener.port);
    await listener.close();
    await Promise.all([idle.closed(), silent.closed()]);
    await expect(connectRaw(listener.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('ends unfinished requests by force after the limit and keeps what came of them', async () => {
    const { listener, entries } = await listening({ limits: { closeMs: 50 } });
    const client = await connectRaw(listener.port);
    await client.write(
      post('/voice/fee', '{}') + 'POST /voice/fee HTTP/1.1\r\nContent-Length: 9\r\n\r\n{"a"',
    );
    await client.until(success);
    await listener.close();
    await client.closed();
    expect(entries[1]).toMatchObject({ kind: 'refused', http: null, detail: { reason: 'stopped' } });
  });

  it('waits for entries on their way to the log, and can be asked twice', async () => {
    const gate = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    const { listener, entries } = await listening({
      append: () => {
        arrived.resolve(undefined);
        return gate.promise;
      },
    });
    const client = await connectRaw(listener.port);
    await client.write(post('/voice/fee', '{}'));
    await arrived.promise;
    client.socket.resetAndDestroy();
    await client.closed();
    let isClosed = false;
    const closed = Promise.all([listener.close(), listener.close()]).then(() => (isClosed = true));
    await expect(connectRaw(listener.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(isClosed).toBe(false);
    gate.resolve(undefined);
    await closed;
    expect(entries).toHaveLength(1);
  });
});
