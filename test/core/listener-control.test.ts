import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/contract/errors.ts';
import type { ListenerView } from '../../src/contract/views.ts';
import type { NewEntry } from '../../src/core/event-log/event-log.ts';
import {
  behindPublicUrl,
  createListenerControl,
  isLoopback,
  type ListenerControl,
  type ListenerSurroundings,
} from '../../src/core/listener-control.ts';
import { createRunningServices } from '../../src/core/running-services.ts';
import { systemClock } from '../../src/core/system-clock.ts';
import { endServerBehind } from '../support/end-server.ts';
import { closedPort, createLoopback } from '../support/loopback.ts';
import { afterTest, tempFolder } from './event-log/temp-folder.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

type ListenerSettings = Awaited<ReturnType<ListenerSurroundings['settings']>>;

interface Rig {
  readonly listener: ListenerControl;
  readonly entries: NewEntry[];
  readonly told: ListenerView[];
}

function rig(folder: string, settings: Partial<ListenerSettings> = {}): Rig {
  const entries: NewEntry[] = [];
  const told: ListenerView[] = [];
  const listener = createListenerControl({
    services: createRunningServices(folder),
    time: systemClock,
    settings: () => Promise.resolve({ host: '127.0.0.1', port: 0, publicUrl: null, ...settings }),
    onChanged: (view) => told.push(view),
    append(entry) {
      entries.push(entry);
      return Promise.resolve({ ...entry, seq: entries.length });
    },
  });
  afterTest(() => listener.stop());
  return { listener, entries, told };
}

async function push(url: string | null): Promise<number | null> {
  const answer = await fetch(url ?? '', { method: 'POST', body: '{"eventType":"callout"}' }).catch(
    () => null,
  );
  await answer?.body?.cancel();
  return answer?.status ?? null;
}

async function failure(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof AppError) return error;
  throw new Error('an AppError was expected', { cause: error });
}

describe('a listener', () => {
  it('starts where the settings say, stores what comes, and stops', async () => {
    const { listener, entries } = rig(tempFolder());
    expect(await listener.status()).toMatchObject({ running: false, statusUrl: null });
    expect(await listener.addresses()).toBeNull();
    const started = await listener.start({});
    expect(started).toMatchObject({ running: true, elsewhere: false, host: '127.0.0.1' });
    expect(await listener.status()).toEqual(started);
    expect(await push(started.statusUrl)).toBe(200);
    expect(entries).toMatchObject([{ kind: 'status' }]);
    expect(await listener.addresses()).toEqual({
      statusUrl: started.statusUrl,
      feeUrl: started.feeUrl,
      reachable: false,
    });
    await listener.stop();
    expect(await listener.status()).toMatchObject({ running: false, port: null });
    expect(await push(started.statusUrl)).toBeNull();
  });

  it('is told another host and port than the settings', async () => {
    const { listener } = rig(tempFolder(), { host: '203.0.113.1', port: 1 });
    const port = await closedPort();
    expect(await listener.start({ host: 'localhost', port })).toMatchObject({ host: 'localhost', port });
  });

  it('starts once, and the first one goes on', async () => {
    const { listener } = rig(tempFolder());
    const [first, second] = await Promise.allSettled([listener.start({}), listener.start({})]);
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
    if (first.status === 'rejected') throw first.reason;
    const { code, text } = await failure(listener.start({ port: 0 }));
    expect(code).toBe('conflict');
    expect(text.en).toContain(first.value.port?.toString());
    expect(await push(first.value.feeUrl)).toBe(200);
  });

  it('names the port that another program has, and one that is free', async () => {
    const port = await loopback.start(createServer());
    const { code, text, next } = await failure(rig(tempFolder()).listener.start({ port }));
    expect(code).toBe('port-in-use');
    expect(text.en).toContain(`Port ${port} is in use`);
    const free = Number(/port (\d+) is free/.exec(text.en)?.[1]);
    expect(next?.zh).toContain(free.toString());
    const { listener } = rig(tempFolder());
    expect(await listener.start({ port: free })).toMatchObject({ port: free });
  });

  it('says so where the port belongs to the listener of the same folder', async () => {
    const folder = tempFolder();
    const { port } = await rig(folder).listener.start({});
    const { code, text } = await failure(rig(folder).listener.start({ port: port ?? 0 }));
    expect(code).toBe('conflict');
    expect(text.en).toContain('already runs');
  });

  it('says so where the address is none of this machine', async () => {
    const { code, text } = await failure(rig(tempFolder()).listener.start({ host: '192.0.2.1' }));
    expect(code).toBe('bad-address');
    expect(text.zh).toContain('192.0.2.1');
  });
});

describe('whoever shows a listener', () => {
  it('is told when it starts and stops, and of nothing else', async () => {
    const { listener, told } = rig(tempFolder());
    await listener.stop();
    const started = await listener.start({});
    await failure(listener.start({}));
    expect(told).toEqual([started]);
    await listener.stop();
    await listener.stop();
    expect(told).toEqual([started, await listener.status()]);
    expect(told[1]?.running).toBe(false);
  });
});

