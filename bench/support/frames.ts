/** How evenly a page draws, and how much it keeps. */
import type { CDPSession, Page } from 'playwright-core';

export interface Frames {
  /** Times between frames, ms. */
  readonly intervals: readonly number[];
}

declare global {
  interface Window {
    frameTimes: number[] | undefined;
  }
}

/** Times every frame that is drawn while `meanwhile` runs. @returns ms between one frame and the next */
export async function frameIntervals(page: Page, meanwhile: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    window.frameTimes = times;
    const next = (at: number): void => {
      if (window.frameTimes !== times) return;
      times.push(at);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await meanwhile();
  const times = await page.evaluate(() => {
    const taken = window.frameTimes ?? [];
    window.frameTimes = undefined;
    return taken;
  });
  return times.slice(1).map((at, index) => at - (times[index] ?? at));
}

/** Of the page's scripts and its document, after everything unused was collected, bytes. */
export async function heapInUse(page: Page): Promise<number> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  // What is freed by one collection may hold what only the next one finds.
  for (let time = 0; time < 2; time += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
