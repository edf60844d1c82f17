import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './child.ts';

/** Puts there what a package of this program holds, without sources. @returns the path of its door */
export async function install(folder: string): Promise<string> {
  for (const part of ['bin', 'out', 'package.json'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  return join(folder, 'bin/ringcode.mjs');
}
