/** The browser host as it is installed, and pages of it in Chromium. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startChild, type Child } from './child.ts';

export interface Screens extends Child {
  /** The address to open. */
  readonly url: string;
}

/** @param program door of an installed program. @param folder for its data */
export async function serveScreens(program: string, folder: string): Promise<Screens> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ listener: { port: 0 } }));
  const child = await startChild([program, 'serve', '--port', '0', '--json', '--data', folder]);
  const { url } = JSON.parse(child.firstLine) as { url: string };
  return { ...child, url };
}

const surroundings: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'en-US' };

/** A page with a cache and a session of its own; closing its context ends both. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext(surroundings);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

/** The Log screen, showing what arrives. */
export async function openLog(browser: Browser, { url }: Screens): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(url);
  await page.locator('nav a[href="#/log"]').click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  return page;
}

/** Asks the host as its page does. */
export async function ask<Value>(page: Page, method: string, input: object = {}): Promise<Value> {
  const reply = await page.evaluate(
    async ([name, body]) => {
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(`/rpc/${name}`, { method: 'POST', headers, body });
      return (await response.json()) as unknown;
    },
    [method, JSON.stringify(input)] as const,
  );
  // The contract of this method, which the caller names.
  const { ok, value } = reply as { ok: boolean; value: Value };
  if (!ok) throw new Error(`${method} failed: ${JSON.stringify(reply)}`);
  return value;
}
