/** Files that a person chooses in the system's own dialogs. The page never names a path. */
import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { BrowserWindow, Dialog, FileFilter } from 'electron';
import { AppError } from '../contract/errors.ts';
import type { Files } from '../core/ports.ts';
import { wordStorageFailure } from '../core/storage-failure.ts';
import type { Text } from '../domain/text.ts';
import type { Words } from './languages.ts';

export interface FilesSurroundings {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>;
  /** The window that a dialog belongs to; null while there is none. */
  readonly window: () => BrowserWindow | null;
  /** Where a dialog begins. */
  readonly startFolder: string;
  readonly words: Words;
}

/** Longest file that is read, in bytes; the contract takes no longer text. */
const maxBytes = 4_000_000;

export function createFiles(around: FilesSurroundings): Files {
  const { dialog, words, startFolder } = around;
  return {
    async save(suggestedName, content) {
      const options = {
        defaultPath: join(startFolder, basename(suggestedName)),
        filters: filtersOf(extname(suggestedName), words),
      };
      const window = around.window();
      const { canceled, filePath } = await (window === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options));
      if (canceled || filePath === '') return { outcome: 'cancelled' };
      await writeWhole(filePath, content());
      return { outcome: 'saved', path: filePath };
    },
    async open() {
      const options = {
        defaultPath: startFolder,
        filters: filtersOf('.json', words),
        properties: ['openFile' as const],
      };
      const window = around.window();
      const { canceled, filePaths } = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      const [path] = filePaths;
      return canceled || path === undefined ? null : readText(path);
    },
  };
}

const kinds: Readonly<Record<string, Text>> = {
  '.json': { en: 'JSON file', zh: 'JSON 文件' },
  '.jsonl': { en: 'JSON lines', zh: 'JSON Lines 文件' },
  '.csv': { en: 'CSV table', zh: 'CSV 表格' },
};

function filtersOf(extension: string, { say }: Words): FileFilter[] {
  const kind = kinds[extension];
  const all = { name: say({ en: 'All files', zh: '所有文件' }), extensions: ['*'] };
  return kind === undefined ? [all] : [{ name: say(kind), extensions: [extension.slice(1)] }, all];
}

/** Beside the target first, so that a full disk or a failure half way leaves an older file as it was. */
async function writeWhole(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const fresh = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
  try {
    const file = await open(fresh, 'wx', 0o600);
    await writeAll(file, content);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw wordStorageFailure(error, path);
  }
}

async function writeAll(file: FileHandle, content: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) throw tooLarge(path);
    return await readFile(path, 'utf8');
  } catch (error) {
    throw wordStorageFailure(error, path);
  }
}

function tooLarge(path: string): AppError {
  return new AppError(
    'storage-failed',
    { en: `${path} is larger than 4 MB.`, zh: `${path} 超过 4 MB。` },
    {
      next: {
        en: 'Choose a file that Ringcode exported.',
        zh: '请选择由 Ringcode 导出的文件。',
      },
    },
  );
}
