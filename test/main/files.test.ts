/** Files that a person chooses: dialogs are played, files are real. */
import { linkSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenDialogOptions, SaveDialogOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../src/core/ports.ts';
import { createFiles } from '../../src/main/files.ts';
import { createWords } from '../../src/main/languages.ts';
import { tempFolder } from '../core/event-log/temp-folder.ts';

/** Dialogs that are answered with this path; null leaves them. */
function files(
  path: string | null,
  language = 'en',
): { files: Files; asked: (SaveDialogOptions | OpenDialogOptions)[] } {
  const asked: (SaveDialogOptions | OpenDialogOptions)[] = [];
  const answer = { canceled: path === null, filePath: path ?? '', filePaths: path === null ? [] : [path] };
  const dialog = {
    showSaveDialog: (...args: unknown[]) => {
      // The options are the last argument, with a window or without.
      asked.push(args.at(-1) as SaveDialogOptions);
      return Promise.resolve(answer);
    },
    showOpenDialog: (...args: unknown[]) => {
      asked.push(args.at(-1) as OpenDialogOptions);
      return Promise.resolve(answer);
    },
  };
  const words = createWords(language);
  return { files: createFiles({ dialog, window: () => null, startFolder: '/start', words }), asked };
}

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

describe('saving', () => {
  it('writes what was asked for, for its owner only', async () => {
    const path = join(tempFolder(), 'log.csv');
    const { files: host, asked } = files(path);
    expect(await host.save('ringcode-log.csv', () => chunks('a,b\n', '1,2\n'))).toEqual({
      outcome: 'saved',
      path,
    });
    expect(readFileSync(path, 'utf8')).toBe('a,b\n1,2\n');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(asked).toEqual([
      {
        defaultPath: join('/start', 'ringcode-log.csv'),
        filters: [
          { name: 'CSV table', extensions: ['csv'] },
          { name: 'All files', extensions: ['*'] },
        ],
      },
    ]);
  });

  it('asks in the language of the screens, and under a name without a path', async () => {
    const { files: host, asked } = files(null, 'zh-CN');
    await host.save('../../etc/x.jsonl', () => chunks());
    expect(asked).toMatchObject([
      {
        defaultPath: join('/start', 'x.jsonl'),
        filters: [{ name: 'JSON Lines 文件' }, { name: '所有文件' }],
      },
    ]);
  });

  it('makes nothing where the dialog was left', async () => {
    const { files: host } = files(null);
    const content = (): never => {
      throw new Error('asked for');
    };
    expect(await host.save('a.csv', content)).toEqual({ outcome: 'cancelled' });
  });

  it('leaves an older file whole until the new one is', async () => {
    const folder = tempFolder();
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'old');
    // A second name for the present file: it would change too if the file were written over.
    linkSync(path, join(folder, 'present'));
    await files(path).files.save('a.csv', () => chunks('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readFileSync(join(folder, 'present'), 'utf8')).toBe('old');
  });

  it('leaves nothing behind where the content ends half way', async () => {
    const folder = tempFolder();
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'old');
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* chunks('half');
      throw new Error('the log is gone');
    }
    await expect(files(path).files.save('a.csv', broken)).rejects.toThrow('the log is gone');
    expect(readdirSync(folder)).toEqual(['a.csv']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('says in words where it cannot write', async () => {
    const path = join(tempFolder(), 'nowhere', 'a.csv');
    await expect(files(path).files.save('a.csv', () => chunks('a'))).rejects.toMatchObject({
      code: 'storage-failed',
    });
  });
});

describe('opening', () => {
  it('reads the file', async () => {
    const path = join(tempFolder(), 'profiles.json');
    writeFileSync(path, '{"名称":1}');
    expect(await files(path).files.open()).toBe('{"名称":1}');
  });

  it('is nothing where the dialog was left', async () => {
    expect(await files(null).files.open()).toBeNull();
  });

  it.each([
    ['is gone', null],
    ['is too large', 'x'.repeat(4_000_001)],
  ])('says in words that the file %s', async (_what, text) => {
    const path = join(tempFolder(), 'profiles.json');
    if (text !== null) writeFileSync(path, text);
    await expect(files(path).files.open()).rejects.toMatchObject({ code: 'storage-failed' });
  });
});