describe('a listener that should run', () => {
  it('is left alone while it takes connections', async () => {
    const { listener, told } = rig(tempFolder());
    const started = await listener.start({});
    expect(await listener.revive()).toBe('kept');
    expect(await listener.status()).toEqual(started);
    expect(told).toHaveLength(1);
  });

  it('comes back on its address after its socket was lost', async () => {
    const folder = tempFolder();
    const { listener, told } = rig(folder);
    const started = await listener.start({ publicUrl: 'https://notify.example.com' });
    await endServerBehind(`http://127.0.0.1:${started.port}/`);
    expect(await listener.revive()).toBe('restarted');
    expect(await listener.status()).toEqual(started);
    expect(told.map(({ running }) => running)).toEqual([true, false, true]);
    expect(await push(`http://127.0.0.1:${started.port}/voice/status`)).toBe(200);
    expect(await rig(folder).listener.status()).toEqual({ ...started, elsewhere: true });
  });

  it('is not taken for another program on its port', async () => {
    const { listener, told } = rig(tempFolder());
    const { port } = await listener.start({});
    await endServerBehind(`http://127.0.0.1:${port}/`);
    const squatter = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => squatter.listen(port ?? 0, '127.0.0.1', resolve));
    expect((await failure(listener.revive())).code).toBe('port-in-use');
    expect(told.at(-1)).toMatchObject({ running: false });
    await new Promise((resolve) => squatter.close(resolve));
    expect(await listener.revive()).toBe('restarted');
    expect(await listener.status()).toMatchObject({ running: true, port });
  });

  it('is tried again where it could not be started, and not where nobody wants it', async () => {
    const { listener } = rig(tempFolder());
    expect(await listener.revive()).toBe('not-wanted');
    const taken = createServer();
    const port = await loopback.start(taken);
    expect((await failure(listener.start({ port }))).code).toBe('port-in-use');
    expect((await failure(listener.revive())).code).toBe('port-in-use');
    await new Promise((resolve) => taken.close(resolve));
    expect(await listener.revive()).toBe('restarted');
    expect(await listener.status()).toMatchObject({ port });
    await listener.stop();
    expect(await listener.revive()).toBe('not-wanted');
    await failure(listener.start({ host: '192.0.2.1' }));
    await listener.stop();
    expect(await listener.revive()).toBe('not-wanted');
  });

  it('is not missing where it runs elsewhere on the folder', async () => {
    const folder = tempFolder();
    const { port } = await rig(folder).listener.start({});
    const { listener } = rig(folder);
    expect((await failure(listener.start({ port: port ?? 0 }))).code).toBe('conflict');
    expect(await listener.revive()).toBe('not-wanted');
  });
});

describe('the addresses of a listener', () => {
  it('are found by another process on the folder', async () => {
    const folder = tempFolder();
    const started = await rig(folder).listener.start({});
    const other = rig(folder).listener;
    expect(await other.status()).toMatchObject({ ...started, elsewhere: true });
    expect(await other.addresses()).toMatchObject({ statusUrl: started.statusUrl, reachable: false });
    await other.stop();
    expect(await push(started.statusUrl)).toBe(200);
  });

  it('are those of the public address where it has one', async () => {
    const { listener } = rig(tempFolder());
    const started = await listener.start({ publicUrl: 'https://notify.example.com/ring/' });
    const addresses = {
      statusUrl: 'https://notify.example.com/ring/voice/status',
      feeUrl: 'https://notify.example.com/ring/voice/fee',
    };
    expect(started).toMatchObject(addresses);
    expect(await listener.addresses()).toEqual({ ...addresses, reachable: true });
    expect(behindPublicUrl({ ...addresses, reachable: false }, 'http://b.example')).toEqual({
      statusUrl: 'http://b.example/ring/voice/status',
      feeUrl: 'http://b.example/ring/voice/fee',
      reachable: true,
    });
  });

  it('are those of the public address in the settings where the start names none', async () => {
    const { listener } = rig(tempFolder(), { publicUrl: 'https://settings.example.com' });
    const settled = await listener.start({});
    expect(settled.statusUrl).toBe('https://settings.example.com/voice/status');
    await listener.stop();
    const named = await listener.start({ publicUrl: 'https://named.example.com' });
    expect(named.statusUrl).toBe('https://named.example.com/voice/status');
    await listener.announceUnder('https://other.example.com');
    expect(await listener.status()).toEqual(named);
  });

  it('change with the settings while it runs, for other processes too', async () => {
    const folder = tempFolder();
    const { listener, told } = rig(folder);
    await listener.announceUnder('https://before.example.com');
    const own = await listener.start({});
    await listener.announceUnder('https://notify.example.com');
    const moved = {
      ...own,
      statusUrl: 'https://notify.example.com/voice/status',
      feeUrl: 'https://notify.example.com/voice/fee',
    };
    expect(await listener.status()).toEqual(moved);
    expect(await rig(folder).listener.status()).toEqual({ ...moved, elsewhere: true });
    await listener.announceUnder('https://notify.example.com/');
    await listener.announceUnder(null);
    expect(await rig(folder).listener.addresses()).toMatchObject({ statusUrl: own.statusUrl });
    expect(told).toEqual([own, moved, own]);
    await listener.stop();
    expect(await rig(folder).listener.addresses()).toBeNull();
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['localhost', true],
    ['::1', true],
    ['[::1]', true],
    ['0.0.0.0', false],
    ['192.168.1.5', false],
    ['127.example.com', false],
    ['localhost.example.com', false],
  ])('%s is reached from this machine only: %j', (host, only) => {
    expect(isLoopback(host)).toBe(only);
  });
});
