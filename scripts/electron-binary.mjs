/** Electron's program: its package brings it at first use and not before. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, clearTimeout, setInterval, setTimeout } from 'node:timers';

/**
 * Path of the program where it is there and of the package's own version, else null.
 * @param {string} folder of the package
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function findElectron(folder, env) {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const name = readFileSync(join(folder, 'path.txt'), 'utf8');
    const dist = env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist');
    const isOfVersion =
      readFileSync(join(folder, 'dist', 'version'), 'utf8')
        .replace(/^v/, '')
        .trim() === version;
    return isOfVersion && existsSync(join(dist, name)) ? join(dist, name) : null;
  } catch {
    return null;
  }
}

/**
 * Runs the package's own download.
 * @param {string} folder of the package
 * @param {{ env: NodeJS.ProcessEnv, limitMs: number, everyMs: number, onProgress: (seconds: number) => void }} options
 *   `onProgress` is called every `everyMs` with the time gone by
 * @returns {Promise<'present' | 'unobtainable' | 'late'>}
 */
export function downloadElectron(folder, { env, limitMs, everyMs, onProgress }) {
  const began = Date.now();
  // What it says of a failure is a stack of calls, and of success nothing.
  const child = spawn(process.execPath, [join(folder, 'install.js')], { env, stdio: 'ignore' });
  const progress = setInterval(() => onProgress(Math.round((Date.now() - began) / 1000)), everyMs);
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    child.kill();
  }, limitMs);
  return new Promise((resolve) => {
    const end = (code) => {
      clearInterval(progress);
      clearTimeout(limit);
      if (code === 0 && findElectron(folder, env) !== null) resolve('present');
      else resolve(isLate ? 'late' : 'unobtainable');
    };
    child.once('error', end);
    child.once('exit', end);
  });
}
