/** Starts, stops and finds the notification listener of this data folder. */
import type { MethodInput, MethodOutput } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { PushAddresses } from './calls/request-builder.ts';
import type { NewEntry, StoredEntry } from './event-log/event-log.ts';
import { startListener, type Listener } from './listener/notification-listener.ts';
import { listenerStartProblem } from './listener/start-problem.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Clock } from './ports.ts';
import type { RunningServices } from './running-services.ts';

export interface ListenerControl {
  /** @throws AppError `conflict` while running, `port-in-use`, `bad-address`, `listener-failed` */
  start(input: MethodInput<'listener.start'>): Promise<MethodOutput<'listener.start'>>;
  stop(): Promise<void>;
  status(): Promise<MethodOutput<'listener.status'>>;
  /** Addresses of the one that runs here or in another process on this data folder. */
  addresses(): Promise<PushAddresses | null>;
}

export interface ListenerSurroundings {
  readonly services: RunningServices;
  readonly time: Clock;
  settings(): Promise<{ host: string; port: number }>;
  append(this: void, entry: NewEntry): Promise<StoredEntry>;
}

interface Running {
  readonly listener: Listener;
  readonly addresses: PushAddresses;
  /** Null where nobody was told of it. */
  readonly withdraw: (() => void) | null;
}

export function createListenerControl(around: ListenerSurroundings): ListenerControl {
  let running: Running | null = null;
  const inTurn = oneAtATime();

  const ownStatus = ({ listener, addresses }: Running): MethodOutput<'listener.status'> => ({
    running: true,
    elsewhere: false,
    host: listener.host,
    port: listener.port,
    statusUrl: addresses.statusUrl,
    feeUrl: addresses.feeUrl,
  });

  const announce = ({ host, port }: Listener, addresses: PushAddresses): (() => void) =>
    around.services.announce('listener', {
      pid: process.pid,
      announcedAt: around.time.now(),
      host,
      port,
      ...addresses,
    });

  async function start(input: MethodInput<'listener.start'>): Promise<MethodOutput<'listener.start'>> {
    if (running !== null) throw alreadyRunning(running.listener.port);
    const { host, port } = { ...(await around.settings()), ...definedOnly(input) };
    const listener = await startListener({ host, port, append: around.append, time: around.time }).catch(
      async (error: unknown) => {
        const other = await around.services.find('listener');
        throw other?.port === port ? alreadyRunning(port) : wordStartFailure(error);
      },
    );
    const addresses = addressesOf(listener, input.publicUrl);
    const withdraw = input.transient === true ? null : announce(listener, addresses);
    running = { listener, addresses, withdraw };
    return ownStatus(running);
  }

  return {
    async status() {
      if (running !== null) return ownStatus(running);
      const other = await around.services.find('listener');
      return other === null ? notRunning : { running: true, elsewhere: true, ...other };
    },
    start: (input) => inTurn(() => start(input)),
    stop: () =>
      inTurn(async () => {
        const { listener, withdraw } = running ?? {};
        running = null;
        withdraw?.();
        await listener?.close();
      }),
    async addresses() {
      return running?.addresses ?? (await around.services.find('listener'));
    },
  };
}

const notRunning: MethodOutput<'listener.status'> = {
  running: false,
  elsewhere: false,
  host: null,
  port: null,
  statusUrl: null,
  feeUrl: null,
};

function definedOnly(input: { host?: string | undefined; port?: number | undefined }): {
  host?: string;
  port?: number;
} {
  return {
    ...(input.host === undefined ? {} : { host: input.host }),
    ...(input.port === undefined ? {} : { port: input.port }),
  };
}

function addressesOf({ statusUrl, feeUrl, host }: Listener, publicUrl: string | undefined): PushAddresses {
  const own = { statusUrl, feeUrl, reachable: !isLoopback(host) && !isWildcard(host) };
  return publicUrl === undefined ? own : behindPublicUrl(own, publicUrl);
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

function wordStartFailure(error: unknown): unknown {
  const worded = listenerStartProblem(error);
  if (worded === null) return error;
  const { code, text, next } = worded;
  return new AppError(code, text, { next, cause: error });
}
