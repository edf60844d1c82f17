import type { SettingsStore } from '../core/ports.ts';
import { createSettingsFile } from '../core/settings-file.ts';

/** Settings of the hosts without Electron. @throws AppError `settings-damaged`, `storage-failed`, from its methods */
export function createFileSettings(folder: string): SettingsStore {
  return createSettingsFile(folder, async ({ name, ...form }) => {
    const { default: Conf } = await import('conf');
    return new Conf({ ...form, configName: name });
  });
}
