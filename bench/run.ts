/** `npm run bench -- NAME [--json] [--quick]`: runs one benchmark, or all of them; each prints its figures beside their limits. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './support/child.ts';
import { printResult, type Benchmark, type Options } from './support/result.ts';

const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  ingest: async () => (await import('./ingest.ts')).ingest,
  start: async () => (await import('./start.ts')).start,
  ui: async () => (await import('./ui.ts')).ui,
};

const words = process.argv.slice(2);
const isJson = words.includes('--json');
const options: Options = { isQuick: words.includes('--quick') };
const named = words.filter((word) => !word.startsWith('--'));
const unknown = named.filter((name) => !Object.hasOwn(benchmarks, name));

if (unknown.length > 0) {
  process.stderr.write(
    `No benchmark ${unknown.join(', ')}; there are: ${Object.keys(benchmarks).join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  // Built once and beforehand: a build inside a measured process would count as its memory and time.
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')]);
  let missed = 0;
  for (const [name, load] of Object.entries(benchmarks)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const result = await (await load())(options);
    missed += printResult(result, isJson);
  }
  process.exitCode = missed === 0 ? 0 : 1;
}
