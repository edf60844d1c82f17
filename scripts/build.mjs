import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build as viteBuild } from 'vite';

const root = join(import.meta.dirname, '..');
const target = join(root, 'out/cli');

/**
 * Builds beside the target and moves the result into place, so that a program started meanwhile never
 * reads half a bundle.
 */
export async function build() {
  const fresh = join(root, `out/.cli-${process.pid}`);
  const old = `${fresh}-old`;
  const configFile = join(root, 'vite.config.ts');
  for (const mode of ['index', 'event-log-worker'])
    await viteBuild({ root, configFile, mode, logLevel: 'warn', build: { outDir: fresh } });
  await mkdir(join(root, 'out'), { recursive: true });
  await rename(target, old).catch(ignoreMissing);
  await rename(fresh, target).catch(ignoreLostRace);
  await rm(old, { recursive: true, force: true });
  await rm(fresh, { recursive: true, force: true });
}

function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}

/** Another process put its own, equal build there first. EPERM is what Windows says then. */
function ignoreLostRace(error) {
  if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code) || !existsSync(join(target, 'index.js')))
    throw error;
}

if (process.argv[1] === import.meta.filename) await build();
