/** A listener on a free loopback port with a log in memory. */
import {
  startListener,
  type Listener,
  type ListenerLimits,
} from '../../src/core/listener/notification-listener.ts';
import type { ReceivedEntry, Refused } from '../../src/core/listener/front-desk.ts';
import { systemClock } from '../../src/core/system-clock.ts';

export interface Listening {
  readonly listener: Listener;
  readonly entries: ReceivedEntry[];
  readonly refused: Refused[];
  readonly problems: unknown[];
  /** Resolves with all entries when there are this many. */
  readonly stored: (count: number) => Promise<ReceivedEntry[]>;
}

const open: Listener[] = [];

export async function listening(
  options: {
    append?: (entry: ReceivedEntry) => Promise<unknown>;
    limits?: Partial<ListenerLimits>;
    statusPath?: string;
    feePath?: string;
  } = {},
): Promise<Listening> {
  const entries: ReceivedEntry[] = [];
  const refused: Refused[] = [];
  const problems: unknown[] = [];
  const waiting = new Set<() => void>();
  const { append = () => Promise.resolve(), ...rest } = options;
  const listener = await startListener({
    host: '127.0.0.1',
    port: 0,
    time: systemClock,
    ...rest,
    append: async (entry) => {
      await append(entry);
      entries.push(entry);
      for (const check of waiting) check();
    },
    onRefused: (refusal) => refused.push(refusal),
    onProblem: (problem) => problems.push(problem),
  });
  open.push(listener);
  return {
    listener,
    entries,
    refused,
    problems,
    stored: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (entries.length < count) return;
          waiting.delete(check);
          resolve(entries);
        };
        waiting.add(check);
        check();
      }),
  };
}

export async function closeListeners(): Promise<void> {
  await Promise.all(open.splice(0).map((listener) => listener.close()));
}
