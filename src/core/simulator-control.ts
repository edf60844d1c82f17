/** Starts, stops and finds the simulator of this data folder. */
import type { MethodInput } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { SimulatorView } from '../contract/views.ts';
import type { PlatformOptions, PlatformSigner } from './simulator/platform-options.ts';
import type { Platform } from './simulator/platform.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { RunningServices } from './running-services.ts';
import type { SimulatorChoices } from './simulator-choices.ts';

/** Published in the help: it protects nothing but makes the signature check real. */
export const builtInSimulator = { appKey: 'ringcodeSimulator', secret: 'ringcodeSimulatorSecret' };

export interface SimulatorAddress {
  readonly url: string;
  readonly appKey: string;
  readonly secret: string;
}

export interface SimulatorControl {
  /** @throws AppError `conflict` while running, `port-in-use` */
  start(input: MethodInput<'simulator.start'>): Promise<SimulatorView>;
  stop(): Promise<void>;
  status(): Promise<SimulatorView>;
  /** Saved for the next start as well; one that runs here takes it for calls placed from now on. */
  setSpeed(speed: number): Promise<SimulatorView>;
  /** The one that runs here or in another process on this data folder; starts one where none does. */
  ensure(): Promise<SimulatorAddress>;
}

export interface SimulatorSurroundings {
  readonly services: RunningServices;
  /** From RINGCODE_APP_SECRET; undefined takes the built-in one. */
  readonly secret: string | undefined;
  signer(): Promise<PlatformSigner>;
  readonly choices: Pick<SimulatorChoices, 'speed' | 'saveSpeed' | 'chosen'>;
  /** Told after it was started, stopped or given another speed here. */
  onChanged?(this: void, view: SimulatorView): void;
  readonly time: PlatformOptions['time'];
  readonly onAnswered: PlatformOptions['onAnswered'];
  readonly onPushed: PlatformOptions['onPushed'];
}

interface Running {
  readonly platform: Platform;
  readonly speed: number;
  /** Null where nobody was told of it. */
  readonly withdraw: (() => void) | null;
}

export function createSimulatorControl(around: SimulatorSurroundings): SimulatorControl {
  const secret = around.secret ?? builtInSimulator.secret;
  let running: Running | null = null;
  const { onChanged = () => undefined } = around;
  /** Two calls placed at once must not start two simulators, of which one would never be stopped. */
  const inTurn = oneAtATime();

  async function status(): Promise<SimulatorView> {
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

  async function start(input: MethodInput<'simulator.start'>): Promise<SimulatorView> {
    if (running !== null) throw alreadyRunning(running.platform.url);
    running = await startRunning(around, input, secret);
    const view = await status();
    onChanged(view);
    return view;
  }

  async function stop(): Promise<void> {
    if (running === null) return;
    const { platform, withdraw } = running;
    running = null;
    withdraw?.();
    await platform.close();
    onChanged(await status());
  }

  async function setSpeed(speed: number): Promise<SimulatorView> {
    await around.choices.saveSpeed(speed);
    if (running === null) return status();
    running.platform.setSpeed(speed);
    running = { ...running, speed };
    const view = await status();
    onChanged(view);
    return view;
  }

  async function ensure(): Promise<SimulatorAddress> {
    if (running !== null) return { url: running.platform.url, appKey: running.platform.appKey, secret };
    const other = await around.services.find('simulator');
    if (other !== null)
      return { ...other, secret: other.secretFrom === 'built-in' ? builtInSimulator.secret : secret };
    await start({ port: 0, clock: 'any', digest: 'newer' });
    return ensure();
  }

  return {
    start: (input) => inTurn(() => start(input)),
    stop: () => inTurn(stop),
    status,
    setSpeed: (speed) => inTurn(() => setSpeed(speed)),
    ensure: () => inTurn(ensure),
  };
}

async function startRunning(
  around: SimulatorSurroundings,
  input: MethodInput<'simulator.start'>,
  appSecret: string,
): Promise<Running> {
  const { startPlatform } = await import('./simulator/platform.ts');
  const { time, choices, onAnswered, onPushed } = around;
  const speed = input.speed ?? (await choices.speed());
  const platform = await startPlatform({
    ...input,
    speed,
    time,
    chosenScenarios: () => choices.chosen(),
    onAnswered,
    onPushed,
    sign: await around.signer(),
    appKey: input.appKey ?? builtInSimulator.appKey,
    appSecret,
  }).catch((error: unknown) => {
    throw portInUse(error, input.port);
  });
  const withdraw = input.transient === true ? null : announce(platform, around);
  return { platform, speed, withdraw };
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

const notRunning: SimulatorView = {
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
        en: 'Choose another port; 0 takes any free one (terminal: --port).',
        zh: '请更换端口；0 表示自动选择空闲端口（命令行：--port）。',
      },
      cause: error,
    },
  );
}
