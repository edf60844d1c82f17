import type { SettingsStore } from '../core/ports.ts';
import { createSettingsFile, type OpenSettingsFile, type SettingsFileForm } from '../core/settings-file.ts';
import { windowPlaceSchema } from './window-place.ts';
import type { PlaceStore } from './window.ts';

/** The class of electron-store, as far as it is used. */
export type Store = new (form: SettingsFileForm) => OpenSettingsFile;

/** The settings that the terminal and the browser host use too. @throws AppError `settings-damaged`, `storage-failed`, from its methods */
export function createStoreSettings(folder: string, Store: Store): SettingsStore {
  return createSettingsFile(folder, (form) => Promise.resolve(new Store(form)));
}

/** The window's place, in a file of its own: it belongs to this machine's screens, not to the settings. */
export function createPlaceStore(folder: string, Store: Store): PlaceStore {
  const open = (): OpenSettingsFile =>
    new Store({ cwd: folder, name: 'window', configFileMode: 0o600, accessPropertiesByDotNotation: false });
  return {
    read: () => attempt(() => open().store),
    write: (place) => attempt(() => (open().store = windowPlaceSchema.parse(place))),
  };
}

/** No window place is worth a failure. */
function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
