import type { App } from '../core/app.ts';
import { preferencesSchema, type Preferences } from '../domain/settings.ts';

/**
 * Tells the host's own parts of the preferences, now and after each change. Settings that cannot be read count
 * as none: the screens say what is wrong with them.
 */
export async function followPreferences(
  core: Pick<App, 'client' | 'events'>,
  apply: (preferences: Preferences) => void,
): Promise<void> {
  core.events.on('settings.changed', ({ preferences }) => apply(preferences));
  const read = await core.client.request('settings.read', {});
  apply(read.ok ? read.value.preferences : preferencesSchema.parse({}));
}
