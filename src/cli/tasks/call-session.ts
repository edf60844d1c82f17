import type { App } from '../../core/app.ts';
import { simulatorProfileName } from '../../domain/profile.ts';
import { announceListener } from '../output/announce.ts';
import type { Session } from '../commands/command.ts';

/**
 * Readies what a call needs around it: for the built-in profile a simulator (the one that runs on the data
 * folder, else one inside this process), for waiting a listener (likewise).
 */
export async function openCallSession(
  session: Session,
  {
    profile,
    speed,
    wait,
    dryRun,
  }: {
    profile: string;
    speed: number;
    wait?: number | true | undefined;
    dryRun?: boolean | undefined;
  },
): Promise<App> {
  const app = await session.openApp();
  const isSimulated = profile === simulatorProfileName;
  if (isSimulated) {
    const simulator = await app.client.call('simulator.status', {});
    if (!simulator.running) await app.client.call('simulator.start', { speed });
  }
  if (wait === undefined || dryRun === true) return app;
  const listener = await app.client.call('listener.status', {});
  if (listener.running) announceListener(listener, session.terminal);
  // A registered address needs its fixed port; the simulator is told the address with each call.
  else await app.client.call('listener.start', isSimulated ? { port: 0 } : {});
  return app;
}
