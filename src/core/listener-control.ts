/** Starts, stops and finds the notification listener of this data folder. */
import type { MethodInput } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { ListenerView } from '../contract/views.ts';
import type { PushAddresses } from './calls/request-builder.ts';
import type { NewEntry, StoredEntry } from './event-log/event-log.ts';
import { startListener, type Listener } from './listener/notification-listener.ts';
import { listenerStartProblem } from './listener/start-problem.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Clock } from './ports.ts';
import { takesConnections, type RunningServices } from './running-services.ts';

export interface ListenerControl {
  /** @throws AppError `conflict` while running, `port-in-use`, `bad-address`, `listener-failed` */
  start(input: MethodInput<'listener.start'>): Promise<ListenerView>;
  stop(): Promise<void>;
  status(): Promise<ListenerView>;
  /** Addresses of the one that runs here or in another process on this data folder. */
  addresses(): Promise<PushAddresses | null>;
  /** Names another public address, null for none, unless the start named one. */
  announceUnder(publicUrl: string | null): Promise<void>;
  /**
   * Makes sure that the one that should run here does: it takes connections, or is started on the same address.
   * One that was stopped, or never asked for, stays as it is.
   *
   * @throws AppError like `start`
   */
  revive(this: void): Promise<Revival>;
}

export type Revival = 'not-wanted' | 'kept' | 'restarted';

export interface ListenerSurroundings {
  readonly services: RunningServices;
  readonly time: Clock;
  settings(): Promise<{ host: string; port: number; publicUrl: string | null }>;
  append(this: void, entry: NewEntry): Promise<StoredEntry>;
  /** Told after it was started, stopped, lost or given other addresses. */
  onChanged?(this: void, view: ListenerView): void;
}

interface Running {
  readonly listener: Listener;
  readonly addresses: PushAddresses;
  /** What it was started with. */
  readonly input: MethodInput<'listener.start'>;
  /** Null where nobody was told of it. */
  readonly withdraw: (() => void) | null;
}

export function createListenerControl(around: ListenerSurroundings): ListenerControl {
  let running: Running | null = null;
  /** With what it should run, though it could not be started or is gone. */
  let missing: MethodInput<'listener.start'> | null = null;
  const inTurn = oneAtATime();
  const { onChanged = () => undefined } = around;

  async function start(input: MethodInput<'listener.start'>): Promise<ListenerView> {
    if (running !== null) throw alreadyRunning(running.listener.port);
    running = await startRunning(around, input).catch((error: unknown) => {
      missing = isConflict(error) ? null : input;
      throw error;
    });
    missing = null;
    const view = ownStatus(running);
    onChanged(view);
    return view;
  }

  async function status(): Promise<ListenerView> {
    if (running !== null) return ownStatus(running);
    const other = await around.services.find('listener');
    if (other === null) return notRunning;
    const { host, port, statusUrl, feeUrl } = other;
    return { running: true, elsewhere: true, host, port, statusUrl, feeUrl };
  }

  async function stop(): Promise<void> {
    missing = null;
    if (running === null) return;
    const { listener, withdraw } = running;
    running = null;
    withdraw?.();
    await listener.close();
    onChanged(await status());
  }

  async function revive(): Promise<Revival> {
    if (running !== null) {
      const { listener, input } = running;
      // Another program may have the port by now, or the system may have taken it from an open socket.
      if (listener.isListening() && (await takesConnections(listener.host, listener.port))) return 'kept';
      await stop();
      // Registered addresses name the port: a free one that was taken once is kept.
      missing = { ...input, host: listener.host, port: listener.port };
    }
    if (missing === null) return 'not-wanted';
    await start(missing);
    return 'restarted';
  }

  async function announceUnder(publicUrl: string | null): Promise<void> {
    const moved = running === null ? null : movedUnder(around, running, publicUrl);
    if (moved === null) return;
    running = moved;
    onChanged(await status());
  }

  return {
    status,
    start: (input) => inTurn(() => start(input)),
    stop: () => inTurn(stop),
    revive: () => inTurn(revive),
    addresses: async () => running?.addresses ?? around.services.find('listener'),
    announceUnder: (publicUrl) => inTurn(() => announceUnder(publicUrl)),
  };
}

async function startRunning(
  around: ListenerSurroundings,
  input: MethodInput<'listener.start'>,
): Promise<Running> {
  const settings = await around.settings();
  const { host = settings.host, port = settings.port, publicUrl = settings.publicUrl } = input;
  const { append, time } = around;
  const listener = await startListener({ host, port, append, time }).catch(async (error: unknown) => {
    const other = await around.services.find('listener');
    throw other?.port === port ? alreadyRunning(port) : wordStartFailure(error);
  });
  const addresses = addressesOf(listener, publicUrl);
  const withdraw = input.transient === true ? null : announce(around, listener, addresses);
  return { listener, addresses, input, withdraw };
}

/** The same listener under another address; null where its address stays. */
function movedUnder(
  around: ListenerSurroundings,
  running: Running,
  publicUrl: string | null,
): Running | null {
  const { listener, input, withdraw } = running;
  const addresses = addressesOf(listener, publicUrl);
  if (input.publicUrl !== undefined || addresses.statusUrl === running.addresses.statusUrl) return null;
  return { ...running, addresses, withdraw: withdraw && announce(around, listener, addresses) };
}

/** Tells other processes on the data folder, instead of what was told before. @returns what takes it back */
function announce(
  { services, time }: ListenerSurroundings,
  { host, port }: Listener,
  addresses: PushAddresses,
): () => void {
  return services.announce('listener', {
    pid: process.pid,
    announcedAt: time.now(),
    host,
    port,
    ...addresses,
  });
}

function ownStatus({ listener, addresses }: Running): ListenerView {
  const { host, port } = listener;
  const { statusUrl, feeUrl } = addresses;
  return { running: true, elsewhere: false, host, port, statusUrl, feeUrl };
}

const notRunning: ListenerView = {
  running: false,
  elsewhere: false,
  host: null,
  port: null,
  statusUrl: null,
  feeUrl: null,
};

function addressesOf({ statusUrl, feeUrl, host }: Listener, publicUrl: string | null): PushAddresses {
  const own = { statusUrl, feeUrl, reachable: !isLoopback(host) && !isWildcard(host) };
  return publicUrl === null ? own : behindPublicUrl(own, publicUrl);
}

/** Behind a public address the paths stay the same: a proxy or tunnel is expected to pass them through. */
export function behindPublicUrl({ statusUrl, feeUrl }: PushAddresses, publicUrl: string): PushAddresses {
  const under = (url: string): string => publicUrl.replace(/\/+$/, '') + new URL(url).pathname;
  return { statusUrl: under(statusUrl), feeUrl: under(feeUrl), reachable: true };
}

/** Of a host as it is bound or as a URL writes it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

/** Bound to every address, but to which one others should speak is not known. */
function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function alreadyRunning(port: number): AppError {
  return new AppError('conflict', {
    en: `A listener of this data folder already runs on port ${port}.`,
    zh: `该数据目录的监听已在端口 ${port} 运行。`,
  });
}

function isConflict(error: unknown): boolean {
  return error instanceof AppError && error.code === 'conflict';
}

function wordStartFailure(error: unknown): unknown {
  const worded = listenerStartProblem(error);
  if (worded === null) return error;
  const { code, text, next } = worded;
  return new AppError(code, text, { next, cause: error });
}
