import type { QueryClient } from '@tanstack/react-query';
import { createClient } from '../../contract/client.ts';
import type { Methods } from '../../contract/contract.ts';
import type { Preferences } from '../../domain/settings.ts';
import type { HostConnection } from '../bridge/host-connection.ts';

/** What stands on every screen: with these at hand the first one is drawn once and not piece by piece. */
const questions = [
  'profile.list',
  'listener.status',
  'simulator.status',
  'log.status',
  'clock.status',
  'host.describe',
  'notice.list',
  'preset.list',
] as const satisfies readonly (keyof Methods)[];

/** A log on a slow disk opens slowly, and a first screen with gaps is better than none. Milliseconds. */
const patienceMs = 1000;

/**
 * Asks once events arrive, so that nothing between answer and events is missed. What the host does not answer now
 * is asked again by the screens, which say so.
 *
 * @returns the language that the settings choose; `system` where they cannot be read
 */
export async function askFirst(
  connection: HostConnection,
  queries: QueryClient,
): Promise<Preferences['language']> {
  await connected(connection);
  const client = createClient<Methods>(connection.request);
  // As queries and not as mere values: an event that comes meanwhile has them asked again.
  const ask = async (name: (typeof questions)[number] | 'settings.read'): Promise<void> => {
    const asked = queries.query({ queryKey: [name, {}], queryFn: () => client.call(name, {}) });
    await asked.catch(() => undefined);
  };
  const settings = ask('settings.read');
  const others = Promise.all(questions.map(ask));
  await settings;
  await Promise.race([others, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  return (
    queries.getQueryData<{ preferences: Preferences }>(['settings.read', {}])?.preferences.language ??
    'system'
  );
}

/** Resolves as soon as it is clear whether the host can be reached. */
function connected({ onState }: HostConnection): Promise<void> {
  return new Promise((resolve) => {
    onState((state) => {
      if (state !== 'connecting') resolve();
    });
  });
}
