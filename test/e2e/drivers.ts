/**
 * The same screens in their three hosts, each opened the way a person opens it. A specification is written once:
 *
 *     describe.each(drivers)('$name', (driver) => {
 *       it.skipIf(driver.unavailable)('...', async () => {
 *         const { page } = await driver.open({ folder: dataFolder() });
 *       });
 *     });
 *
 * Everything that was opened is closed after its test.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import type { Desktop } from '../support/electron-stand-in/stand-in.ts';
import { launchChromium } from '../support/chromium.ts';
import { browserHostDriver } from './browser-host-driver.ts';
import { electronDriver } from './electron-driver.ts';
import { standInDriver } from './stand-in-driver.ts';

export interface OpenOptions {
  /** Data folder; see `dataFolder`. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Language of the system, BCP 47. */
  readonly language?: string;
}

export interface OpenApp {
  /** The page; a host that was restarted may have another one. */
  readonly page: Page;
  /** One more tab on the same host; null where the host has one window only. */
  newPage(): Promise<Page | null>;
  /** Ends the host as a crash does and starts it again on the same folder. A browser's page stays open meanwhile. */
  restartHost(): Promise<void>;
  /** Ends the host in order, as a person does. */
  close(): Promise<void>;
  /** Everything that the host wrote to its output. */
  output(): string;
  /** The system around the window, where the test plays it: the stand-in only. */
  readonly desktop: Desktop | null;
}

export interface Driver {
  readonly name: string;
  /** Why it cannot run on this machine; empty where it can. */
  readonly unavailable: string;
  open(options: OpenOptions): Promise<OpenApp>;
}

/** What a driver needs from here. */
export type OpenWithBrowser = (options: OpenOptions, browser: Browser) => Promise<OpenApp>;

let browser: Promise<Browser> | null = null;
afterAll(async () => {
  await (await browser)?.close();
});

function driver(name: string, unavailable: string, open: OpenWithBrowser): Driver {
  return {
    name,
    unavailable,
    async open(options) {
      browser ??= launchChromium();
      const opened = await open(options, await browser);
      onTestFinished(() => opened.close());
      return opened;
    },
  };
}

export const drivers: readonly Driver[] = [
  driver(electronDriver.name, electronDriver.unavailable(), electronDriver.open),
  driver('the desktop app on the stand-in for Electron', '', standInDriver),
  driver('the browser host', '', browserHostDriver),
];

/**
 * A data folder that is gone after the test. Its listener takes any free port: the usual one belongs to the
 * machine, and to one test at a time.
 */
export function dataFolder(settings: object = { listener: { port: 0 } }): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringcode-e2e-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings), { mode: 0o600 });
  return folder;
}
