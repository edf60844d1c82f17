/** Time from the POST of a notification to its row on screen. */
import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';

export interface Shown {
  readonly page: Page;
  /** Where its notifications are posted. */
  readonly url: string;
}

export interface Posted {
  readonly body: string;
  /** Digits that only the row of this notification shows. */
  readonly mark: string;
}

/** @returns delays in ms, one for each, in their order */
export async function rowDelays(
  { page, url }: Shown,
  notifications: readonly Posted[],
  pause: () => number,
): Promise<number[]> {
  const offset = await clockOffset(page);
  await page.evaluate(watchRows);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const sent = new Map<string, number>();
  for (const { body, mark } of notifications) {
    await wait(pause());
    sent.set(mark, now());
    await post(url, body, agent);
  }
  agent.destroy();
  const marks = [...sent.keys()];
  const seen = await page.evaluate(rowsSeen, marks);
  return marks.map((mark, at) => (seen[at] ?? Number.NaN) - offset - (sent.get(mark) ?? 0));
}

const now = (): number => performance.timeOrigin + performance.now();

const samples = 25;

/**
 * Both clocks count evenly, but from starts that they know from a wall clock only: what the page's is ahead by is
 * measured, in the quickest of several round trips, to half of that one's time. ms
 */
async function clockOffset(page: Page): Promise<number> {
  let best = { took: Infinity, offset: 0 };
  for (let sample = 0; sample < samples; sample += 1) {
    const before = now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const after = now();
    if (after - before < best.took) best = { took: after - before, offset: there - (before + after) / 2 };
  }
  return best.offset;
}

async function post(url: string, body: string, agent: Agent): Promise<void> {
  const headers = {
    'Content-Type': 'application/json;charset=UTF-8',
    'Content-Length': Buffer.byteLength(body),
  };
  const asked = httpRequest(url, { method: 'POST', agent, headers });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200)
    throw new Error(`a notification was answered ${String(response.statusCode)}`);
  response.resume();
  await once(response, 'end');
}

declare global {
  interface Window {
    /** When each mark was on screen: the next frame after it came into the document has run. */
    shownAt: Map<string, number> | undefined;
  }
}

/** In the page. */
function watchRows(): void {
  if (window.shownAt !== undefined) return;
  const shownAt = new Map<string, number>();
  window.shownAt = shownAt;
  const observer = new MutationObserver((records) => {
    const marks = records
      .flatMap(({ type, target, addedNodes }) => (type === 'characterData' ? [target] : [...addedNodes]))
      .flatMap((node) => node.textContent?.replace(/\s/g, '').match(/138000\d{5}/g) ?? [])
      .filter((mark) => !shownAt.has(mark));
    if (marks.length === 0) return;
    requestAnimationFrame(() => {
      const at = performance.timeOrigin + performance.now();
      for (const mark of marks) shownAt.set(mark, at);
    });
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
}

/** In the page: waits until all have been shown. */
async function rowsSeen(marks: readonly string[]): Promise<number[]> {
  const until = performance.now() + 5000;
  while (!marks.every((mark) => window.shownAt?.has(mark)) && performance.now() < until)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  return marks.map((mark) => window.shownAt?.get(mark) ?? Number.NaN);
}
