import { AppError } from '../../contract/errors.ts';
import type { App } from '../../core/app.ts';
import { simulatorProfileName } from '../../domain/profile.ts';
import type { Session } from '../commands/command.ts';
import { announceListener } from '../output/announce.ts';

/** How often a borrowed listener is looked after, ms. */
const watchMs = 500;

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
    if (!simulator.running) await app.client.call('simulator.start', { speed, transient: true });
  }
  if (wait === undefined || dryRun === true) return app;
  await ensureListener(app, session, isSimulated);
  return app;
}

/**
 * Uses the listener that runs on the data folder, else starts one. A simulator is told the address with each
 * call, so a free port that nobody else learns of will do; a registered address needs its fixed port, which
 * another call may hold at the moment and give back before ours is over.
 */
async function ensureListener(app: App, session: Session, isSimulated: boolean): Promise<void> {
  if (await borrowListener(app, session)) return;
  if (isSimulated) {
    await app.client.call('listener.start', { port: 0, transient: true });
    return;
  }
  await app.client.call('listener.start', {}).catch(async (error: unknown) => {
    const isTaken = error instanceof AppError && error.code === 'conflict';
    if (!isTaken || !(await borrowListener(app, session))) throw error;
  });
}

async function borrowListener(app: App, { terminal }: Session): Promise<boolean> {
  const listener = await app.client.call('listener.status', {});
  if (!listener.running) return false;
  announceListener(listener, terminal);
  takeOverWhenGone(app);
  return true;
}

/** Starts a listener of our own as soon as the borrowed one is gone, so that the rest of the call is received. */
function takeOverWhenGone(app: App): void {
  const watch = setInterval(() => {
    void (async () => {
      if ((await app.client.call('listener.status', {})).running) return;
      clearInterval(watch);
      // Where even that fails, the call ends as one whose notifications did not come.
      await app.client.request('listener.start', {});
    })();
  }, watchMs);
  // It watches for the call's sake and must not keep the program alive by itself.
  watch.unref();
}
