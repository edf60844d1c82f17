/** Every screen as it looks at work: with calls of all courses, notifications of others, and things gone wrong. */
import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { hostOf } from './host-of.ts';
import { postNotifications } from './post-notifications.ts';

export const profileName = 'Branch office';

/** Calls, foreign notifications, refusals and a profile of one's own. */
export async function fillWithData(page: Page): Promise<void> {
  const host = hostOf(page);
  const callees = [1, 2, 3, 4, 5].map((ending) => `+861380000000${ending}`);
  for (const callee of callees)
    await host.call('call.place', { profile: 'Simulator', callee, code: '246810' });
  await eventually(async () => {
    const calls = await host.call('call.list', {});
    if (calls.length < callees.length || calls.some(({ missing }) => missing.length > 0))
      throw new Error('the calls have not ended yet');
  });
  const { statusUrl } = await host.call('listener.status', {});
  const url = statusUrl ?? '';
  await postNotifications(url, 0, 3);
  await fetch(url, { method: 'POST', body: '{"eventType": "callout", "statusInfo": ' });
  await fetch(new URL('/elsewhere', url), { method: 'POST', body: '{}' });
  const baseUrl = 'https://rtccall.example.com:443';
  const profile = {
    name: profileName,
    baseUrl,
    appKey: 'branchKey',
    displayNumbers: ['+8675528000001'],
    preTones: ['welcome.wav'],
  };
  await host.call('profile.save', { profile });
  await host.call('preset.save', {
    preset: {
      name: 'Night check',
      form: { profile: 'Simulator', callee: '+8613800000003', code: '135790' },
    },
  });
}

export interface View {
  readonly name: string;
  /** In whatever language the page speaks. */
  readonly open: (page: Page) => Promise<unknown>;
}

/** Leaves what is open, and goes to the screen of this route. */
async function goTo(page: Page, route: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);
  await page.locator(`nav a[href="#${route.split('?')[0] ?? ''}"][aria-current]`).waitFor();
  await page.locator('main h1').waitFor();
}

const screen = (name: string, route: string, isThere: string): View => ({
  name,
  async open(page) {
    await goTo(page, route);
    await page.locator(isThere).first().waitFor();
  },
});

export const screens: readonly View[] = [
  screen('Call', '/', '[data-verdict]'),
  screen('Calls', '/calls', '[role="row"][aria-selected]'),
  {
    name: 'a call',
    open: async (page: Page): Promise<void> => {
      await goTo(page, '/calls');
      await page.getByRole('row').filter({ hasText: '138 0000 0001' }).first().click();
      await page.locator('main table').nth(1).waitFor();
    },
  },
  {
    name: 'Log with an open entry',
    open: async (page: Page): Promise<void> => {
      await goTo(page, '/log');
      await page.locator('[role="row"][aria-selected]').nth(1).click();
      await page.locator('[data-log-entry] dl').first().waitFor();
    },
  },
  screen('Listener', '/listener', 'tbody tr'),
  screen('Simulator', '/simulator', 'tbody tr'),
  screen('Profiles', '/profiles', 'main ul button'),
  screen('Settings', '/settings', '[role="radiogroup"]'),
];

/** What opens over a screen or in it, and screens that have something to complain about. */
export const overlays: readonly View[] = [
  {
    name: 'the presets',
    open: async (page: Page): Promise<void> => {
      await goTo(page, '/');
      await page.locator('main header button[aria-haspopup="dialog"]').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'a form with mistakes',
    open: async (page: Page): Promise<void> => {
      await goTo(page, '/');
      await page.getByRole('combobox', { name: 'calleeNbr' }).fill('12');
      await page.getByRole('textbox', { name: 'verifyCode' }).fill('12a');
      await page.keyboard.press('ControlOrMeta+Enter');
      await page.locator('input[aria-invalid="true"]').nth(1).waitFor();
      await page.getByRole('textbox', { name: 'verifyCode' }).fill('246810');
    },
  },
  {
    name: 'a profile of one’s own',
    open: async (page: Page): Promise<void> => {
      await goTo(page, '/profiles');
      await page.getByRole('list').getByRole('button', { name: profileName }).click();
      await page.locator('form').nth(1).waitFor();
    },
  },
  {
    name: 'a dialog',
    open: async (page: Page): Promise<void> => {
      await goTo(page, '/profiles');
      await page.getByRole('list').getByRole('button', { name: profileName }).click();
      await page.locator('form').first().getByRole('button').last().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'the search for screens and actions',
    open: async (page: Page): Promise<void> => {
      await goTo(page, '/settings');
      await page.keyboard.press('ControlOrMeta+K');
      await page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
];
