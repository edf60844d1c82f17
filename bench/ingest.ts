/**
 * Reception: 64 connections post status notifications to (a) a bare node:http server that parses and answers
 * and (b) our listener, which answers only after its log has them durably. Rounds alternate, so that a noisy
 * moment of the machine hits both.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { residentMiB, ringcode, startChild, type Child } from './support/child.ts';
import { applyLoad, type Measured } from './support/load.ts';
import { statusBodies } from './support/bodies.ts';
import { median, type Result } from './support/result.ts';

const connections = 64;
const rounds = 5;
const roundMs = 3000;
const warmUpMs = 1500;

export async function ingest(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'ringcode-bench-'));
  const bare = await startChild([join(import.meta.dirname, 'support/bare-server.ts')]);
  const ours = await startChild([ringcode, 'listen', '--port', '0', '--quiet', '--json', '--data', folder]);
  try {
    const { statusUrl } = JSON.parse(ours.firstLine) as { statusUrl: string };
    const { result, answered } = await compare(bare, ours, bare.firstLine, statusUrl);
    await ours.stop();
    await expectStored(folder, answered);
    return result;
  } finally {
    await bare.stop();
    await ours.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A rate counts only where everything that was answered is in the log. */
async function expectStored(folder: string, answered: number): Promise<void> {
  const newest = await startChild([ringcode, 'log', '--json', '--limit', '1', '--data', folder]);
  const { seq } = JSON.parse(newest.firstLine) as { seq: number };
  if (seq !== answered)
    throw new Error(`${answered.toString()} were answered and ${seq.toString()} are stored`);
}

async function compare(
  bare: Child,
  ours: Child,
  bareUrl: string,
  oursUrl: string,
): Promise<{ result: Result; answered: number }> {
  const bodies = statusBodies(20_000);
  const run = (url: string, ms: number): Promise<Measured> => applyLoad({ url, connections, ms, bodies });
  const before = residentMiB(ours.process);
  await run(bareUrl, warmUpMs);
  const warmUp = await run(oursUrl, warmUpMs);
  const a: Measured[] = [];
  const b: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    a.push(await run(bareUrl, roundMs));
    b.push(await run(oursUrl, roundMs));
  }
  const answered = b.reduce((sum, one) => sum + one.answered, warmUp.answered);
  const failed = b.reduce((sum, one) => sum + one.failed, 0);
  if (failed > 0) throw new Error(`${failed.toString()} notifications were not answered 200`);
  const rate = (all: readonly Measured[]): number => median(all.map(({ perSecond }) => perSecond));
  const p50 = (all: readonly Measured[]): number => median(all.map((one) => one.p50));
  const p99 = (all: readonly Measured[]): number => median(all.map((one) => one.p99));
  const result: Result = {
    name: 'ingest',
    figures: [
      ['a: bare node:http, requests per second', rate(a).toFixed(0)],
      ['b: listener with its durable log', rate(b).toFixed(0)],
      ['a: p50 / p99', `${p50(a).toFixed(2)} / ${p99(a).toFixed(2)} ms`],
      ['b: p50 / p99', `${p50(b).toFixed(2)} / ${p99(b).toFixed(2)} ms`],
      ['a: resident memory', memory(residentMiB(bare.process))],
      ['b: resident memory before / after', `${memory(before)} / ${memory(residentMiB(ours.process))}`],
      ['b: notifications stored', answered.toString()],
    ],
    goals: [
      { name: 'requests per second, b / a', ratio: rate(b) / rate(a), limit: 0.5, kind: 'min' },
      { name: 'p99, b / a', ratio: p99(b) / p99(a), limit: 4, kind: 'max' },
    ],
  };
  return { result, answered };
}

function memory(mib: number | null): string {
  return mib === null ? 'not known on this system' : `${mib.toFixed(0)} MiB`;
}
