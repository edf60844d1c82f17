/** Starts, stops and finds the simulator of this data folder. */
import type { MethodInput, MethodOutput } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { PlatformOptions, PlatformSigner } from './simulator/platform-options.ts';
import type { Platform } from './simulator/platform.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { RunningServices } from './running-services.ts';

/** Published in the help: it protects nothing but makes the signature check real. */
export const builtInSimulator = { appKey: 'ringcodeSimulator', secret: 'ringcodeSimulatorSecret' };

export interface SimulatorAddress {
  readonly url: string;
  readonly appKey: string;
  readonly secret: string;
}

export interface SimulatorControl {
  /** @throws AppError `conflict` while running, `port-in-use` */
  start(input: MethodInput<'simulator.start'>): Promise<MethodOutput<'simulator.start'>>;
  stop(): Promise<void>;
  status(): Promise<MethodOutput<'simulator.status'>>;
  /** The one that runs here or in another process on this data folder; starts one where none does. */
  ensure(): Promise<SimulatorAddress>;
}

export interface SimulatorSurroundings {
  readonly services: RunningServices;
  /** From RINGCODE_APP_SECRET; undefined takes the built-in one. */
  readonly secret: string | undefined;
  signer(): Promise<PlatformSigner>;
  readonly time: PlatformOptions['time'];
  readonly onAnswered: PlatformOptions['onAnswered'];
  readonly onPushed: PlatformOptions['onPushed'];
}

export function createSimulatorControl(around: SimulatorSurroundings): SimulatorControl {
  const secret = around.secret ?? builtInSimulator.secret;
  let running: { platform: Platform; speed: number; withdraw: (() => void) | null } | null = null;
  /** Two calls placed at once must not start two simulators, of which one would never be stopped. */
  const inTurn = oneAtATime();

  async function status(): Promise<MethodOutput<'simulator.status'>> {
    if (running !== null)
      return {
        running: true,
        elsewhere: false,
        url: running.platform.url,
        appKey: running.platform.appKey,
        speed: running.speed,
      };
    const other = await around.services.find('simulator');
    return other === null
      ? notRunning
      : { running: true, elsewhere: true, url: other.url, appKey: other.appKey, speed: null };
  }

  async function start(input: MethodInput<'simulator.start'>): Promise<MethodOutput<'simulator.start'>> {
    if (running !== null) throw alreadyRunning(running.platform.url);
    const { startPlatform } = await import('./simulator/platform.ts');
    const { time, onAnswered, onPushed } = around;
    const platform = await startPlatform({
      ...input,
      time,
      onAnswered,
      onPushed,
      sign: await around.signer(),
      appKey: input.appKey ?? builtInSimulator.appKey,
      appSecret: secret,
    }).catch((error: unknown) => {
      throw portInUse(error, input.port);
    });
    const withdraw = input.transient === true ? null : announce(platform, around);
    running = { platform, speed: input.speed, withdraw };
    return status();
  }

  async function stop(): Promise<void> {
    const { platform, withdraw } = running ?? {};
    running = null;
    withdraw?.();
    await platform?.close();
  }

  async function ensure(): Promise<SimulatorAddress> {
    if (running !== null) return { url: running.platform.url, appKey: running.platform.appKey, secret };
    const other = await around.services.find('simulator');
    if (other !== null)
      return { ...other, secret: other.secretFrom === 'built-in' ? builtInSimulator.secret : secret };
    await start({ port: 0, speed: 1, clock: 'any', digest: 'newer' });
    return ensure();
  }

  return {
    start: (input) => inTurn(() => start(input)),
    stop: () => inTurn(stop),
    status,
    ensure: () => inTurn(ensure),
  };
}

/** @returns what takes the announcement back */
function announce(
  { port, url, appKey }: Platform,
  { services, time, secret }: SimulatorSurroundings,
): () => void {
  return services.announce('simulator', {
    pid: process.pid,
    announcedAt: time.now(),
    host: '127.0.0.1',
    port,
    url,
    appKey,
    secretFrom: secret === undefined ? 'built-in' : 'environment',
  });
}

const notRunning: MethodOutput<'simulator.status'> = {
  running: false,
  elsewhere: false,
  url: null,
  appKey: null,
  speed: null,
};

function alreadyRunning(url: string): AppError {
  return new AppError('conflict', {
    en: `The simulator already runs at ${url}.`,
    zh: `模拟平台已在 ${url} 运行。`,
  });
}

function portInUse(error: unknown, port: number): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return error;
  return new AppError(
    'port-in-use',
    {
      en: `Port ${port} is used by another program.`,
      zh: `端口 ${port} 已被其他程序占用。`,
    },
    {
      next: {
        en: 'Choose another with --port, or --port 0 for a free one.',
        zh: '请用 --port 指定其他端口；--port 0 表示自动选择空闲端口。',
      },
      cause: error,
    },
  );
}
