/** What only a browser's page meets: other tabs on the same host, and a host that ends under an open page. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callButton, openScreen, untilStage } from './call-on-screen.ts';
import { browserHost, dataFolder } from './drivers.ts';
import { eventually } from './eventually.ts';
import { hostOf } from './host-of.ts';
import { calleesFromTop } from './log-on-screen.ts';
import { postNotifications, shownCalleeOf } from './post-notifications.ts';

const schemeOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset['mantineColorScheme']);

/** From the first to the last but one, the newest on top. */
const newestFirst = (from: number, until: number): string[] =>
  Array.from({ length: until - from }, (_, at) => shownCalleeOf(until - 1 - at));

/** In their order: one after the other. */
async function postInOrder(statusUrl: string, from: number, until: number): Promise<void> {
  for (let number = from; number < until; number += 1) await postNotifications(statusUrl, number, number + 1);
}

/** Where the listener of a running host receives, as other programs on the machine find it. */
function statusUrlIn(folder: string): string {
  const name = readdirSync(folder).find((file) => file.startsWith('running-listener-')) ?? '';
  const record: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return z.object({ statusUrl: z.string() }).parse(record).statusUrl;
}

describe('two tabs on one browser host', () => {
  it('a change in one shows in the other, and what arrives shows in both', async () => {
    const { page, newPage } = await browserHost.open({ folder: dataFolder() });
    const other = await newPage();
    if (other === null) throw new Error('a browser opens any number of tabs');
    await openScreen(other, 'Log');
    await hostOf(page).call('settings.save', { preferences: { theme: 'dark' } });
    await eventually(async () => {
      expect([await schemeOf(page), await schemeOf(other)]).toEqual(['dark', 'dark']);
    });
    await callButton(page).click();
    await untilStage(page, 'Billed');
    await openScreen(page, 'Log');
    for (const tab of [page, other])
      await eventually(async () => expect(await calleesFromTop(tab)).toHaveLength(7));
    expect(await calleesFromTop(other)).toEqual(await calleesFromTop(page));
  });
});

describe('a browser host that ends under an open page', () => {
  it('is found again by the page itself, which then shows all that arrived meanwhile', async () => {
    const folder = dataFolder();
    const { page, restartHost } = await browserHost.open({ folder });
    await page.evaluate(() => Object.assign(globalThis, { markOfTest: true }));
    await openScreen(page, 'Log');
    await postInOrder(statusUrlIn(folder), 0, 5);
    await eventually(async () => expect(await calleesFromTop(page)).toEqual(newestFirst(0, 5)));

    // Until this is lifted the page cannot come back, however quick the new host is.
    await page.context().setOffline(true);
    await restartHost();
    await page.getByRole('alert').filter({ hasText: 'does not answer; connecting again' }).waitFor();
    await postInOrder(statusUrlIn(folder), 5, 12);
    await page.context().setOffline(false);

    await eventually(async () => expect(await calleesFromTop(page)).toEqual(newestFirst(0, 12)));
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await postInOrder(statusUrlIn(folder), 12, 13);
    await eventually(async () => expect(await calleesFromTop(page)).toEqual(newestFirst(0, 13)));
    expect(await page.evaluate(() => 'markOfTest' in globalThis)).toBe(true);
  });
});
