import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../contract/errors.ts';
import { makeFolder } from './make-folder.ts';
import type { SettingsStore } from './ports.ts';
import { wordStorageFailure } from './storage-failure.ts';

/** How the file lies in the data folder. Hosts open it with libraries of their own, and all find the same file. */
export interface SettingsFileForm {
  readonly cwd: string;
  /** Without the extension `.json`. */
  readonly name: string;
  readonly configFileMode: number;
  readonly accessPropertiesByDotNotation: false;
}

/** Reads the file when it is opened, and writes it atomically when `store` is set. */
export interface OpenSettingsFile {
  store: Record<string, unknown>;
}

/**
 * Preferences in `settings.json` of the data folder.
 *
 * @param open is called for each reading and writing: another process may have written meanwhile.
 * @throws AppError `settings-damaged`, `storage-failed`, from the store's methods
 */
export function createSettingsFile(
  folder: string,
  open: (form: SettingsFileForm) => Promise<OpenSettingsFile>,
): SettingsStore {
  const path = join(folder, 'settings.json');
  const opened = async (): Promise<OpenSettingsFile> => {
    try {
      requireObject(path);
      return await open({
        cwd: folder,
        name: 'settings',
        configFileMode: 0o600,
        accessPropertiesByDotNotation: false,
      });
    } catch (cause) {
      throw wordDamage(cause, path);
    }
  };
  return {
    // The libraries bring a schema compiler along: not worth loading where there is nothing to read.
    read: async () => (existsSync(path) ? (await opened()).store : {}),
    async write(settings) {
      try {
        makeFolder(folder);
        (await opened()).store = settings;
      } catch (error) {
        throw wordStorageFailure(error, path);
      }
    },
  };
}

function wordDamage(cause: unknown, path: string): unknown {
  const worded = wordStorageFailure(cause, path);
  if (worded !== cause) return worded;
  return new AppError(
    'settings-damaged',
    { en: `The settings file cannot be read: ${path}.`, zh: `无法读取设置文件：${path}。` },
    {
      next: { en: 'Correct it, or delete it to start anew.', zh: '请修正该文件，或删除该文件后重新开始。' },
      cause,
    },
  );
}

/** The libraries take a list or null for no settings at all, and would write over them. */
function requireObject(path: string): void {
  if (!existsSync(path)) return;
  const value: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('the settings are no object');
}
