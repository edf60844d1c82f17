import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Conf from 'conf';
import { AppError } from '../contract/errors.ts';
import type { SettingsStore } from '../core/ports.ts';
import { makeFolder } from '../core/make-folder.ts';
import { wordStorageFailure } from './storage-failure.ts';

/** Preferences in `settings.json` of the data folder, written atomically. @throws AppError `settings-damaged`, `storage-failed` */
export function createFileSettings(folder: string): SettingsStore {
  const path = join(folder, 'settings.json');
  return {
    // The library brings a schema compiler along: not worth loading where there is nothing to read.
    read: async () => (existsSync(path) ? (await open(folder, path)).store : {}),
    async write(settings) {
      try {
        makeFolder(folder);
        (await open(folder, path)).store = settings;
      } catch (error) {
        throw wordStorageFailure(error, path);
      }
    },
  };
}

async function open(folder: string, path: string): Promise<Conf> {
  const { default: Conf } = await import('conf');
  try {
    requireObject(path);
    return new Conf({
      cwd: folder,
      configName: 'settings',
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
    });
  } catch (cause) {
    const worded = wordStorageFailure(cause, path);
    if (worded !== cause) throw worded;
    throw new AppError(
      'settings-damaged',
      { en: `The settings file cannot be read: ${path}.`, zh: `无法读取设置文件：${path}。` },
      {
        next: { en: 'Correct it, or delete it to start anew.', zh: '请修正该文件，或删除该文件后重新开始。' },
        cause,
      },
    );
  }
}

/** The library takes a list or null for no settings at all, and would write over them. */
function requireObject(path: string): void {
  if (!existsSync(path)) return;
  const value: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('the settings are no object');
}
