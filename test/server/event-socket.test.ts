import { once } from 'node:events';
import { WebSocket } from 'ws';
import { describe, expect, it } from 'vitest';
import { connect, openBrowserHost, type BrowserHostRig } from '../support/browser-host-rig.ts';
import { createFakeClock } from '../support/fake-clock.ts';

async function page(host: BrowserHostRig, cookie: string): Promise<WebSocket> {
  const socket = await connect(host, { cookie, origin: host.origin });
  if (!(socket instanceof WebSocket)) throw new Error(`refused with ${socket}`);
  return socket;
}

async function nextBatch(socket: WebSocket): Promise<unknown> {
  const [data] = (await once(socket, 'message')) as [Buffer];
  return JSON.parse(data.toString());
}

describe('event sockets', () => {
  it('carry the first event at once and what follows together', async () => {
    const time = createFakeClock(1_769_742_271_000);
    const host = await openBrowserHost({ time });
    const socket = await page(host, await host.signIn());
    const first = nextBatch(socket);
    host.events.emit('profile.changed', {});
    expect(await first).toEqual([{ name: 'profile.changed', payload: {} }]);
    const second = nextBatch(socket);
    for (let at = 0; at < 3; at += 1) host.events.emit('profile.changed', {});
    time.advance(100);
    expect(await second).toHaveLength(3);
  });

  it('end the look-out for events with the last page', async () => {
    const time = createFakeClock(1_769_742_271_000);
    const host = await openBrowserHost({ time });
    const cookie = await host.signIn();
    expect(host.events.hasListeners('log.appended')).toBe(false);
    const [one, other] = [await page(host, cookie), await page(host, cookie)];
    for (const socket of [one, other]) {
      expect(host.events.hasListeners('log.appended')).toBe(true);
      socket.close();
      await once(socket, 'close');
      // The answer to this comes after the host has seen the end of that.
      await host.ask('/session');
    }
    expect(host.events.hasListeners('log.appended')).toBe(false);
    expect(time.due()).toEqual([]);
  });

  it('are pinged, and one that does not answer is cut off', async () => {
    const time = createFakeClock(1_769_742_271_000);
    const host = await openBrowserHost({ time });
    const cookie = await host.signIn();
    const [alive, dead] = [
      await page(host, cookie),
      await connect(host, { cookie, origin: host.origin }, { autoPong: false }),
    ];
    if (!(dead instanceof WebSocket)) throw new Error('refused');
    const pinged = once(alive, 'ping');
    time.advance(30_000);
    await pinged;
    // The pong has arrived when this, sent after it, was answered by a close.
    const ended = once(dead, 'close');
    await host.ask('/session');
    time.advance(30_000);
    await ended;
    expect(alive.readyState).toBe(WebSocket.OPEN);
  });

  it('are for listening: a page that speaks is sent away', async () => {
    const host = await openBrowserHost();
    const socket = await page(host, await host.signIn());
    socket.send('{}');
    expect((await once(socket, 'close'))[0]).toBe(1008);
  });

  it('are limited in number', async () => {
    const host = await openBrowserHost();
    const cookie = await host.signIn();
    const opened = [];
    for (let at = 0; at < 64; at += 1) opened.push(await page(host, cookie));
    expect(await connect(host, { cookie, origin: host.origin })).toBe(503);
    opened[0]?.close();
    await once(opened[0] ?? new WebSocket(''), 'close');
    await host.ask('/session');
    expect(await connect(host, { cookie, origin: host.origin })).toBeInstanceOf(WebSocket);
  });
});
