import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/core/make-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'ringcode-folder-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('makeFolder', () => {
  it('makes the missing folders above too, for their owner only, and may be called again', () => {
    const folder = join(root, '数据 data', 'b', 'c');
    makeFolder(folder);
    makeFolder(folder);
    expect(existsSync(folder)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.runIf(process.platform === 'linux')('gives up where no folder can be made', () => {
    expect(() => makeFolder('/proc/ringcode/data')).toThrow(/ENOENT/);
  });
});
