import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/contract/errors.ts';
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
import { closedPort, createLoopback } from '../support/loopback.ts';
import { afterTest, tempFolder } from './event-log/temp-folder.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

type ListenerSettings = Awaited<ReturnType<ListenerSurroundings['settings']>>;

interface Rig {
  readonly listener: ListenerControl;
  readonly entries: NewEntry[];
}

function rig(folder: string, settings: Partial<ListenerSettings> = {}): Rig {
  const entries: NewEntry[] = [];
  const listener = createListenerControl({
    services: createRunningServices(folder),
    time: systemClock,
    settings: () => Promise.resolve({ host: '127.0.0.1', port: 0, publicUrl: null, ...settings }),
    append(entry) {
      entries.push(entry);
      return Promise.resolve({ ...entry, seq: entries.length });
    },
  });
  afterTest(() => listener.stop());
  return { listener, entries };
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
