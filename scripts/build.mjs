import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');

/** What can be built by itself, and the file of each folder that tells how old it is. */
export const parts = {
  terminal: { folders: { cli: 'index.js' }, build: buildTerminal },
  screens: {
    folders: { main: 'index.js', preload: 'index.cjs', renderer: 'index.html' },
    build: buildScreens,
  },
};

/**
 * Builds beside the target and moves the result into place, so that a program started meanwhile never
 * reads half a bundle.
 * @param {readonly (keyof typeof parts)[]} names
 */
export async function build(names = ['terminal', 'screens']) {
  // The bundler sets it for good, and whoever is started from here would inherit it.
  const { NODE_ENV } = process.env;
  try {
    for (const name of names) await buildPart(name);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

async function buildPart(name) {
  const began = new Date();
  const fresh = join(out, `.${name}-${process.pid}`);
  try {
    await parts[name].build(fresh);
    for (const [folder, main] of Object.entries(parts[name].folders)) {
      // As old as the sources it was made of: one changed meanwhile is newer.
      await utimes(join(fresh, folder, main), began, began);
      await putInPlace(join(fresh, folder), join(out, folder), main);
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function buildTerminal(fresh) {
  const { build: viteBuild } = await import('vite');
  const configFile = join(root, 'vite.config.ts');
  for (const mode of ['index', 'event-log-worker'])
    await viteBuild({ root, configFile, mode, logLevel: 'warn', build: { outDir: join(fresh, 'cli') } });
}

/** The desktop app with its screens, which the browser host serves as well. */
async function buildScreens(fresh) {
  const { build: electronBuild } = await import('electron-vite');
  const configFile = join(root, 'electron.vite.config.ts');
  await electronBuild({ root, configFile, logLevel: 'warn', build: { outDir: fresh } });
  await compress(join(fresh, 'renderer'));
}

/** Smaller than this a file gains nothing. */
const worthCompressing = 1024;

/** Beside each text file its compressed form, which the browser host sends where the browser can read it. */
async function compress(folder) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // The page gets its nonce with every answer.
    if (!/\.(js|css|svg)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    if (content.length >= worthCompressing)
      await writeFile(`${path}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
  }
}

async function putInPlace(fresh, target, main) {
  const old = `${fresh}-old`;
  await mkdir(out, { recursive: true });
  await rename(target, old).catch(ignoreMissing);
  await rename(fresh, target).catch((error) => ignoreLostRace(error, join(target, main)));
}

function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}

/** Another process put its own, equal build there first. EPERM is what Windows says then. */
function ignoreLostRace(error, main) {
  if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code) || !existsSync(main)) throw error;
}

if (process.argv[1] === import.meta.filename) {
  const named = process.argv.slice(2);
  await build(named.length > 0 ? named : undefined);
}
