/** Nobody runs yesterday's program: the bundle is made anew when anything it is made of is newer. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../core/event-log/temp-folder.ts';
import { root } from '../support/layer-table.ts';

const bundle = 'out/cli/index.js';
const desktop = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** A checkout in small, all files of the same age. The build writes down that it was asked. */
function checkout(): string {
  const folder = tempFolder();
  const files = [
    'src/cli/index.ts',
    'src/domain/deep/er/text.ts',
    'src/renderer/main.tsx',
    'vite.config.ts',
    'electron.vite.config.ts',
    'package-lock.json',
    bundle,
    ...desktop,
  ];
  for (const path of files) put(folder, path, '');
  put(
    folder,
    'scripts/build.mjs',
    "import { existsSync, writeFileSync } from 'node:fs';\nwriteFileSync('built', process.argv[2], { flag: 'a' });\nif (existsSync('breaks')) process.exitCode = 1;\n",
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

const startScript =
  "import { ensureBuilt, partsFor } from './scripts/ensure-built.mjs';\nawait ensureBuilt(partsFor(process.argv.slice(2)));\n";

/** Runs it as `bin/ringcode.mjs` does for this command line. @returns what it built, and what it said */
function ensureBuilt(folder: string, ...words: string[]): { built: string; said: string } {
  put(folder, 'start.mjs', startScript);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['start.mjs', ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  const written = join(folder, 'built');
  return { built: existsSync(written) ? readFileSync(written, 'utf8') : '', said: stderr };
}

describe('the terminal', () => {
  it('is taken as it is where nothing is newer, without a word', () => {
    expect(ensureBuilt(checkout())).toEqual({ built: '', said: '' });
  });

  it.each(['src/cli/index.ts', 'src/domain/deep/er/text.ts', 'vite.config.ts', 'package-lock.json'])(
    'is made anew when %s is newer',
    (path) => {
      const folder = checkout();
      touch(folder, path, 1);
      const { built, said } = ensureBuilt(folder);
      expect(built).toBe('terminal');
      expect(said).toMatch(/\p{Script=Han}/u);
    },
  );

  it('is made where there is none', () => {
    const folder = checkout();
    rmSync(join(folder, bundle));
    expect(ensureBuilt(folder).built).toBe('terminal');
  });

  it('that cannot be built is not run as it was', () => {
    const folder = checkout();
    touch(folder, 'src/cli/index.ts', 1);
    put(folder, 'breaks', '');
    put(folder, 'start.mjs', startScript + "process.stdout.write('runs');\n");
    const { status, stdout } = spawnSync(process.execPath, ['start.mjs'], { cwd: folder, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  it('does not wait for screens that it does not show', () => {
    const folder = checkout();
    touch(folder, 'src/renderer/main.tsx', 1);
    for (const words of [[], ['listen'], ['serve', '--help']])
      expect(ensureBuilt(folder, ...words)).toEqual({ built: '', said: '' });
  });

  it('of an installed package is never made anew: there are no sources', () => {
    const folder = checkout();
    rmSync(join(folder, 'src'), { recursive: true });
    touch(folder, 'package-lock.json', 1);
    expect(ensureBuilt(folder, 'serve')).toEqual({ built: '', said: '' });
  });
});

describe('the screens', () => {
  it.each(['src/renderer/main.tsx', 'electron.vite.config.ts'])('are made anew when %s is newer', (path) => {
    const folder = checkout();
    touch(folder, path, 1);
    const { built, said } = ensureBuilt(folder, '--json', 'serve');
    expect(built).toBe('screens');
    expect(said).toMatch(/\p{Script=Han}/u);
  });

  it.each(desktop)('are made where there is no %s', (path) => {
    const folder = checkout();
    rmSync(join(folder, path));
    expect(ensureBuilt(folder, 'serve').built).toBe('screens');
  });

  it('share most of their sources with the terminal: both are made', () => {
    const folder = checkout();
    touch(folder, 'src/domain/deep/er/text.ts', 1);
    expect(ensureBuilt(folder, 'serve').built).toBe('terminalscreens');
  });
});
