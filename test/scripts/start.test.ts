/** `npm start` in a small checkout, whose Electron and whose terminal only write down that they were started. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../core/event-log/temp-folder.ts';
import { root } from '../support/layer-table.ts';

const version = '45.0.0';
const built = ['out/cli/index.js', 'out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

function put(folder: string, path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  chmodSync(join(folder, path), mode);
}

interface Parts {
  /** Body of Electron's download; without one it brings the program. */
  readonly install?: string;
  /** Body of Electron's program, a shell script; it is there from the beginning where `isDownloaded`. */
  readonly electron?: string;
  readonly isDownloaded?: boolean;
  /** Body of the terminal. */
  readonly terminal?: string;
}

const noteArguments = "require('node:fs').appendFileSync('serve.txt', JSON.stringify(process.argv.slice(2)))";

function checkout({ install = '', electron = '', isDownloaded = false, terminal = '' }: Parts = {}): string {
  const folder = tempFolder();
  for (const path of ['scripts', 'src/cli/language.ts'])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  put(folder, 'package.json', '{"type":"module"}');
  put(folder, 'package-lock.json', '');
  put(folder, 'vite.config.ts', '');
  put(folder, 'electron.vite.config.ts', '');
  for (const path of built) put(folder, path, '');
  put(
    folder,
    'bin/ringcode.mjs',
    `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n${noteArguments};\n${terminal}`,
  );
  const program = `#!/bin/sh\nprintf '%s' "$1" > window.txt\n${electron}\n`;
  const bring = `
    const fs = require('node:fs');
    const path = require('node:path');
    fs.mkdirSync(path.join(__dirname, 'dist'), { recursive: true });
    fs.writeFileSync(path.join(__dirname, 'dist/version'), '${version}');
    fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron');
    fs.writeFileSync(path.join(__dirname, 'dist/electron'), ${JSON.stringify(program)}, { mode: 0o755 });`;
  const inPackage = 'node_modules/electron';
  put(folder, `${inPackage}/package.json`, JSON.stringify({ name: 'electron', version }));
  put(folder, `${inPackage}/install.js`, install === '' ? bring : install);
  if (isDownloaded) {
    put(folder, `${inPackage}/dist/version`, version);
    put(folder, `${inPackage}/path.txt`, 'electron');
    put(folder, `${inPackage}/dist/electron`, program, 0o755);
  }
  return folder;
}

interface Ended {
  readonly code: number | null;
  readonly said: string;
  /** Words for the terminal; null where it was not started. */
  readonly serve: string[] | null;
  /** What the window was started with; null where there was none. */
  readonly window: string | null;
}

