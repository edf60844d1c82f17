/** Building in a small checkout: the result runs, replaces the one before as a whole, and leaves nothing behind. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../core/event-log/temp-folder.ts';
import { root } from '../support/layer-table.ts';

function checkout(): string {
  const folder = tempFolder();
  for (const path of ['scripts', 'vite.config.ts', 'package.json'])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  put(folder, 'src/core/event-log/worker.ts', 'export const worker = 1;\n');
  return folder;
}

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A terminal that says one word; the module it loads later becomes a file of its own. */
function putProgram(folder: string, word: string): void {
  put(folder, 'src/cli/later.ts', `export const word: string = '${word}';\n`);
  put(
    folder,
    'src/cli/index.ts',
    "const { word } = await import('./later.ts');\nprocess.stdout.write(word);\n",
  );
}

function run(
  folder: string,
  script: string,
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [script], { cwd: folder });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, ...said }));
  });
}

const buildScript = 'scripts/build.mjs';
const bundle = 'out/cli/index.js';

describe('a build', () => {
  it('runs, takes the place of the one before, and leaves nothing else', async () => {
    const folder = checkout();
    for (const word of ['first', 'second']) {
      putProgram(folder, word);
      expect(await run(folder, buildScript)).toMatchObject({ status: 0 });
      expect(await run(folder, bundle)).toEqual({ status: 0, stdout: word, stderr: '' });
    }
    expect(readdirSync(join(folder, 'out'))).toEqual(['cli']);
    expect(readdirSync(join(folder, 'out/cli'))).toContain('event-log-worker.js');
  });

  it('may go on twice at once', async () => {
    const folder = checkout();
    putProgram(folder, 'whole');
    const builds = await Promise.all([run(folder, buildScript), run(folder, buildScript)]);
    expect(builds.map(({ status, stderr }) => (status === 0 ? 'built' : stderr))).toEqual(['built', 'built']);
    expect(await run(folder, bundle)).toEqual({ status: 0, stdout: 'whole', stderr: '' });
    expect(readdirSync(join(folder, 'out'))).toEqual(['cli']);
  });

  it('that fails leaves the one before in its place', async () => {
    const folder = checkout();
    putProgram(folder, 'before');
    await run(folder, buildScript);
    put(folder, 'src/cli/later.ts', 'export const word = ;\n');
    expect((await run(folder, buildScript)).status).not.toBe(0);
    expect((await run(folder, bundle)).stdout).toBe('before');
  });
});
