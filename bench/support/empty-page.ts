/** The same host with another page: React and one button, built as the screens are. */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { noncePlaceholder } from '../../src/contract/content-security-policy.ts';
import { install } from './install.ts';

/** @returns the door of a program that serves the empty page instead of the screens */
export async function installEmptyPage(folder: string): Promise<string> {
  const program = await install(folder);
  const screens = join(dirname(program), '../out/renderer');
  await rm(screens, { recursive: true });
  await build({
    root: join(import.meta.dirname, 'pages/empty'),
    configFile: false,
    logLevel: 'warn',
    html: { cspNonce: noncePlaceholder },
    build: { target: 'es2022', minify: true, outDir: screens, emptyOutDir: true },
  });
  const assets = join(screens, 'assets');
  for (const name of await readdir(assets))
    await writeFile(join(assets, `${name}.gz`), gzipSync(await readFile(join(assets, name))));
  return program;
}
