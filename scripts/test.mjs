/**
 * Everything that must hold before a change lands: format, lint, types, layers, then all tests. Every check
 * counts as one; the last line carries the true totals.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureChromium } from './ensure-chromium.mjs';

const root = join(import.meta.dirname, '..');
const bin = (path) => join(root, 'node_modules', path);
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;

const checks = [
  ['format', () => node(bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.')],
  ['lint', () => node(bin('eslint/bin/eslint.js'), '.')],
  ['typecheck', () => node(bin('typescript/bin/tsc'), '-b')],
  [
    'layers',
    () =>
      node(
        bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
        '--config',
        '.dependency-cruiser.mjs',
        'src',
      ),
  ],
];

let passed = 0;
let failed = 0;
let skipped = 0;
for (const [name, check] of checks) {
  process.stdout.write(`== ${name}\n`);
  if (check()) passed += 1;
  else failed += 1;
}

process.stdout.write('== tests\n');
await build();
await ensureChromium();
const folder = mkdtempSync(join(tmpdir(), 'ringcode-test-'));
const report = join(folder, 'report.json');
const ranWell = node(
  bin('vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
);
let executed = 0;
try {
  const totals = JSON.parse(readFileSync(report, 'utf8'));
  executed = totals.numPassedTests + totals.numFailedTests;
  passed += totals.numPassedTests;
  failed += totals.numFailedTests;
  skipped = totals.numPendingTests + totals.numTodoTests;
  // A file that cannot be loaded has no test to fail in, and an unhandled error fails no test: both count here.
  if (!ranWell && totals.numFailedTests === 0) failed += 1;
} catch {
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });
if (executed === 0) failed += 1;

process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed === 0 ? 0 : 1;
