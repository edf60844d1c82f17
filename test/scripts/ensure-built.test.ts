/** Nobody runs yesterday's program: the bundle is made anew when anything it is made of is newer. */
import { cpSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../core/event-log/temp-folder.ts';
import { root } from '../support/layer-table.ts';

const bundle = 'out/cli/index.js';

/** A checkout in small, all files of the same age. The build writes down that it was asked. */
function checkout(): string {
  const folder = tempFolder();
  const files = [
    'src/cli/index.ts',
    'src/domain/deep/er/text.ts',
    'vite.config.ts',
    'package-lock.json',
    bundle,
  ];
  for (const path of files) put(folder, path, '');
  put(
    folder,
    'scripts/build.mjs',
    "import { writeFileSync } from 'node:fs';\nexport const build = async () => writeFileSync('built', '');\n",
  );
  cpSync(join(root, 'scripts/ensure-built.mjs'), join(folder, 'scripts/ensure-built.mjs'));
  for (const path of files) touch(folder, path, 0);
  return folder;
}

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Changed so many seconds after the others. */
function touch(folder: string, path: string, seconds: number): void {
  utimesSync(join(folder, path), 1_769_742_271 + seconds, 1_769_742_271 + seconds);
}

/** Runs it as `bin/ringcode.mjs` does. @returns whether it built, and what it said */
function ensureBuilt(folder: string): { built: boolean; said: string } {
  put(
    folder,
    'start.mjs',
    "import { ensureBuilt } from './scripts/ensure-built.mjs';\nawait ensureBuilt();\n",
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, ['start.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  return { built: existsSync(join(folder, 'built')), said: stderr };
}

describe('the bundle', () => {
  it('is taken as it is where nothing is newer, without a word', () => {
    expect(ensureBuilt(checkout())).toEqual({ built: false, said: '' });
  });

  it.each(['src/cli/index.ts', 'src/domain/deep/er/text.ts', 'vite.config.ts', 'package-lock.json'])(
    'is made anew when %s is newer',
    (path) => {
      const folder = checkout();
      touch(folder, path, 1);
      const { built, said } = ensureBuilt(folder);
      expect(built).toBe(true);
      expect(said).toMatch(/\p{Script=Han}/u);
    },
  );

  it('is made where there is none', () => {
    const folder = checkout();
    rmSync(join(folder, bundle));
    expect(ensureBuilt(folder).built).toBe(true);
  });

  it('of an installed package is never made anew: there are no sources', () => {
    const folder = checkout();
    rmSync(join(folder, 'src'), { recursive: true });
    touch(folder, 'package-lock.json', 1);
    expect(ensureBuilt(folder)).toEqual({ built: false, said: '' });
  });
});
