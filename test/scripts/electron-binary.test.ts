import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../core/event-log/temp-folder.ts';
import { root } from '../support/layer-table.ts';

type Environment = Readonly<Record<string, string | undefined>>;
interface Script {
  findElectron(this: void, folder: string, env: Environment): string | null;
  downloadElectron(
    this: void,
    folder: string,
    options: { env: Environment; limitMs: number; everyMs: number; onProgress(seconds: number): void },
  ): Promise<'present' | 'unobtainable' | 'late'>;
}

// Scripts have no types; this is what the script's comments promise, and every member is called below.
const { findElectron, downloadElectron } = (await import(
  pathToFileURL(join(root, 'scripts/electron-binary.mjs')).href
)) as Script;

/** Electron's package as npm leaves it, with what its download would add. */
function packageFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = tempFolder();
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'package.json'), '{"version":"45.4.1"}');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const downloaded = { 'path.txt': 'electron', 'dist/version': '45.4.1', 'dist/electron': '' };

describe('Electron’s program', () => {
  it('is where its package says', () => {
    const folder = packageFolder(downloaded);
    expect(findElectron(folder, {})).toBe(join(folder, 'dist', 'electron'));
  });

  it('may lie elsewhere', () => {
    const elsewhere = tempFolder();
    writeFileSync(join(elsewhere, 'electron'), '');
    const folder = packageFolder(downloaded);
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: elsewhere })).toBe(
      join(elsewhere, 'electron'),
    );
  });

  it.each([
    ['nothing was downloaded', {}],
    ['it is of another version', { ...downloaded, 'dist/version': '44.0.0' }],
    ['the download broke off', { 'path.txt': 'electron', 'dist/version': '45.4.1' }],
  ])('is not there where %s', (_why, files) => {
    expect(findElectron(packageFolder(files), {})).toBeNull();
  });

  it('is not there without its package', () => {
    expect(findElectron(tempFolder(), {})).toBeNull();
  });
});

describe('the download', () => {
  const options = { env: process.env, limitMs: 60_000, everyMs: 60_000, onProgress: () => undefined };

  it('shows that it goes on, and ends with the program', async () => {
    const folder = packageFolder({
      // It goes on until it was told twice that it does.
      'install.js': `const fs = require('node:fs');
        const wait = () => fs.existsSync(__dirname + '/seen') ? bring() : setTimeout(wait, 5);
        const bring = () => { for (const [name, text] of ${JSON.stringify(Object.entries(downloaded))}) fs.writeFileSync(__dirname + '/' + name, text); };
        wait();`,
    });
    let calls = 0;
    const onProgress = (): void => {
      calls += 1;
      if (calls === 2) writeFileSync(join(folder, 'seen'), '');
    };
    expect(await downloadElectron(folder, { ...options, everyMs: 5, onProgress })).toBe('present');
    expect(calls).toBeGreaterThanOrEqual(2);
  });

  it('that fails is told from one that takes too long', async () => {
    expect(await downloadElectron(packageFolder({ 'install.js': 'process.exit(1)' }), options)).toBe(
      'unobtainable',
    );
    const endless = packageFolder({ 'install.js': 'setInterval(() => {}, 1000)' });
    expect(await downloadElectron(endless, { ...options, limitMs: 20 })).toBe('late');
  });
});
