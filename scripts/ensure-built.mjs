import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bundle = join(root, 'out/cli/index.js');

/** Newest change below a folder, ms since 1970. */
function newestChange(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestChange(path) : statSync(path).mtimeMs);
  }
  return newest;
}

/** In a checkout: is the bundle missing or older than what it is made of? An installed package has no sources. */
export function isStale() {
  const sources = join(root, 'src');
  if (!existsSync(sources)) return false;
  if (!existsSync(bundle)) return true;
  const built = statSync(bundle).mtimeMs;
  const settings = ['vite.config.ts', 'package-lock.json'].map((file) => statSync(join(root, file)).mtimeMs);
  return Math.max(newestChange(sources), ...settings) > built;
}

/** Builds first where the sources are newer than the bundle, so that nobody ever runs yesterday's program. */
export async function ensureBuilt() {
  if (!isStale()) return;
  process.stderr.write('Building Ringcode (first start or changed sources)... 正在构建…\n');
  const { build } = await import('./build.mjs');
  await build();
}
