/**
 * `npm start`: builds what is older than its sources, then opens the screens: in the desktop window, or in a
 * browser where this machine cannot have one. Words after `--` go to `ringcode serve`.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { chooseLanguage } from '../src/cli/language.ts';
import { chooseHost } from './choose-host.mjs';
import { downloadElectron, findElectron } from './electron-binary.mjs';
import { ensureBuilt } from './ensure-built.mjs';

const root = join(import.meta.dirname, '..');
const electronPackage = join(root, 'node_modules/electron');
const usualPort = 9331;
/** For about 120 MB over a slow line. */
const downloadLimitMs = 10 * 60_000;
/** A program that ends with a fault before that has not opened a window for anybody. */
const startMs = 15_000;

const words = process.argv.slice(2);
const language = chooseLanguage(words, process.env, () => Intl.DateTimeFormat().resolvedOptions().locale);
const say = (text) => process.stderr.write(`${text[language]}\n`);

await ensureBuilt(['terminal', 'screens']);
process.exitCode = await openScreens();

async function openScreens() {
  let choice = chooseHost(lookAround());
  if (choice.step === 'download') choice = chooseHost({ ...lookAround(), electron: await download() });
  if (choice.step === 'window') {
    const ended = await run(findElectron(electronPackage, process.env), [root], windowEnvironment());
    if (ended.code === 0 || ended.isStopped || ended.afterMs > startMs) return ended.code ?? 0;
    choice = chooseHost({ ...lookAround(), electron: 'broken' });
  }
  say(choice.why);
  const ended = await run(process.execPath, await serveArguments(), process.env);
  return ended.code ?? 1;
}

/** @returns {import('./choose-host.mjs').Machine} */
function lookAround() {
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    electron: findElectron(electronPackage, process.env) === null ? 'absent' : 'present',
  };
}

function download() {
  say({
    en: 'Downloading Electron for the desktop window (first start only, about 120 MB)...',
    zh: '正在下载桌面窗口所需的 Electron（仅首次启动，约 120 MB）…',
  });
  return downloadElectron(electronPackage, {
    env: process.env,
    limitMs: downloadLimitMs,
    everyMs: 5000,
    onProgress: (seconds) => say({ en: `  ${seconds} s...`, zh: `  已用 ${seconds} 秒…` }),
  });
}

/** Editors that are made with Electron set the first variable in their terminals, and there is no window then. */
function windowEnvironment() {
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  return env;
}

async function serveArguments() {
  const isPortAsked = words.some((word) => /^--port(=|$)/.test(word));
  const port = isPortAsked || (await isFree(usualPort)) ? [] : ['--port', '0'];
  return [join(root, 'bin/ringcode.mjs'), 'serve', '--open', ...port, ...words];
}

function isFree(port) {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Runs a program to its end; who asks this one to stop asks that one. */
function run(command, args, env) {
  const began = Date.now();
  let isStopped = false;
  const child = spawn(command, args, { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      isStopped = true;
      // Ctrl-C in a console of Windows reaches every program there by itself, and a signal would cut it off.
      // Elsewhere it may have come to this process alone; SIGTERM is the same wish in another signal.
      if (process.platform !== 'win32') child.kill('SIGTERM');
    });
  return new Promise((resolve) => {
    const end = (code) => resolve({ code, isStopped, afterMs: Date.now() - began });
    child.once('error', () => end(1));
    child.once('exit', end);
  });
}
