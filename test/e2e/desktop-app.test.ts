/** What only the desktop app has, on the built bundles: bridge, guards, keychain, menu, notifications, sleep. */
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { bridgeName } from '../../src/contract/channels.ts';
import { launchChromium } from '../support/chromium.ts';
import { collectEvents, request, requestFromFrame } from '../support/electron-stand-in/in-page.ts';
import {
  newKey,
  startStandIn,
  type StandIn,
  type StandInOptions,
} from '../support/electron-stand-in/stand-in.ts';
import { tempFolder } from '../core/event-log/temp-folder.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Its listener takes any free port. */
function dataFolder(): string {
  const folder = tempFolder();
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ listener: { port: 0 } }));
  return folder;
}

async function open(
  options: Partial<StandInOptions> = {},
): Promise<{ standIn: StandIn; folder: string; page: Page }> {
  const folder = options.folder ?? dataFolder();
  const standIn = startStandIn({ browser, ...options, folder });
  onTestFinished(() => standIn.kill());
  return { standIn, folder, page: await standIn.page() };
}

/** For what goes through sockets. */
const patience = { timeout: 20_000 };

const foreignPage = 'https://elsewhere.invalid/';
const form = { profile: 'Simulator', callee: '+8613800000001', code: '1234' };

describe('the page of the desktop app', () => {
  it('comes with the policy in its headers, a new nonce each time, and nothing of it is refused', async () => {
    const { page } = await open();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    const policies: (string | null | undefined)[] = [];
    for (let visit = 0; visit < 2; visit += 1)
      policies.push(await (await page.reload())?.headerValue('content-security-policy'));
    expect(policies[0]).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}'/,
    );
    expect(policies[1]).not.toBe(policies[0]);
    await page.getByRole('navigation').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('has two functions of the program, and nothing of Node or Electron', async () => {
    const { page } = await open();
    const found = await page.evaluate(
      (bridge) => ({
        bridge: Object.keys((globalThis as unknown as Record<string, object>)[bridge] ?? {}),
        others: ['require', 'process', 'module', 'ipcRenderer', 'electronStandIn'].filter(
          (name) => name in globalThis,
        ),
      }),
      bridgeName,
    );
    expect(found).toEqual({ bridge: ['request', 'subscribe'], others: [] });
  });

  it('is answered by the core, and told of what happens there', async () => {
    const { page, folder } = await open();
    expect(await request(page, 'host.describe')).toMatchObject({
      ok: true,
      value: {
        dataFolder: folder,
        systemLanguage: 'en-US',
        capabilities: { fileDialogs: true, openFolder: true, systemNotifications: true },
      },
    });
    const events = await collectEvents(page);
    await request(page, 'settings.save', { preferences: { theme: 'dark' } });
    await vi.waitFor(() => {
      const changed = events.find(({ name }) => name === 'settings.changed');
      expect(changed).toMatchObject({ payload: { preferences: { theme: 'dark' } } });
    });
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  });
});

