/**
 * Start: from the start of the process to a listener that listens, beside `node -e 0`. The program is timed as it
 * is installed: a checkout first looks whether its sources are newer than the build.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startChild } from './support/child.ts';
import { install } from './support/install.ts';
import { median, type Result } from './support/result.ts';

const rounds = 15;

export async function start(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'ringcode-bench-'));
  const installed = await install(folder);
  const listen = [installed, 'listen', '--port', '0', '--json', '--data', join(folder, 'data')];
  try {
    // The first start fills Node's compile cache.
    await (await startChild(listen)).stop();
    const node: number[] = [];
    const listening: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      node.push(await timeOf(bareNode));
      listening.push(await timeOf(() => startChild(listen).then((child) => () => child.stop())));
    }
    return {
      name: 'start',
      figures: [
        ['node -e 0', `${median(node).toFixed(0)} ms`],
        ['ringcode listen, until it listens', `${median(listening).toFixed(0)} ms`],
      ],
      goals: [
        { name: 'listening / node -e 0', ratio: median(listening) / median(node), limit: 3, kind: 'max' },
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bareNode(): Promise<() => Promise<void>> {
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return () => Promise.resolve();
}

/** Times `begin` alone, ms; what it returns ends what was begun. */
async function timeOf(begin: () => Promise<() => Promise<void>>): Promise<number> {
  const from = performance.now();
  const end = await begin();
  const elapsed = performance.now() - from;
  await end();
  return elapsed;
}
