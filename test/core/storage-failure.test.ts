import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../src/contract/errors.ts';
import { createFileSecrets } from '../../src/server/file-secrets.ts';
import { createFileSettings } from '../../src/server/file-settings.ts';
import { wordStorageFailure } from '../../src/core/storage-failure.ts';

function fault(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('a file that cannot be written', () => {
  it.each([
    ['EACCES', 'may not write'],
    ['EPERM', 'may not write'],
    ['EROFS', 'may not write'],
    ['ENOSPC', 'disk is full'],
    ['EDQUOT', 'disk is full'],
    ['ENOTDIR', 'folder cannot be made'],
  ])('for %s is worded with its path and a next step', (code, words) => {
    const worded = wordStorageFailure(fault(code), 'settings.json');
    expect(worded).toBeInstanceOf(AppError);
    expect(worded).toMatchObject({
      code: 'storage-failed',
      text: { en: expect.stringContaining(words) as string },
    });
    expect(worded).toMatchObject({ text: { zh: expect.stringContaining('settings.json') as string } });
  });

  it('leaves other faults as they are', () => {
    const other = fault('EMFILE');
    expect(wordStorageFailure(other, 'x')).toBe(other);
  });

  it('is told by settings and secrets where a file stands in the place of the folder', async () => {
    const root = mkdtempSync(join(tmpdir(), 'ringcode-storage-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const folder = join(root, 'file');
    writeFileSync(folder, '');
    await expect(createFileSettings(folder).write({})).rejects.toMatchObject({ code: 'storage-failed' });
    await expect(createFileSecrets(folder, {}).set('field', 's')).rejects.toMatchObject({
      code: 'storage-failed',
    });
  });
});
