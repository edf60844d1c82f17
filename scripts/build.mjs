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
  await viteBuild({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: fresh },
  });
  await mkdir(join(root, 'out'), { recursive: true });
  await rename(target, old).catch(ignoreMissing);
  await rename(fresh, target).catch(ignoreLostRace);
  await rm(old, { recursive: true, force: true });
  await rm(fresh, { recursive: true, force: true });
}

function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}

/** Another process put its own, equal build there first. */
function ignoreLostRace(error) {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}

if (process.argv[1] === import.meta.filename) await build();
