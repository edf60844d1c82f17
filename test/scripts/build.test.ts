/** Building in a small checkout: the result runs, replaces the one before as a whole, and leaves nothing behind. */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../core/event-log/temp-folder.ts';
import { root } from '../support/layer-table.ts';

function checkout(): string {
  const folder = tempFolder();
  for (const path of ['scripts', 'vite.config.ts', 'electron.vite.config.ts', 'package.json'])
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
  ...args: string[]
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [script, ...args], { cwd: folder });
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

/** The desktop app in small: its entries, and a page with a script that is worth compressing. */
function putScreens(folder: string, word: string): void {
  put(folder, 'src/main/index.ts', `export const main: string = '${word}';\n`);
  put(folder, 'src/preload/index.ts', `export const preload: string = '${word}';\n`);
  put(
    folder,
    'src/renderer/index.html',
    '<meta name="csp-nonce" content="__CSP_NONCE__"><script type="module" src="./main.ts"></script>',
  );
  put(folder, 'src/renderer/main.ts', `document.title = ${JSON.stringify(word.repeat(1000))};\n`);
}

describe('a build of the screens', () => {
  it('puts all parts of the desktop app in place, with compressed files for browsers', async () => {
    const folder = checkout();
    for (const word of ['first', 'second']) {
      putScreens(folder, word);
      expect(await run(folder, buildScript, 'screens')).toMatchObject({ status: 0 });
    }
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['main', 'preload', 'renderer']);
    for (const file of [
      'main/index.js',
      'main/event-log-worker.js',
      'preload/index.cjs',
      'renderer/index.html',
    ])
      expect(existsSync(join(folder, 'out', file))).toBe(true);
    const assets = join(folder, 'out/renderer/assets');
    const [script = ''] = readdirSync(assets).filter((name) => name.endsWith('.js'));
    const plain = readFileSync(join(assets, script));
    expect(plain.toString()).toContain('secondsecond');
    expect(gunzipSync(readFileSync(join(assets, `${script}.gz`))).equals(plain)).toBe(true);
  });

  it('is as old as the sources it was made of', async () => {
    const folder = checkout();
    putScreens(folder, 'word');
    const began = Date.now();
    await run(folder, buildScript, 'screens');
    const page = join(folder, 'out/renderer/index.html');
    const changed = join(folder, 'src/renderer/main.ts');
    expect(statSync(page).mtimeMs).toBeGreaterThanOrEqual(Math.floor(statSync(changed).mtimeMs));
    // What is written to it last is the compressed files: by then a source may have changed again.
    expect(statSync(page).mtimeMs).toBeLessThan(statSync(join(folder, 'out')).mtimeMs);
    expect(statSync(page).mtimeMs).toBeGreaterThanOrEqual(began);
  });
});

describe('a build', () => {
  it('runs, takes the place of the one before, and leaves nothing else', async () => {
    const folder = checkout();
    for (const word of ['first', 'second']) {
      putProgram(folder, word);
      expect(await run(folder, buildScript, 'terminal')).toMatchObject({ status: 0 });
      expect(await run(folder, bundle)).toEqual({ status: 0, stdout: word, stderr: '' });
    }
    expect(readdirSync(join(folder, 'out'))).toEqual(['cli']);
    expect(readdirSync(join(folder, 'out/cli'))).toContain('event-log-worker.js');
  });

  it('may go on twice at once', async () => {
    const folder = checkout();
    putProgram(folder, 'whole');
    const builds = await Promise.all([
      run(folder, buildScript, 'terminal'),
      run(folder, buildScript, 'terminal'),
    ]);
    expect(builds.map(({ status, stderr }) => (status === 0 ? 'built' : stderr))).toEqual(['built', 'built']);
    expect(await run(folder, bundle)).toEqual({ status: 0, stdout: 'whole', stderr: '' });
    expect(readdirSync(join(folder, 'out'))).toEqual(['cli']);
  });

  it('leaves the kind of the process as it was: what is started next may be a test', async () => {
    const folder = checkout();
    putProgram(folder, 'word');
    put(
      folder,
      'then.mjs',
      "import { build } from './scripts/build.mjs';\nawait build(['terminal']);\nprocess.stdout.write(String(process.env.NODE_ENV));\n",
    );
    expect((await run(folder, 'then.mjs')).stdout).toBe(process.env['NODE_ENV'] ?? 'undefined');
  });

  it('that fails leaves the one before in its place', async () => {
    const folder = checkout();
    putProgram(folder, 'before');
    await run(folder, buildScript, 'terminal');
    put(folder, 'src/cli/later.ts', 'export const word = ;\n');
    expect((await run(folder, buildScript, 'terminal')).status).not.toBe(0);
    expect((await run(folder, bundle)).stdout).toBe('before');
  });
});
