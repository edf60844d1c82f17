import { describe, expect, it } from 'vitest';
import { findChromium, launchChromium, missingChromium, type Surroundings } from './chromium.ts';

/** A machine on which these programs lie. */
function machine(present: readonly string[], changes: Partial<Surroundings> = {}): Surroundings {
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    playwrightsOwn: '/cache/chrome',
    exists: (path) => present.includes(path),
    ...changes,
  };
}

describe('a browser is found', () => {
  it('where RINGCODE_CHROMIUM names it, before all others', () => {
    const env = { RINGCODE_CHROMIUM: '/opt/mine', PATH: '/usr/bin' };
    const found = findChromium(machine(['/opt/mine', '/cache/chrome', '/usr/bin/chromium'], { env }));
    expect(found).toBe('/opt/mine');
  });

  it('nowhere else where RINGCODE_CHROMIUM names one that is not there', () => {
    const env = { RINGCODE_CHROMIUM: '/opt/mine', PATH: '/usr/bin' };
    expect(findChromium(machine(['/cache/chrome', '/usr/bin/chromium'], { env }))).toBeUndefined();
  });

  it('as if RINGCODE_CHROMIUM were not set where it is empty', () => {
    const env = { RINGCODE_CHROMIUM: '' };
    expect(findChromium(machine(['/cache/chrome'], { env }))).toBe('/cache/chrome');
  });

  it("in Playwright's cache before the system's", () => {
    expect(findChromium(machine(['/cache/chrome', '/usr/bin/chromium']))).toBe('/cache/chrome');
  });

  it.each([
    [['/usr/bin/chromium', '/usr/local/bin/google-chrome'], '/usr/bin/chromium'],
    [['/usr/bin/chromium-browser', '/usr/bin/google-chrome'], '/usr/bin/chromium-browser'],
    [['/usr/bin/google-chrome', '/usr/bin/microsoft-edge'], '/usr/bin/google-chrome'],
    [['/usr/bin/microsoft-edge'], '/usr/bin/microsoft-edge'],
    [['/usr/bin/chromium', '/usr/local/bin/chromium'], '/usr/local/bin/chromium'],
  ])('on the PATH of Linux: of %j it is %s', (present, found) => {
    expect(findChromium(machine(present, { playwrightsOwn: undefined }))).toBe(found);
  });

  it('never in a folder of PATH that depends on where one stands', () => {
    const env = { PATH: '.::bin:/usr/bin' };
    expect(findChromium(machine(['chromium', 'bin/chromium'], { env }))).toBeUndefined();
  });

  it.each([
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium',
  ])('on macOS: %s', (path) => {
    expect(findChromium(machine([path], { platform: 'darwin', env: { HOME: '/Users/me' } }))).toBe(path);
  });

  it.each([
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Users\\me\\AppData\\Local\\Chromium\\Application\\chrome.exe',
  ])('on Windows: %s', (path) => {
    const env = {
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local',
    };
    expect(findChromium(machine([path], { platform: 'win32', env }))).toBe(path);
  });
});

describe('without a browser', () => {
  it('one sentence says what to install on each system', async () => {
    const failure = launchChromium({}, machine([]));
    await expect(failure).rejects.toThrow(missingChromium({}));
    expect(missingChromium({})).toMatch(
      /^[^.]*Debian[^.]*Ubuntu[^.]*macOS[^.]*Windows.*RINGCODE_CHROMIUM.*\.$/,
    );
  });

  it('a wrong RINGCODE_CHROMIUM is named', async () => {
    const env = { RINGCODE_CHROMIUM: '/opt/mine' };
    const failure = launchChromium({}, machine(['/cache/chrome'], { env }));
    await expect(failure).rejects.toThrow('RINGCODE_CHROMIUM names /opt/mine, where no program lies');
  });
});

describe('a browser that is launched', () => {
  async function commandLine(): Promise<string> {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto('chrome://version');
      return await page.locator('#command_line').innerText();
    } finally {
      await browser.close();
    }
  }

  it('is headless and quiet, has a profile of its own, and gives up its sandbox to root only', async () => {
    const lines = await Promise.all([commandLine(), commandLine()]);
    const profiles = lines.map((line) => /--user-data-dir=(\S+)/.exec(line)?.[1]);
    expect(new Set(profiles).size).toBe(2);
    expect(profiles).not.toContain(undefined);
    for (const line of lines) {
      expect(line).toMatch(/--headless/);
      expect(line).toMatch(/--disable-background-networking/);
      expect(line.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
    }
  });
});
