import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** What each part is made of, and what it is made into; all paths from the root of the checkout. */
const parts = {
  terminal: {
    folders: ['domain', 'contract', 'core', 'server', 'cli'],
    settings: ['vite.config.ts', 'package-lock.json'],
    built: ['out/cli/index.js'],
    says: 'Building Ringcode (first start or changed sources)... 正在构建…',
  },
  screens: {
    folders: ['domain', 'contract', 'core', 'main', 'preload', 'renderer'],
    settings: ['electron.vite.config.ts', 'package-lock.json'],
    built: ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'],
    says: 'Building the screens (first start or changed sources)... 正在构建界面…',
  },
};

/** Newest change below a folder, ms since 1970. */
function newestChange(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestChange(path) : statSync(path).mtimeMs);
  }
  return newest;
}

/**
 * In a checkout: is a part missing or older than what it is made of? An installed package has no sources.
 * @param {keyof typeof parts} name
 */
export function isStale(name) {
  const { folders, settings, built } = parts[name];
  if (!existsSync(join(root, 'src'))) return false;
  const targets = built.map((file) => join(root, file));
  if (!targets.every((file) => existsSync(file))) return true;
  const sources = folders.map((folder) => join(root, 'src', folder)).filter((folder) => existsSync(folder));
  const changed = [
    ...sources.map(newestChange),
    ...settings.map((file) => statSync(join(root, file)).mtimeMs),
  ];
  return Math.max(...changed) > Math.min(...targets.map((file) => statSync(file).mtimeMs));
}

/**
 * The parts that a command line of the terminal needs: only one command serves the screens.
 * @param {readonly string[]} words
 * @returns {(keyof typeof parts)[]}
 */
export function partsFor(words) {
  return words.includes('serve') && !words.includes('--help') ? ['terminal', 'screens'] : ['terminal'];
}

/**
 * Builds first what is older than its sources, so that nobody ever runs yesterday's program.
 * @param {readonly (keyof typeof parts)[]} names
 */
export async function ensureBuilt(names = ['terminal']) {
  for (const name of names.filter(isStale)) {
    process.stderr.write(`${parts[name].says}\n`);
    await runBuild(name);
  }
}

/** In a process of its own: bundlers watch signals and keep settings of their own, which the program must not get. */
async function runBuild(name) {
  const { spawn } = await import('node:child_process');
  const script = join(import.meta.dirname, 'build.mjs');
  const child = spawn(process.execPath, [script, name], { stdio: ['ignore', 2, 2] });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) process.exit(code ?? 1);
}
