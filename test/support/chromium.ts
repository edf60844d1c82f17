/** The browser of the end-to-end tests: any Chromium, Chrome or Edge that this machine has. */
import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

/** What a search for a browser looks at. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where playwright-core would put its own; undefined on a system it has none for. */
  readonly playwrightsOwn: string | undefined;
  /** Whether a program lies at that path. */
  readonly exists: (path: string) => boolean;
}

/** Path of a browser; undefined where there is none, or where RINGCODE_CHROMIUM names one that is not there. */
export function findChromium(surroundings: Surroundings = thisMachine()): string | undefined {
  const { env, playwrightsOwn, exists } = surroundings;
  const named = env['RINGCODE_CHROMIUM'];
  if (named) return exists(named) ? named : undefined;
  const candidates = playwrightsOwn === undefined ? [] : [playwrightsOwn];
  return [...candidates, ...systemPlaces(surroundings)].find(exists);
}

/** A headless browser with a new profile, which goes when it is closed. Rejects with what to install where there is none. */
export async function launchChromium(
  options: LaunchOptions = {},
  surroundings: Surroundings = thisMachine(),
): Promise<Browser> {
  const executablePath = findChromium(surroundings);
  if (executablePath === undefined) throw new Error(missingChromium(surroundings.env));
  const { args = [], ...others } = options;
  return chromium.launch({
    executablePath,
    headless: true,
    // Chromium refuses to sandbox pages for root. Playwright adds --no-sandbox where this is false.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...quietFlags, ...args],
    ...others,
  });
}

/** Nothing but the test's own pages may cause traffic. */
const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What to do where no browser is found, as one sentence. */
export function missingChromium(env: Surroundings['env']): string {
  const named = env['RINGCODE_CHROMIUM'];
  if (named)
    return `RINGCODE_CHROMIUM names ${named}, where no program lies: correct it, or unset it to use the browser of this machine.`;
  return [
    'The end-to-end tests need Chromium, Chrome or Edge and found none: install it',
    'on Debian with "sudo apt-get install chromium fonts-noto-cjk",',
    'on Ubuntu and other Linux with "npx playwright-core install --with-deps chromium",',
    'on macOS with "brew install --cask google-chrome",',
    'on Windows with "winget install Google.Chrome",',
    'or set RINGCODE_CHROMIUM to the path of one.',
  ].join(' ');
}

function systemPlaces(surroundings: Surroundings): readonly string[] {
  switch (surroundings.platform) {
    case 'win32':
      return windowsPlaces(surroundings.env);
    case 'darwin':
      return macPlaces(surroundings.env);
    default:
      return pathPlaces(surroundings.env);
  }
}

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** The first command wins wherever in PATH it lies. */
function pathPlaces(env: Surroundings['env']): readonly string[] {
  const folders = (env['PATH'] ?? '').split(posix.delimiter).filter((folder) => posix.isAbsolute(folder));
  return commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
}

function macPlaces(env: Surroundings['env']): readonly string[] {
  const home = env['HOME'];
  const folders = ['/Applications', ...(home ? [posix.join(home, 'Applications')] : [])];
  return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
    folders.map((folder) => posix.join(folder, `${name}.app`, 'Contents/MacOS', name)),
  );
}

function windowsPlaces(env: Surroundings['env']): readonly string[] {
  const variables = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];
  const folders = variables.map((name) => env[name]).filter((folder) => folder !== undefined);
  const programs = ['Google\\Chrome', 'Microsoft\\Edge', 'Chromium'].map((product) =>
    win32.join(product, 'Application', product.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
  );
  return programs.flatMap((program) => folders.map((folder) => win32.join(folder, program)));
}

function thisMachine(): Surroundings {
  return {
    platform: process.platform,
    env: process.env,
    playwrightsOwn: playwrightsOwn(),
    exists: isProgram,
  };
}

/** It throws on a system that playwright-core has no Chromium for. */
function playwrightsOwn(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
