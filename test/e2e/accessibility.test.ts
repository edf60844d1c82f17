/** Every screen, in both themes and languages, for people with other eyes and hands, and on other displays. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { browserHost, openForAll } from './drivers.ts';
import { eventually } from './eventually.ts';
import { hostOf } from './host-of.ts';
import { fillWithData, overlays, screens } from './screens-with-data.ts';

const looks = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'zh', theme: 'light' },
  { language: 'zh', theme: 'dark' },
] as const;
type Look = (typeof looks)[number];

async function choose(page: Page, { language, theme }: Look): Promise<void> {
  await hostOf(page).call('settings.save', { preferences: { language, theme } });
  const wanted = [language === 'zh' ? 'zh-CN' : 'en', theme];
  const chosen = (): Promise<unknown> =>
    page.evaluate(() => {
      const { lang, dataset } = document.documentElement;
      return [lang, dataset['mantineColorScheme']];
    });
  await eventually(async () => expect(await chosen()).toEqual(wanted));
}

/** One line for each fault that axe finds. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** What is wider than the window lets it be; a table may scroll inside itself. */
const overflowsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const parts = {
      page: 'html',
      screen: 'main',
      head: 'main header',
      body: 'main header + div',
      status: 'footer',
    };
    return Object.entries(parts).flatMap(([name, selector]) => {
      const { scrollWidth = 0, clientWidth = 0 } = document.querySelector(selector) ?? {};
      return scrollWidth > clientWidth ? [`${name}: ${scrollWidth} in ${clientWidth}`] : [];
    });
  });

describe('the screens', () => {
  const app = openForAll(browserHost, { listener: { port: 0 }, simulator: { speed: 100 } });
  beforeAll(async () => {
    const { page } = app();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await fillWithData(page);
    await page.getByRole('button', { name: 'Call on Simulator' }).click();
  });

  it.each(looks)('have no fault that axe finds, in $language and $theme', async (look) => {
    const { page } = app();
    await page.setViewportSize({ width: 1280, height: 800 });
    await choose(page, look);
    const faults: string[] = [];
    for (const { name, open } of [...screens, ...overlays]) {
      await open(page);
      for (const fault of await faultsOf(page)) faults.push(`${name}: ${fault}`);
    }
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
  });

  it.each([
    { width: 1024, height: 700, language: 'en', theme: 'light' },
    { width: 640, height: 800, language: 'en', theme: 'light' },
    { width: 640, height: 800, language: 'zh', theme: 'light' },
  ] as const)(
    'need no scrolling sideways at $width pixels, in $language',
    async ({ width, height, ...look }) => {
      const { page } = app();
      await page.setViewportSize({ width, height });
      await choose(page, look);
      const wide: string[] = [];
      for (const { name, open } of screens) {
        await open(page);
        for (const part of await overflowsOf(page)) wide.push(`${name}: ${part}`);
      }
      expect(wide).toEqual([]);
    },
  );
});