function start(folder: string, env: Readonly<Record<string, string>>, ...words: string[]): ChildProcess {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(RINGCODE_|ELECTRON_|DISPLAY$|WAYLAND_DISPLAY$|LC_|LANG)/.test(name),
  );
  // Root has no window on Linux: the machine of this test may well be run by root.
  const user = `data:text/javascript,${encodeURIComponent('process.getuid = () => 1000;')}`;
  const child = spawn(process.execPath, ['--import', user, 'scripts/start.mjs', ...words], {
    cwd: folder,
    env: { ...Object.fromEntries(own), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function finish(folder: string, child: ChildProcess): Promise<Ended> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child, 'close');
  const read = (file: string): string | null =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : null;
  const serve = read('serve.txt');
  return {
    code: child.exitCode,
    said,
    // The stand-in of the terminal writes a list of words.
    serve: serve === null ? null : (JSON.parse(serve) as string[]),
    window: read('window.txt'),
  };
}

const run = (folder: string, env: Readonly<Record<string, string>>, ...words: string[]): Promise<Ended> =>
  finish(folder, start(folder, env, ...words));

/** Nothing else may be said: one sentence on a line of its own. */
const sentence = (en: RegExp): unknown => expect.stringMatching(new RegExp(`^${en.source}\\n$`));

// The stand-in of Electron is a shell script, and Windows has no signals to send.
describe.skipIf(process.platform === 'win32')('npm start', () => {
  it('opens the window on the folder of the app', async () => {
    const folder = checkout({ isDownloaded: true });
    const ended = await run(folder, { DISPLAY: ':0' });
    expect(ended).toEqual({ code: 0, said: '', serve: null, window: folder });
  });

  it('downloads Electron where it is not there yet, and says so', async () => {
    const folder = checkout();
    const ended = await run(folder, { DISPLAY: ':0' });
    expect(ended).toMatchObject({ code: 0, serve: null, window: folder });
    expect(ended.said).toMatch(/^Downloading Electron .*first start only/);
  });

  it('gives the window no variable that would make it a plain Node', async () => {
    const folder = checkout({ isDownloaded: true, electron: 'test -z "$ELECTRON_RUN_AS_NODE" || exit 1' });
    expect(await run(folder, { DISPLAY: ':0', ELECTRON_RUN_AS_NODE: '1' })).toMatchObject({
      code: 0,
      serve: null,
    });
  });

  it.each([
    ['there is no display', {}, {}, /This machine has no display .*/],
    [
      'a browser is asked for',
      { DISPLAY: ':0', RINGCODE_HOST: 'browser' },
      { isDownloaded: true },
      /RINGCODE_HOST .*/,
    ],
    [
      'Electron cannot be downloaded',
      { DISPLAY: ':0' },
      { install: "console.error('planted stack'); process.exit(1)" },
      /Downloading .*\nElectron could not be downloaded .*/,
    ],
    [
      'the download brings nothing',
      { DISPLAY: ':0' },
      { install: '//' },
      /Downloading .*\nElectron could not be downloaded .*/,
    ],
    [
      'the window ends at once with a fault',
      { DISPLAY: ':0' },
      { isDownloaded: true, electron: 'exit 127' },
      /The desktop window could not .*/,
    ],
  ] as const)('serves a browser where %s, and says why in one sentence', async (_why, env, parts, en) => {
    const folder = checkout(parts);
    const ended = await run(folder, env, '--data', 'somewhere', '--port', '0');
    expect(ended).toMatchObject({
      code: 0,
      serve: ['serve', '--open', '--data', 'somewhere', '--port', '0'],
      said: sentence(en),
    });
  });

  it('says it in Chinese where the system does, or where it is asked to', async () => {
    const sayings = [
      await run(checkout(), { LC_ALL: 'zh_CN.UTF-8' }),
      await run(checkout(), {}, '--lang', 'zh'),
    ];
    for (const { said } of sayings) expect(said).toBe('本机没有可用的图形显示，界面改由浏览器打开。\n');
  });

  it('takes another port for the browser where the usual one is taken', async () => {
    const server = createServer();
    const taken = new Promise((resolve) => {
      // It may be taken already, by somebody who works on this machine: that will do.
      server.once('error', resolve);
      server.listen(9331, '127.0.0.1', () => resolve(null));
    });
    await taken;
    onTestFinished(() => void server.close());
    expect((await run(checkout(), {})).serve).toEqual(['serve', '--open', '--port', '0']);
  });

  it('ends as the terminal ends', async () => {
    expect((await run(checkout({ terminal: 'process.exit(2)' }), {})).code).toBe(2);
  });

  it.each([
    [
      'the browser host',
      {},
      {
        terminal:
          "setInterval(() => {}, 1000); process.on('SIGTERM', () => { console.log('ended in order'); process.exit(0); }); console.log('runs');",
      },
    ],
    [
      'the window',
      { DISPLAY: ':0' },
      {
        isDownloaded: true,
        electron: "trap 'echo ended in order; exit 0' TERM\necho runs\nwhile :; do sleep 0.05; done",
      },
    ],
  ] as const)('passes Ctrl-C on and waits: %s', async (_which, env, parts) => {
    const folder = checkout(parts);
    const child = start(folder, env, '--port', '0');
    const ended = finish(folder, child);
    const runs = new Promise<void>((resolve) => {
      child.stdout?.on('data', (text: string) => {
        if (text.includes('runs')) resolve();
      });
    });
    await runs;
    child.kill('SIGINT');
    const { code, said } = await ended;
    expect(said).toContain('ended in order');
    expect(code).toBe(0);
  });
});
