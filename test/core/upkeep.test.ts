/** What an app does by itself: at its start and after the machine has slept. */
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AppSurroundings } from '../../src/core/app.ts';
import type { Notice } from '../../src/contract/views.ts';
import { openTestApp, type AppRig } from '../support/app-rig.ts';
import { endServerBehind } from '../support/end-server.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { createLoopback } from '../support/loopback.ts';
import { tempFolder } from './event-log/temp-folder.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

const slept = { from: Date.UTC(2026, 0, 30, 1), until: Date.UTC(2026, 0, 30, 3, 5) };

interface Opened {
  readonly app: AppRig;
  readonly raised: Notice[];
}

function open(folder: string, settings: object = {}, changes: Partial<AppSurroundings> = {}): Opened {
  const listener = { port: 0, ...('listener' in settings ? (settings.listener as object) : {}) };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...settings, listener }));
  const app = openTestApp(folder, changes);
  const raised: Notice[] = [];
  app.events.on('notice.raised', (notice) => raised.push(notice));
  return { app, raised };
}

/** A port that another program has. */
async function takenPort(): Promise<{ port: number; server: Server }> {
  const server = createServer();
  return { port: await loopback.start(server), server };
}

const close = (server: Server): Promise<unknown> => new Promise((resolve) => server.close(resolve));

/** Once the next try waits, `ms` from now. */
function nextTry(clock: FakeClock, ms: number): Promise<void> {
  return vi.waitFor(() => {
    expect(clock.due()).toContain(clock.now() + ms);
  });
}

describe('an app at its start', () => {
  it('starts the listener, and the simulator at its speed', async () => {
    const { app, raised } = open(tempFolder(), { simulator: { speed: 50 } });
    await Promise.all([app.start(), app.start()]);
    expect(await app.client.call('listener.status', {})).toMatchObject({ running: true, elsewhere: false });
    expect(await app.client.call('simulator.status', {})).toMatchObject({ running: true, speed: 50 });
    await app.start();
    expect([raised, app.faults]).toEqual([[], []]);
  });

  it('leaves the listener off where the settings say so', async () => {
    const { app, raised } = open(tempFolder(), { listener: { autoStart: false } });
    await app.start();
    expect(await app.client.call('listener.status', {})).toMatchObject({ running: false });
    expect(await app.client.call('simulator.status', {})).toMatchObject({ running: true });
    expect(raised).toEqual([]);
  });

  it('is content with a listener and a simulator elsewhere on the folder', async () => {
    const folder = tempFolder();
    await open(folder).app.start();
    const { app, raised } = open(folder);
    await app.start();
    expect(await app.client.call('listener.status', {})).toMatchObject({ running: true, elsewhere: true });
    expect(await app.client.call('simulator.status', {})).toMatchObject({ running: true, elsewhere: true });
    expect(raised).toEqual([]);
  });

  it('raises a notice where the port is taken, kept for screens that open later', async () => {
    const { port } = await takenPort();
    const { app, raised } = open(tempFolder(), { listener: { port } });
    await app.start();
    expect(raised).toMatchObject([{ severity: 'warning' }]);
    const { text, next } = raised[0] ?? {};
    expect(text?.en).toMatch(new RegExp(`^The listener did not start\\. Port ${port} is in use`));
    expect(text?.zh).toMatch(new RegExp(`^监听未启动。端口 ${port} 已被其他程序占用`));
    expect(`${next?.en} ${next?.zh}`).not.toContain('--');
    expect(await app.client.call('notice.list', {})).toEqual(raised);
    expect(await app.client.call('simulator.status', {})).toMatchObject({ running: true });
  });

  it('raises a notice where the log cannot be had', async () => {
    const folder = join(tempFolder(), 'data');
    writeFileSync(folder, 'a file where the folder should be');
    const app = openTestApp(folder, {
      settings: { read: () => Promise.resolve({ listener: { port: 0 } }), write: () => Promise.resolve() },
    });
    await app.start();
    expect(await app.client.call('notice.list', {})).toMatchObject([{ severity: 'error' }]);
    expect(await app.client.call('listener.status', {})).toMatchObject({ running: false });
  });

  it('raises one notice where the settings are damaged', async () => {
    const { app, raised } = open(tempFolder(), { preferences: { theme: 'pink' } });
    await app.start();
    expect(raised).toMatchObject([
      { severity: 'error', text: { en: expect.stringContaining('theme') as string } },
    ]);
    expect(app.faults).toEqual([]);
  });

  it('does not throw by a fault of the program, which is reported', async () => {
    const fault = new Error('a fault');
    const settings = { read: () => Promise.reject(fault), write: () => Promise.resolve() };
    const { app, raised } = open(tempFolder(), {}, { settings });
    await app.start();
    expect(app.faults).toEqual([fault]);
    expect(raised).toMatchObject([{ severity: 'error' }]);
    expect(JSON.stringify(raised)).not.toContain('a fault');
  });
});

