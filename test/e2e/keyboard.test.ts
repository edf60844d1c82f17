/** Everything without a mouse, and the place where the keys go is always seen. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openScreen, thisCall, untilStage } from './call-on-screen.ts';
import { availableDrivers, browserHost, openForAll } from './drivers.ts';
import { hostOf } from './host-of.ts';

/** More than any screen has. */
const mostStops = 120;

/** Presses Tab until the field with this name on the wire has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const { activeElement: focused } = document;
      return focused instanceof HTMLInputElement ? (focused.labels?.[0]?.textContent ?? '') : '';
    });
    if (name.test(label)) return;
  }
  throw new Error(`no stop of the keyboard is called ${String(name)}`);
}

/** The element that has the focus, or the part of the screen that shows it; null at the end of the page. */
const focusedPart = (page: Page): Promise<{ x: number; y: number; width: number; height: number } | null> =>
  page.evaluate(() => {
    const { activeElement: focused } = document;
    if (focused === null || focused === document.body) return null;
    const boxOf = (element: Element): DOMRect => element.getBoundingClientRect();
    // Inputs of switches and segments are invisible; what is drawn for them lies beside them.
    const isDrawn = boxOf(focused).width > 4 && getComputedStyle(focused).opacity !== '0';
    const drawn = isDrawn ? focused : (focused.parentElement ?? focused);
    const { x, y, width, height } = boxOf(drawn);
    const room = 6;
    return {
      x: Math.max(0, x - room),
      y: Math.max(0, y - room),
      width: Math.min(innerWidth - Math.max(0, x - room), width + 2 * room),
      height: Math.min(innerHeight - Math.max(0, y - room), height + 2 * room),
    };
  });

describe.each(availableDrivers)('on $name, without a mouse,', (driver) => {
  const app = openForAll(driver);

  it('a call is placed: the callee typed, Ctrl+Enter pressed', async () => {
    const { page } = app();
    await page.getByRole('heading', { level: 1, name: 'Call', exact: true }).waitFor();
    await tabTo(page, /calleeNbr/);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('+8613800000002');
    await page.keyboard.press('ControlOrMeta+Enter');
    await untilStage(page, 'Billed');
    await thisCall(page).locator('[data-verdict="busy"]').waitFor();
  });

  it('digits switch the screens, but not while somebody types', async () => {
    const { page } = app();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const titles = ['Calls', 'Log', 'Listener', 'Simulator', 'Profiles', 'Settings', 'Call'];
    for (const [at, title] of titles.entries()) {
      await page.keyboard.press(String(((at + 1) % 7) + 1));
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    }
    await tabTo(page, /calleeNbr/);
    await page.keyboard.type('7');
    await page.getByRole('heading', { level: 1, name: 'Call', exact: true }).waitFor();
  });

  it('Ctrl+K finds a screen and an action; Escape leaves', async () => {
    const { page } = app();
    const search = page.getByRole('dialog').getByRole('textbox', { name: 'Search screens and actions' });
    await page.keyboard.press('ControlOrMeta+K');
    await search.waitFor();
    await page.keyboard.type('Simul');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Simulator' }).waitFor();
    await page.keyboard.press('ControlOrMeta+K');
    await search.waitFor();
    await page.keyboard.press('Escape');
    await search.waitFor({ state: 'hidden' });
  });

  it('Escape closes a dialog, and the focus is back where it was', async () => {
    const { page } = app();
    const profile = { name: 'Kept', baseUrl: 'https://rtccall.example.com', appKey: 'key' };
    await hostOf(page).call('profile.save', { profile });
    await openScreen(page, 'Profiles');
    await page.getByRole('button', { name: 'Kept' }).press('Enter');
    await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Delete “Kept”?' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Delete');
    expect(await hostOf(page).call('profile.list', {})).toHaveLength(2);
  });
});

describe('the focus', () => {
  const app = openForAll(browserHost);

  it.each(['Call', 'Log', 'Listener', 'Profiles', 'Settings'] as const)(
    'is seen at every stop of %s',
    async (title) => {
      const { page } = app();
      await openScreen(page, title);
      await page.mouse.move(0, 0);
      const unseen: string[] = [];
      for (let stop = 0; stop < mostStops; stop += 1) {
        await page.keyboard.press('Tab');
        const clip = await focusedPart(page);
        if (clip === null) break;
        const look = { clip, animations: 'disabled', caret: 'hide' } as const;
        const focused = await page.screenshot(look);
        const name = await page.evaluate(() => {
          const { activeElement } = document;
          Object.assign(globalThis, { focusOfTest: activeElement });
          (activeElement as HTMLElement | null)?.blur();
          return activeElement?.outerHTML.slice(0, 160) ?? '';
        });
        const blurred = await page.screenshot(look);
        if (focused.equals(blurred)) unseen.push(name);
        await page.evaluate(() =>
          (globalThis as unknown as { focusOfTest: HTMLElement }).focusOfTest.focus(),
        );
      }
      expect(unseen).toEqual([]);
    },
  );
});