describe('whoever is not the page', () => {
  it('is refused, and the refusal is written down: another origin in the same window', async () => {
    const { page, standIn } = await open();
    await page.route(`${foreignPage}**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>x' }),
    );
    await page.goto(foreignPage);
    expect(await request(page, 'host.describe')).toMatchObject({ ok: false, code: 'forbidden' });
    await vi.waitFor(() => {
      expect(standIn.output()).toContain('refused a call: its page is of https://elsewhere.invalid');
    });
  });

  it('is refused, and the refusal is written down: a frame inside the page', async () => {
    const { page, standIn } = await open();
    const attached = page.waitForEvent('frameattached');
    await page.evaluate(() => document.body.append(document.createElement('iframe')));
    expect(await requestFromFrame(await attached, 'host.describe')).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
    await vi.waitFor(() => {
      expect(standIn.output()).toContain('refused a call: it came from a frame inside the page');
    });
  });

  it('does not come in: a navigation elsewhere ends before it begins', async () => {
    const { page, standIn } = await open();
    const address = page.url();
    await page.evaluate((url) => location.assign(url), foreignPage);
    await vi.waitFor(() =>
      expect(standIn.output()).toContain('denied a navigation to https://elsewhere.invalid'),
    );
    expect(page.url()).toBe(address);
    expect(await request(page, 'host.describe')).toMatchObject({ ok: true });
  });

  it('gets no window: listed https links go to the system, others nowhere', async () => {
    const { page, standIn } = await open();
    const listed = 'https://support.huaweicloud.com/api-VoiceCall/rtc_05_0005.html';
    for (const url of ['https://elsewhere.invalid/', 'http://support.huaweicloud.com/', listed])
      await page.evaluate((address) => void window.open(address), url);
    await vi.waitFor(() => expect(standIn.desktop.openedLinks).toEqual([listed]));
    await vi.waitFor(() => expect(standIn.output().match(/denied a window/g)).toHaveLength(2));
  });

  it('is not served: what is not part of the screens is not there, and nothing else is reached', async () => {
    const { page } = await open();
    const answers = await page.evaluate(async (foreign) => {
      const ask = (path: string): Promise<number | string> =>
        fetch(path)
          .then(({ status }) => status)
          .catch(() => 'failed');
      const paths = [
        '/index.html',
        '/../package.json',
        '/..%2f..%2fpackage.json',
        '/assets/..\\..\\main\\index.js',
      ];
      return Promise.all([...paths, foreign].map(ask));
    }, foreignPage);
    expect(answers).toEqual([200, 404, 404, 404, 'failed']);
  });
});

describe('the system around the window', () => {
  it('keeps secrets encrypted under its keychain, in a file of the owner', async () => {
    const key = newKey();
    const { page, folder, standIn } = await open({ key });
    const profile = { name: 'live', baseUrl: 'https://rtccall.example.com:443', appKey: 'key' };
    expect(await request(page, 'profile.save', { profile })).toMatchObject({ ok: true });
    const secret = 'planted-secret-of-the-keychain';
    expect(await request(page, 'profile.setSecret', { name: 'live', secret })).toMatchObject({ ok: true });
    const path = join(folder, 'keychain-secrets.json');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await standIn.quit()).toBe(0);
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name)).includes(secret)).toBe(false);
    expect(standIn.output()).not.toContain(secret);
  });

  it('refuses secrets where it has no keyring, and offers this session only', async () => {
    const { page, folder } = await open({ keychain: 'plain' });
    const profile = { name: 'live', baseUrl: 'https://rtccall.example.com:443', appKey: 'key' };
    await request(page, 'profile.save', { profile });
    const set = { name: 'live', secret: 'planted-secret' };
    if (process.platform === 'linux') {
      const reply = await request(page, 'profile.setSecret', set);
      expect(reply).toMatchObject({ ok: false, code: 'secret-store-refused' });
      expect(JSON.stringify(reply)).toMatch(/session only/);
      expect(existsSync(join(folder, 'keychain-secrets.json'))).toBe(false);
    }
    expect(await request(page, 'profile.setSecret', { ...set, keep: 'session' })).toMatchObject({ ok: true });
  });

  it('tells that a call has ended while the window is hidden, and shows the window for a click', async () => {
    const { page, standIn } = await open();
    await request(page, 'simulator.setSpeed', { speed: 100 });
    const events = await collectEvents(page);
    expect(await request(page, 'call.place', form)).toMatchObject({ ok: true, value: { accepted: true } });
    await vi.waitFor(() => expect(JSON.stringify(events)).toContain('disconnect'), patience);
    expect(standIn.desktop.notifications).toEqual([]);
    await standIn.desktop.window('hide');
    await request(page, 'call.place', form);
    await vi.waitFor(() => expect(standIn.desktop.notifications).toHaveLength(1), patience);
    const [told] = standIn.desktop.notifications;
    expect(told?.title).toBe('Call ended: +86 138 •••• 0001');
    expect(told?.body).not.toBe('');
    await standIn.desktop.clickNotification(told?.id ?? 0);
    await vi.waitFor(() => expect(standIn.desktop.isVisible).toBe(true));
  });

  it('has a menu in the language of the screens, whose items open screens', async () => {
    const { page, standIn } = await open({ language: 'zh-CN' });
    const labels = (): string[] =>
      standIn.desktop.menu.flatMap(({ items }) => items.map(({ label }) => label ?? ''));
    expect(labels()).toEqual(expect.arrayContaining(['呼叫', '监听', '设置…', '复制']));
    const events = await collectEvents(page);
    await standIn.desktop.chooseInMenu('监听');
    await vi.waitFor(() => {
      expect(events).toContainEqual({ name: 'screen.requested', payload: { screen: 'listener' } });
    });
    await request(page, 'settings.save', { preferences: { language: 'en' } });
    await vi.waitFor(() =>
      expect(labels()).toEqual(expect.arrayContaining(['Listener', 'Settings…', 'Copy'])),
    );
  });

  it('tells the core of sleep and waking', async () => {
    const { page, standIn } = await open();
    const events = await collectEvents(page);
    await standIn.desktop.power('suspend');
    await standIn.desktop.power('resume');
    await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('notice.raised'));
  });

  it('brings the window back for a second start, and ends the program with the window', async () => {
    const { standIn } = await open();
    await standIn.desktop.window('minimize');
    await standIn.desktop.secondStart();
    await vi.waitFor(() => expect(standIn.desktop.isVisible).toBe(true));
    if (process.platform === 'darwin') return;
    await standIn.desktop.window('close');
    expect(await standIn.ended).toBe(0);
  });
});
