import { LiveLog, type LiveLogOptions } from '../../../src/renderer/features/live-log/live-log.ts';
import { FakeLogHost } from './fake-log-host.ts';

export const limits = { maxRows: 12, maxCharacters: 1000, pageRows: 5, maxPending: 7, retryMs: 1000 };

export interface Rig {
  readonly host: FakeLogHost;
  readonly log: LiveLog;
  readonly views: number[][];
  /** The next frame is drawn. */
  readonly frame: () => void;
  /** Time goes by, so that what failed is tried again. */
  readonly elapse: () => void;
  readonly seqs: () => number[];
  readonly stop: () => void;
}

export function rigOf(options: Partial<LiveLogOptions> = {}, host = new FakeLogHost()): Rig {
  const frames: (() => void)[] = [];
  const timers = new Set<() => void>();
  const log = new LiveLog(host, {
    ...limits,
    nextFrame: (resume) => frames.push(resume),
    after: (_, task) => {
      timers.add(task);
      return () => timers.delete(task);
    },
    ...options,
  });
  const views: number[][] = [];
  const seqs = (): number[] => log.view().rows.map(({ seq }) => seq);
  log.subscribe(() => views.push(seqs()));
  const stop = log.start();
  return {
    host,
    log,
    views,
    frame: () => {
      for (const resume of frames.splice(0)) resume();
    },
    elapse: () => {
      for (const task of timers) {
        timers.delete(task);
        task();
      }
    },
    seqs,
    stop,
  };
}

/** A list that has shown everything that is there. */
export async function settledRig(count: number, options: Partial<LiveLogOptions> = {}): Promise<Rig> {
  const host = new FakeLogHost();
  host.append(Array.from({ length: count }, () => ({})));
  host.deliver();
  const rig = rigOf(options, host);
  await host.settle();
  rig.frame();
  return rig;
}
