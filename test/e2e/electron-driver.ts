import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { OpenOptions, OpenApp } from './drivers.ts';

const root = join(import.meta.dirname, '../..');

/** Where the npm package would put Electron's program. Asking the package itself would download it. */
function findElectron(): string | null {
  const folder = join(root, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}

function unavailable(): string {
  if (findElectron() === null) return 'the program of Electron is not on this machine: npx install-electron';
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland } = process.env;
  return process.platform === 'linux' && !x11 && !wayland ? 'there is no display: run it under xvfb-run' : '';
}

/** The desktop app as it is. */
async function open({ folder, env = {}, language = 'en-US' }: OpenOptions): Promise<OpenApp> {
  let written = '';
  const start = async () => {
    const app = await _electron.launch({
      executablePath: findElectron() ?? '',
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--lang=${language}`, root],
      env: { ...ownEnvironment(), LANGUAGE: language.replace('-', '_'), ...env, RINGCODE_DATA: folder },
    });
    for (const stream of [app.process().stdout, app.process().stderr])
      stream?.on('data', (chunk: Buffer) => (written += chunk.toString()));
    return { app, page: await app.firstWindow() };
  };
  let running = await start();
  return {
    get page() {
      return running.page;
    },
    desktop: null,
    newPage: () => Promise.resolve(null),
    async restartHost() {
      const child = running.app.process();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      running = await start();
    },
    close: () => running.app.close(),
    output: () => written,
    sent: () => Promise.resolve(null),
    saved: () => Promise.resolve(null),
  };
}

function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^RINGCODE_|proxy$/i.test(name) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}

export const electronDriver = { name: 'the desktop app in Electron', unavailable, open };
