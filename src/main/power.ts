import type { PowerMonitor } from 'electron';
import type { App } from '../core/app.ts';
import type { Clock } from '../core/ports.ts';

/** Tells the core when the machine has slept: its sockets may be dead and its listener deaf. */
export function watchSleep(
  powerMonitor: Pick<PowerMonitor, 'on'>,
  app: Pick<App, 'afterSleep'>,
  time: Pick<Clock, 'now'>,
): void {
  let since: number | null = null;
  // Some systems announce the sleep twice: the first announcement counts.
  powerMonitor.on('suspend', () => (since ??= time.now()));
  powerMonitor.on('resume', () => {
    const until = time.now();
    const from = since ?? until;
    since = null;
    void app.afterSleep({ from, until });
  });
}
