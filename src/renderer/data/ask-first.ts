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
  const keep = async (name: (typeof questions)[number] | 'settings.read'): Promise<void> => {
    const reply = await client.request(name, {});
    if (reply.ok) queries.setQueryData([name, {}], reply.value);
  };
  await Promise.all([keep('settings.read'), ...questions.map(keep)]);
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
