/** The desktop and the terminal have one settings file between them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { describe, expect, it } from 'vitest';
import type { SettingsFileForm } from '../../src/core/settings-file.ts';
import { createPlaceStore, createStoreSettings } from '../../src/main/store-settings.ts';
import { createFileSettings } from '../../src/server/file-settings.ts';
import { tempFolder } from '../core/event-log/temp-folder.ts';

/** electron-store is this class with the name under another key; itself it needs Electron. */
class Store extends Conf {
  constructor({ name, ...form }: SettingsFileForm) {
    super({ ...form, configName: name });
  }
}

describe('settings of the desktop', () => {
  it('are those of the terminal, and the other way round', async () => {
    const folder = tempFolder();
    const [desktop, terminal] = [createStoreSettings(folder, Store), createFileSettings(folder)];
    expect(await desktop.read()).toEqual({});
    const settings = { preferences: { language: 'zh' }, 'a.b': { 中文: 1 } };
    await desktop.write(settings);
    expect(await terminal.read()).toEqual(settings);
    const bytes = readFileSync(join(folder, 'settings.json'), 'utf8');
    await terminal.write(settings);
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(bytes);
    await terminal.write({ only: 'this' });
    expect(await desktop.read()).toEqual({ only: 'this' });
  });

  it.each(['{', '[]', 'null'])(
    'are refused where they are damaged, and left as they are: %j',
    async (text) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'settings.json'), text);
      const desktop = createStoreSettings(folder, Store);
      await expect(desktop.read()).rejects.toMatchObject({ code: 'settings-damaged' });
      await expect(desktop.write({ a: 1 })).rejects.toMatchObject({ code: 'settings-damaged' });
      expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(text);
    },
  );
});

describe("the window's place", () => {
  const place = { x: 1, y: 2, width: 900, height: 600, maximized: true };

  it('is kept in a file of its own', () => {
    const folder = tempFolder();
    createPlaceStore(folder, Store).write(place);
    expect(createPlaceStore(folder, Store).read()).toEqual(place);
  });

  it('is no reason to fail: a file that cannot be read or written', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'window.json'));
    const store = createPlaceStore(folder, Store);
    expect(() => store.write(place)).not.toThrow();
    expect(store.read()).toBeUndefined();
  });
});
