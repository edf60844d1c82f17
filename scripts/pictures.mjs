/**
 * Makes the pictures of the READMEs from the real program: the built browser host on an empty data folder, a few
 * simulated calls, and a browser that looks at the screens in both languages.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { findChromium } from '../test/support/chromium.ts';

const root = join(import.meta.dirname, '..');
const images = join(root, 'docs/images');
const size = { width: 1280, height: 800 };
const settings = {
  listener: { port: 9330 },
  simulator: { speed: 20 },
  preferences: { timeZone: 'beijing' },
};
/** Last digits of the callees: the simulator gives each another course. */
const courses = ['01', '02', '03', '04', '05', '01'];
/** What the READMEs show: the screens in daylight, and the log as it is looked at for hours. */
const light = ['call', 'calls', 'one-call', 'listener'];
const looks = [
  { language: 'en', theme: 'light', names: light },
  { language: 'zh', theme: 'light', names: light },
  { language: 'en', theme: 'dark', names: ['log'] },
  { language: 'zh', theme: 'dark', names: ['log'] },
];

/** Brings each screen to where it has something to show. */
const show = {
  call: (page) => placeCall(page, '+86 138 0000 0001'),
  calls: (page) => go(page, 'calls'),
  async 'one-call'(page) {
    await go(page, 'calls');
    await page.getByRole('row').nth(1).click();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
  },
  listener: (page) => go(page, 'listener'),
  async log(page) {
    await go(page, 'log');
    await page.getByRole('row').nth(2).click();
  },
};

const folder = mkdtempSync(join(tmpdir(), 'ringcode-pictures-'));
writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
const host = spawn(
  process.execPath,
  [join(root, 'bin/ringcode.mjs'), 'serve', '--port', '0', '--json', '--data', folder],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
try {
  const browser = await chromium.launch({ executablePath: findChromium() });
  await takeAll(browser, await addressOf(host));
  await browser.close();
} finally {
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

async function addressOf({ stdout }) {
  for await (const line of createInterface({ input: stdout })) {
    const said = JSON.parse(line);
    if (said.event === 'ready') return said.url;
  }
  throw new Error('the host ended before it was ready');
}

async function takeAll(browser, address) {
  mkdirSync(images, { recursive: true });
  const [first] = looks;
  const context = await open(browser, first);
  const page = await context.newPage();
  await page.goto(address);
  for (const digits of courses) await placeCall(page, `+86 138 0000 00${digits}`);
  await context.close();
  for (const look of looks) await takeLook(browser, address, look);
}

function open(browser, { language, theme }) {
  return browser.newContext({
    viewport: size,
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    colorScheme: theme,
  });
}

/** Places a call on the Call screen and waits until its CDR is there. */
async function placeCall(page, callee) {
  await page
    .getByLabel(/calleeNbr/)
    .first()
    .fill(callee);
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-stage="requested"][data-state="done"]').waitFor();
  await page.locator('[data-stage="billed"][data-state="done"]').waitFor({ timeout: 30_000 });
}

/** The pictures of one language in one theme. */
async function takeLook(browser, address, look) {
  const context = await open(browser, look);
  const page = await context.newPage();
  await page.goto(address);
  for (const name of look.names) {
    await show[name](page);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(images, `${name}-${look.language}-${look.theme}.png`) });
  }
  await context.close();
}

/** By the address, which is the same in both languages. */
async function go(page, name) {
  await page.evaluate(`location.hash = '#/${name}'`);
  await page.locator('h1').waitFor();
}
