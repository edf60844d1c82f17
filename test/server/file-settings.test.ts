import { existsSync, linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileSettings } from '../../src/server/file-settings.ts';
import { tempFolder } from '../core/event-log/temp-folder.ts';

const pathIn = (folder: string): string => join(folder, 'settings.json');

describe('settings in a file', () => {
  it('are empty at first, and reading creates nothing', async () => {
    const folder = join(tempFolder(), 'new');
    expect(await createFileSettings(folder).read()).toEqual({});
    expect(existsSync(folder)).toBe(false);
  });

  it('come back as they were written, in a folder made for them', async () => {
    const folder = join(tempFolder(), 'new');
    const settings = { listener: { host: '::1', port: 9330 }, 'a.b': { 中文: ['值'] }, none: null };
    await createFileSettings(folder).write(settings);
    expect(await createFileSettings(folder).read()).toEqual(settings);
    await createFileSettings(folder).write({ only: 'this' });
    expect(await createFileSettings(folder).read()).toEqual({ only: 'this' });
  });

  it('can be read and changed with an editor', async () => {
    const folder = tempFolder();
    const store = createFileSettings(folder);
    await store.write({ listener: { port: 9330 } });
    const text = readFileSync(pathIn(folder), 'utf8');
    expect(text.split('\n').length).toBeGreaterThan(2);
    writeFileSync(pathIn(folder), text.replace('9330', '9331'));
    expect(await store.read()).toEqual({ listener: { port: 9331 } });
  });

  it.each(['{', '{"a":1}}', 'port=1', '[]', 'null', '1', '"text"'])(
    'that are no JSON object are refused and left as they are: %j',
    async (text) => {
      const folder = tempFolder();
      writeFileSync(pathIn(folder), text);
      const store = createFileSettings(folder);
      for (const work of [store.read(), store.write({ a: 2 })]) {
        const error: unknown = await work.catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: 'settings-damaged' });
        expect((error as Error).message).toContain(pathIn(folder));
      }
      expect(readFileSync(pathIn(folder), 'utf8')).toBe(text);
    },
  );

  it('are written beside and moved into place, so that a crash leaves the old or the new ones', async () => {
    const folder = tempFolder();
    const store = createFileSettings(folder);
    await store.write({ value: 'old' });
    // A second name for the present file: it would change too if the file were written over.
    linkSync(pathIn(folder), join(folder, 'present.json'));
    await store.write({ value: 'new' });
    expect(readFileSync(join(folder, 'present.json'), 'utf8')).toContain('old');
    expect(await store.read()).toEqual({ value: 'new' });
    expect(readdirSync(folder).sort()).toEqual(['present.json', 'settings.json']);
  });
});
