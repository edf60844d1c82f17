/**
 * The same screens in their three hosts, each opened the way a person opens it. A specification is written once:
 *
 *     describe.each(availableDrivers)('$name', (driver) => {
 *       it('...', async () => {
 *         const { page } = await driver.open({ folder: dataFolder() });
 *       });
 *     });
 *
 * What was opened is closed after its test; `openForAll` opens for all tests of a suite.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
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
  newPage(this: void): Promise<Page | null>;
  /** Ends the host as a crash does and starts it again on the same folder. A browser's page stays open meanwhile. */
  restartHost(this: void): Promise<void>;
  /** Ends the host in order, as a person does. */
  close(this: void): Promise<void>;
  /** Everything that the host wrote to its output. */
  output(this: void): string;
  /**
   * Everything that the host has sent to its page since it was opened: replies and events, and what they came
   * with. null where nobody can listen between the two.
   */
  sent(this: void): Promise<string | null>;
  /** Content of the file that an export makes, `work` being what a person does for it; null where only the system's own dialog can be asked. */
  saved(this: void, work: () => Promise<void>): Promise<string | null>;
  /** The system around the window, where the test plays it: the stand-in only. */
  readonly desktop: Desktop | null;
}

export interface Driver {
  readonly name: string;
  /** Why it cannot run on this machine; empty where it can. */
  readonly unavailable: string;
  open(this: void, options: OpenOptions): Promise<OpenApp>;
  /** The same; whoever launches it closes it. */
  launch(this: void, options: OpenOptions): Promise<OpenApp>;
}

/** What a driver needs from here. */
export type OpenWithBrowser = (options: OpenOptions, browser: Browser) => Promise<OpenApp>;

let browser: Promise<Browser> | null = null;
afterAll(async () => {
  await (await browser)?.close();
});

function driver(name: string, unavailable: string, open: OpenWithBrowser): Driver {
  const launch = async (options: OpenOptions): Promise<OpenApp> => {
    browser ??= launchChromium();
    const opened = await open(options, await browser);
    opened.page.setDefaultTimeout(patienceMs);
    return opened;
  };
  return {
    name,
    unavailable,
    launch,
    async open(options) {
      const opened = await launch(options);
      onTestFinished(() => opened.close());
      return opened;
    },
  };
}

/** How long something may take that a machine with other work to do still does. */
export const patienceMs = 20_000;

export const browserHost = driver('the browser host', '', browserHostDriver);

export const drivers: readonly Driver[] = [
  driver(electronDriver.name, electronDriver.unavailable(), electronDriver.open),
  driver('the desktop app on the stand-in for Electron', '', standInDriver),
  browserHost,
];

export const availableDrivers = drivers.filter(({ unavailable }) => unavailable === '');

/** Listener and speed as the tests want them: any free port, and a call that is over in about a second. */
export const quickSettings = { listener: { port: 0 }, simulator: { speed: 20 } };

/**
 * A data folder that is gone after the test. Its listener takes any free port: the usual one belongs to the
 * machine, and to one test at a time.
 */
export function dataFolder(settings: object = quickSettings): string {
  const { folder, remove } = makeFolder(settings);
  onTestFinished(remove);
  return folder;
}

/** One app for all tests of the suite that calls this. It is there while tests run, not before. */
export function openForAll(driver: Driver, settings: object = quickSettings): () => OpenApp {
  let opened: OpenApp | null = null;
  beforeAll(async () => {
    const { folder, remove } = makeFolder(settings);
    opened = await driver.launch({ folder });
    return async () => {
      await opened?.close();
      remove();
    };
  });
  return () => {
    if (opened === null) throw new Error('the app is opened when the tests begin');
    return opened;
  };
}

function makeFolder(settings: object): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'ringcode-e2e-'));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings), { mode: 0o600 });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
