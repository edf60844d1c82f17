/** Language and theme follow the settings while one looks, and are still there after a reload. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openScreen } from './call-on-screen.ts';
import { availableDrivers, dataFolder } from './drivers.ts';
import { eventually } from './eventually.ts';

const lookOf = (page: Page): Promise<unknown> =>
  page.evaluate(() => ({
    language: document.documentElement.lang,
    scheme: document.documentElement.dataset['mantineColorScheme'],
    title: document.querySelector('h1')?.textContent,
    navigation: document.querySelector('nav a:last-of-type')?.textContent.replace(/\d$/, ''),
    reloaded: !('markOfTest' in globalThis),
  }));

describe.each(availableDrivers)('on $name', ({ open }) => {
  it('language and theme switch at once and without a reload, and stay', async () => {
    const { page } = await open({ folder: dataFolder() });
    await page.evaluate(() => Object.assign(globalThis, { markOfTest: true }));
    await openScreen(page, 'Settings');
    const english = { language: 'en', title: 'Settings', navigation: 'Settings' };
    expect(await lookOf(page)).toMatchObject({ ...english, scheme: 'light', reloaded: false });

    await page.getByText('中文', { exact: true }).click();
    const chinese = { language: 'zh-CN', title: '设置', navigation: '设置' };
    await eventually(async () => expect(await lookOf(page)).toMatchObject({ ...chinese, reloaded: false }));
    await page.getByText('深色', { exact: true }).click();
    const chosen = { ...chinese, scheme: 'dark' };
    await eventually(async () => expect(await lookOf(page)).toEqual({ ...chosen, reloaded: false }));

    await page.reload();
    await eventually(async () => expect(await lookOf(page)).toEqual({ ...chosen, reloaded: true }));
    await page.getByText('English', { exact: true }).click();
    await eventually(async () => expect(await lookOf(page)).toMatchObject({ ...english, scheme: 'dark' }));
  });

  it('follows the system where nothing was chosen', async () => {
    const { page } = await open({ folder: dataFolder(), language: 'zh-CN' });
    await page.getByRole('button', { name: '呼叫' }).waitFor();
    expect(await lookOf(page)).toMatchObject({ language: 'zh-CN', title: '呼叫', scheme: 'light' });
    await page.emulateMedia({ colorScheme: 'dark' });
    await eventually(async () => expect(await lookOf(page)).toMatchObject({ scheme: 'dark' }));
  });
});
