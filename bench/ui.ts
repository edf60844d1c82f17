/**
 * The screens, in Chromium through the browser host. What they are measured beside runs in the same browser, by
 * turns with them, so that a noisy moment of the machine hits both.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { statusBodies } from './support/bodies.ts';
import { startChild } from './support/child.ts';
import { installEmptyPage } from './support/empty-page.ts';
import { loadFirstScreen, type FirstScreen } from './support/first-screen.ts';
import { frameIntervals, heapInUse } from './support/frames.ts';
import { install } from './support/install.ts';
import { applyLoad } from './support/load.ts';
import { median, quantile, spread, type Options, type Result } from './support/result.ts';
import { rowDelays, type Posted, type Shown } from './support/row-delay.ts';
import { ask, openLog, openPage, serveScreens, type Screens } from './support/screens.ts';

type Part = Pick<Result, 'figures' | 'goals'>;

const callButton = 'button[aria-keyshortcuts~="Control+Enter"]';

export async function ui(options: Options): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'ringcode-bench-'));
  const program = await install(join(folder, 'ours'));
  const emptyProgram = await installEmptyPage(join(folder, 'empty'));
  const ours = await serveScreens(program, join(folder, 'ours-data'));
  const empty = await serveScreens(emptyProgram, join(folder, 'empty-data'));
  const browser = await launchChromium();
  try {
    const parts = [
      await firstScreen(browser, ours, empty, options),
      await rowDelay(browser, ours, options),
      await flood(browser, ours, options),
    ];
    return {
      name: 'ui',
      figures: parts.flatMap(({ figures }) => figures),
      goals: parts.flatMap(({ goals }) => goals),
    };
  } finally {
    await browser.close();
    await ours.stop();
    await empty.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function firstScreen(
  browser: Browser,
  ours: Screens,
  empty: Screens,
  { isQuick }: Options,
): Promise<Part> {
  const a: FirstScreen[] = [];
  const b: FirstScreen[] = [];
  // The first round of each fills caches of the system and of both hosts.
  for (let round = -1; round < (isQuick ? 5 : 15); round += 1) {
    const bare = await loadFirstScreen(browser, empty.url, '#root button');
    const full = await loadFirstScreen(browser, ours.url, callButton);
    if (round < 0) continue;
    a.push(bare);
    b.push(full);
  }
  const times = (all: readonly FirstScreen[]): number[] => all.map(({ usable }) => usable);
  const scripts = Math.max(...b.map((one) => one.scripts)) / 1000;
  return {
    figures: [
      ['a: empty React page, usable after', spread(times(a), 'ms')],
      ['b: first screen, usable after', spread(times(b), 'ms')],
      ['b: scripts until then, gzipped', `${scripts.toFixed(0)} kB`],
    ],
    goals: [
      { name: 'scripts / 350 kB', ratio: scripts / 350, limit: 1, kind: 'max' },
      {
        name: 'first screen usable, b / a',
        ratio: median(times(b)) / median(times(a)),
        limit: 1.5,
        kind: 'max',
      },
    ],
  };
}

async function rowDelay(browser: Browser, ours: Screens, { isQuick }: Options): Promise<Part> {
  const rounds = isQuick ? 3 : 7;
  const posts = isQuick ? 30 : 60;
  const bare = await startChild([join(import.meta.dirname, 'support/bare-page.ts')]);
  try {
    const barePage = await openPage(browser);
    await barePage.goto(bare.firstLine);
    const page = await openLog(browser, ours);
    const shown: readonly Shown[] = [
      { page: barePage, url: bare.firstLine },
      { page, url: await statusUrl(page) },
    ];
    const all = markedNotifications((rounds + 1) * posts);
    const measured: number[][][] = [[], []];
    for (let round = 0; round <= rounds; round += 1) {
      const notifications = all.slice(round * posts, (round + 1) * posts);
      for (const [at, one] of shown.entries()) {
        const delays = await rowDelays(one, notifications, () => 20 + Math.random() * 100);
        if (round > 0) measured[at]?.push(delays);
      }
    }
    for (const { page: done } of shown) await done.context().close();
    return compareDelays(measured[0] ?? [], measured[1] ?? []);
  } finally {
    await bare.stop();
  }
}

function compareDelays(a: readonly number[][], b: readonly number[][]): Part {
  const p50 = (rounds: readonly number[][]): number[] => rounds.map((delays) => quantile(delays, 0.5));
  const p95 = (rounds: readonly number[][]): number[] => rounds.map((delays) => quantile(delays, 0.95));
  return {
    figures: [
      ['a: bare page, POST to row, p50', spread(p50(a), 'ms')],
      ['a: bare page, POST to row, p95', spread(p95(a), 'ms')],
      ['b: Log screen, POST to row, p50', spread(p50(b), 'ms')],
      ['b: Log screen, POST to row, p95', spread(p95(b), 'ms')],
    ],
    goals: [
      { name: 'POST to row, p95, b / a', ratio: median(p95(b)) / median(p95(a)), limit: 2, kind: 'max' },
    ],
  };
}

/** Of as many calls, so that the row of each shows a number of its own. */
function markedNotifications(count: number): Posted[] {
  return statusBodies(count)
    .filter((_, index) => index % 4 === 0)
    .map((body) => ({ body, mark: /138000\d{5}/.exec(body)?.[0] ?? '' }));
}

async function statusUrl(page: Page): Promise<string> {
  const { statusUrl: url } = await ask<{ statusUrl: string }>(page, 'listener.status');
  return url;
}

const perSecond = 1000;

async function flood(browser: Browser, ours: Screens, { isQuick }: Options): Promise<Part> {
  const ms = isQuick ? 6000 : 30_000;
  const page = await openLog(browser, ours);
  const url = await statusUrl(page);
  const bodies = statusBodies(20_000);
  const before = await heapInUse(page);
  const quiet = await frameIntervals(page, () => wait(ms / 3));
  const load = { url, connections: 64, ms, bodies, perSecond };
  let sent = { perSecond: 0, answered: 0, failed: 0 };
  const busy = await frameIntervals(page, async () => (sent = await applyLoad(load)));
  if (sent.failed > 0) throw new Error(`${sent.failed.toString()} notifications were not answered 200`);
  await expectNewest(page);
  const after = await heapInUse(page);
  await page.context().close();
  const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  const p95 = (intervals: readonly number[]): number => quantile(intervals, 0.95);
  return {
    figures: [
      ['Log screen, notifications per second', sent.perSecond.toFixed(0)],
      ['a: nothing arrives, frame p50 / p95', frameFigure(quiet)],
      ['b: they arrive, frame p50 / p95', frameFigure(busy)],
      ['memory after a collection, before / after', `${mib(before)} / ${mib(after)}`],
    ],
    goals: [
      { name: 'frame time p95, b / a', ratio: p95(busy) / p95(quiet), limit: 2, kind: 'max' },
      { name: 'memory, after / before', ratio: after / before, limit: 1.2, kind: 'max' },
    ],
  };
}

function frameFigure(intervals: readonly number[]): string {
  return `${quantile(intervals, 0.5).toFixed(1)} / ${quantile(intervals, 0.95).toFixed(1)} ms`;
}

/** Nothing was left out on the way: the list ends with the newest entry of the log. */
async function expectNewest(page: Page): Promise<void> {
  const { lastSeq } = await ask<{ lastSeq: number }>(page, 'log.query', { limit: 1, end: 'newest' });
  const said = new Intl.NumberFormat('en-US').format(lastSeq);
  await page.getByText(said, { exact: false }).first().waitFor({ timeout: 10_000 });
}
