/** What a host with screens does by itself: at its start, and after the machine has slept. Nothing here throws. */
import { AppError, unexpected } from '../contract/errors.ts';
import type { Text } from '../domain/text.ts';
import { startWithLog } from './listener-with-log.ts';
import type { ListenerControl, Revival } from './listener-control.ts';
import type { LogAccess } from './log-access.ts';
import type { NoticeBoard } from './notice-board.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Clock } from './ports.ts';
import type { SettingsService } from './settings-service.ts';
import type { SimulatorControl } from './simulator-control.ts';
import { sleepNotice } from './sleep-texts.ts';

export interface Upkeep {
  /** Starts the listener where the settings want it, and the simulator; what fails becomes a notice. */
  start(this: void): Promise<void>;
  /** Brings the listener back; moments in milliseconds since 1970. */
  afterSleep(this: void, slept: { from: number; until: number }): Promise<void>;
  /** Ends waiting for another try. */
  close(): void;
}

export interface UpkeepSurroundings {
  readonly log: LogAccess;
  readonly settings: SettingsService;
  readonly listener: ListenerControl;
  readonly simulator: SimulatorControl;
  readonly notices: NoticeBoard;
  readonly time: Clock;
  /** Told of faults of the program. */
  onFault(this: void, error: unknown, method: string): void;
}

/** Between the tries to listen again, ms: a network may come up long after its machine. */
const pauses = [1000, 2000, 5000, 10_000, 20_000];

export function createUpkeep(around: UpkeepSurroundings): Upkeep {
  const closing = new AbortController();
  const inTurn = oneAtATime();
  const report = (what: Text, error: unknown, during: string): void => {
    around.notices.raise(
      failureNotice(
        what,
        appErrorOf(error, (fault) => around.onFault(fault, during)),
      ),
    );
  };

  async function startListener(): Promise<void> {
    const { running } = await around.listener.status();
    if (!running) await startWithLog(around, {}).catch(unlessRunning);
  }

  async function wake(sleptMs: number): Promise<void> {
    const outcome = await retried(around.listener.revive, around.time, closing.signal).catch(
      (error: unknown) => appErrorOf(error, (fault) => around.onFault(fault, 'afterSleep')),
    );
    if (outcome === 'not-wanted' || closing.signal.aborted) return;
    around.notices.raise(sleepNotice(sleptMs, outcome));
  }

  return {
    async start() {
      try {
        const { autoStart } = (await around.settings.read()).listener;
        await Promise.all([
          autoStart ? startListener().catch((error: unknown) => report(noListener, error, 'start')) : null,
          around.simulator.ensure().catch((error: unknown) => report(noSimulator, error, 'start')),
        ]);
      } catch (error) {
        report(noServices, error, 'start');
      }
    },
    afterSleep: ({ from, until }) => inTurn(() => wake(until - from)),
    close: () => closing.abort(),
  };
}

const noListener = { en: 'The listener did not start.', zh: '监听未启动。' };
const noSimulator = { en: 'The simulator did not start.', zh: '模拟平台未启动。' };
const noServices = { en: 'Listener and simulator did not start.', zh: '监听和模拟平台均未启动。' };

/** A port that is taken or an address that is gone can be put right here; the rest stops the work. */
const curable = new Set(['port-in-use', 'bad-address']);

function failureNotice(what: Text, { code, text, next }: AppError): Parameters<NoticeBoard['raise']>[0] {
  return {
    severity: curable.has(code) ? 'warning' : 'error',
    text: { en: `${what.en} ${text.en}`, zh: `${what.zh}${text.zh}` },
    next,
  };
}

/** A listener that runs already, here or elsewhere on the data folder, is what was wanted. */
function unlessRunning(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'conflict')) throw error;
}

function appErrorOf(error: unknown, onFault: (fault: unknown) => void): AppError {
  if (error instanceof AppError) return error;
  onFault(error);
  return unexpected();
}

/** Tries at once and then after each pause, until it succeeds or the signal ends it. */
async function retried(work: () => Promise<Revival>, time: Clock, signal: AbortSignal): Promise<Revival> {
  for (const pause of pauses) {
    const outcome = await work().catch(onlyAppErrors);
    if (outcome !== null) return outcome;
    await waitFor(pause, time, signal);
    if (signal.aborted) return 'not-wanted';
  }
  return work();
}

function onlyAppErrors(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}

function waitFor(ms: number, time: Clock, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = (): void => {
      cancel();
      resolve();
    };
    const cancel = time.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop);
  });
}
