import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { newKey, startStandIn } from '../support/electron-stand-in/stand-in.ts';
import type { OpenWithBrowser } from './drivers.ts';

/** The built desktop app without Electron. */
export const standInDriver: OpenWithBrowser = async (options, browser) => {
  const key = newKey();
  let written = '';
  let sent = '';
  let standIn = startStandIn({ ...options, browser, key });
  let page: Page = await standIn.page();
  return {
    get page() {
      return page;
    },
    get desktop() {
      return standIn.desktop;
    },
    newPage: () => Promise.resolve(null),
    async restartHost() {
      await standIn.kill();
      written += standIn.output();
      sent += standIn.sent();
      standIn = startStandIn({ ...options, browser, key });
      page = await standIn.page();
    },
    async close() {
      await standIn.quit();
    },
    output: () => written + standIn.output(),
    sent: () => Promise.resolve(sent + standIn.sent()),
    async saved(work) {
      const folder = mkdtempSync(join(tmpdir(), 'ringcode-saved-'));
      const path = join(folder, 'export');
      standIn.desktop.saveTo = path;
      try {
        await work();
        await page.getByText(path).waitFor();
        return readFileSync(path, 'utf8');
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
};
