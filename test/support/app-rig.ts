/** The whole core with real parts: files, SQLite, sockets of this machine. Everything is closed after the test. */
import { createApp, type App, type AppSurroundings } from '../../src/core/app.ts';
import { createNodeHttpOut } from '../../src/core/calls/node-http-out.ts';
import { systemClock } from '../../src/core/system-clock.ts';
import type { Call } from '../../src/domain/call/call.ts';
import { createFileSecrets } from '../../src/server/file-secrets.ts';
import { createFileSettings } from '../../src/server/file-settings.ts';
import { afterTest } from '../core/event-log/temp-folder.ts';

export const eventLogWorker = new URL('../../src/core/event-log/worker.ts', import.meta.url);

export interface AppRig extends App {
  /** Faults of the program; a test that expects none says so. */
  readonly faults: unknown[];
}

export function openTestApp(folder: string, changes: Partial<AppSurroundings> = {}): AppRig {
  const faults: unknown[] = [];
  const app = createApp({
    folder,
    eventLogWorker,
    time: systemClock,
    secrets: createFileSecrets(folder, {}),
    settings: createFileSettings(folder),
    // No proxy of the machine: everything here stays on it.
    http: createNodeHttpOut({}),
    simulatorSecret: undefined,
    onFault: (error) => faults.push(error),
    ...changes,
  });
  afterTest(() => app.close());
  return { ...app, faults };
}

/** The call, as soon as the condition holds. */
export async function callWhen(app: App, callId: string, condition: (call: Call) => boolean): Promise<Call> {
  let wake = (): void => undefined;
  const off = app.events.on('log.appended', () => wake());
  try {
    for (;;) {
      const news = new Promise<void>((resolve) => (wake = resolve));
      const call = await app.client.call('call.get', { callId });
      if (call !== null && condition(call)) return call;
      await news;
    }
  } finally {
    off();
  }
}

export const isWhole = (call: Call): boolean =>
  call.missing.length === 0 && call.verdict.code !== 'in-progress';
