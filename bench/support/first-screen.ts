/** How long a page takes, with an empty cache, until it can be used, and which scripts that takes. */
import { gzipSync } from 'node:zlib';
import type { Browser, Response } from 'playwright-core';
import { openPage } from './screens.ts';

export interface FirstScreen {
  /** From the start of the navigation to the frame after the one that shows the button, ms. */
  readonly usable: number;
  /** Of all scripts asked for until then, gzipped, bytes. */
  readonly scripts: number;
}

/** @param selector of the button that has to be visible and enabled */
export async function loadFirstScreen(browser: Browser, url: string, selector: string): Promise<FirstScreen> {
  const page = await openPage(browser);
  try {
    const responses: Response[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') responses.push(response);
    });
    await page.addInitScript(watchForButton, selector);
    await page.goto(url, { waitUntil: 'commit' });
    const usable = await (await page.waitForFunction(() => window.usableAt)).jsonValue();
    const bodies = await Promise.all(responses.map((response) => response.body()));
    return { usable, scripts: bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) };
  } finally {
    await page.context().close();
  }
}

declare global {
  interface Window {
    usableAt: number;
  }
}

/** Runs in the page before its own scripts. Times of a page count from the start of its navigation. */
function watchForButton(selector: string): void {
  const observer = new MutationObserver(() => {
    const button = document.querySelector<HTMLButtonElement>(selector);
    if (button === null || button.disabled || !button.checkVisibility()) return;
    observer.disconnect();
    requestAnimationFrame(() => (window.usableAt = performance.now()));
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}