describe('an app after the machine slept', () => {
  it('says what was missed, where its listener goes on', async () => {
    const { app, raised } = open(tempFolder());
    await app.start();
    await app.afterSleep(slept);
    expect(raised).toMatchObject([{ severity: 'warning' }]);
    expect(raised[0]?.text.en).toMatch(/slept for 2 h 5 min\..* never a status\. The listener goes on\.$/);
  });

  it('brings a lost listener back on its address', async () => {
    const { app, raised } = open(tempFolder());
    await app.start();
    const before = await app.client.call('listener.status', {});
    await endServerBehind(`http://127.0.0.1:${before.port}/`);
    await app.afterSleep(slept);
    expect(await app.client.call('listener.status', {})).toEqual(before);
    expect(raised).toMatchObject([{ severity: 'warning' }]);
    expect(raised[0]?.text.en).toContain('started again on the same address');
  });

  it('says nothing where no listener is wanted', async () => {
    const { app, raised } = open(tempFolder(), { listener: { autoStart: false } });
    await app.start();
    await app.afterSleep(slept);
    await app.client.call('listener.start', {});
    await app.client.call('listener.stop', {});
    await app.afterSleep(slept);
    expect(raised).toEqual([]);
  });

  it('tries again until the address can be had', async () => {
    const clock = createFakeClock(slept.until);
    const { port, server } = await takenPort();
    const { app, raised } = open(tempFolder(), { listener: { port } }, { time: clock });
    await app.start();
    const awake = app.afterSleep(slept);
    await nextTry(clock, 1000);
    clock.advance(1000);
    await nextTry(clock, 2000);
    await close(server);
    clock.advance(2000);
    await awake;
    expect(await app.client.call('listener.status', {})).toMatchObject({ running: true, port });
    expect(raised.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(raised[1]?.text.en).toContain('started again');
  });

  it('gives up after six tries and says why', async () => {
    const clock = createFakeClock(slept.until);
    const { port } = await takenPort();
    const { app, raised } = open(tempFolder(), { listener: { port } }, { time: clock });
    await app.start();
    const awake = app.afterSleep(slept);
    for (const pause of [1000, 2000, 5000, 10_000, 20_000]) {
      await nextTry(clock, pause);
      clock.advance(pause);
    }
    await awake;
    expect(raised).toMatchObject([{ severity: 'warning' }, { severity: 'error' }]);
    expect(raised[1]?.text.en).toMatch(new RegExp(`could not be started again: Port ${port} is in use`));
  });

  it('does not try on after a person has stopped the listener', async () => {
    const clock = createFakeClock(slept.until);
    const { port } = await takenPort();
    const { app, raised } = open(tempFolder(), { listener: { port } }, { time: clock });
    await app.start();
    const awake = app.afterSleep(slept);
    await nextTry(clock, 1000);
    await app.client.call('listener.stop', {});
    clock.advance(1000);
    await awake;
    expect(raised).toHaveLength(1);
  });

  it('ends waiting when it is closed', async () => {
    const clock = createFakeClock(slept.until);
    const { port } = await takenPort();
    const { app, raised } = open(tempFolder(), { listener: { port } }, { time: clock });
    await app.start();
    const awake = app.afterSleep(slept);
    await nextTry(clock, 1000);
    await app.close();
    await awake;
    expect(clock.due()).toEqual([]);
    expect(raised).toHaveLength(1);
  });
});
