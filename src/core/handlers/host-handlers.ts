/** The host itself, the machine's clock, and what nobody asked for. */
import type { HandlersOfNoun, HandlerSurroundings } from './handler-surroundings.ts';

export function hostHandlers({
  host,
  folder,
  clock,
  notices,
}: HandlerSurroundings): HandlersOfNoun<'host' | 'clock' | 'notice'> {
  return {
    'host.describe': () => {
      const { version, systemLanguage, timeZone, capabilities } = host;
      return Promise.resolve({ version, dataFolder: folder, systemLanguage, timeZone, capabilities });
    },
    'host.openDataFolder': () => host.openFolder(folder).then(() => ({})),
    'clock.status': () => Promise.resolve(clock.status()),
    'notice.list': () => Promise.resolve(notices.list()),
  };
}
