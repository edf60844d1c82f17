/** A browser and a Chinese font for the end-to-end tests, installed where that needs no question: by root on Debian. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../test/support/chromium.ts';

/**
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 * @property {boolean} hasAptGet Debian, or a system made of it.
 * @property {boolean} hasChromium Also where RINGCODE_CHROMIUM names one: that is the user's choice, right or wrong.
 * @property {boolean} hasChineseFont
 */

/** For both packages over a slow line. */
const limitMs = 10 * 60_000;

/**
 * Debian's packages that are missing and may be installed.
 * @param {Machine} machine
 */
export function packagesToInstall({ platform, isRoot, hasAptGet, hasChromium, hasChineseFont }) {
  if (platform !== 'linux' || !isRoot || !hasAptGet) return [];
  // Without fontconfig's fc-list nobody could tell next time that the font is there.
  const fonts = hasChineseFont ? [] : ['fontconfig', 'fonts-noto-cjk'];
  return hasChromium ? fonts : ['chromium', ...fonts];
}

/**
 * Installs what is missing, and never fails: without a browser the end-to-end tests say themselves what to install.
 * @param {Machine} machine
 * @param {(args: readonly string[], until: number) => Promise<boolean>} aptGet `until`: ms since 1970; whether it worked
 */
export async function ensureChromium(machine = lookAround(), aptGet = runAptGet) {
  const packages = packagesToInstall(machine);
  if (packages.length === 0) return;
  const list = packages.join(' ');
  process.stdout.write(`Installing ${list} for the end-to-end tests... 正在安装…\n`);
  const until = Date.now() + limitMs;
  const installed =
    (await aptGet(['update'], until)) &&
    (await aptGet(['install', '--yes', '--no-install-recommends', ...packages], until));
  if (!installed) process.stdout.write(`Could not install ${list}. 安装失败。\n`);
}

function lookAround() {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasAptGet: existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get'),
    hasChromium: Boolean(process.env.RINGCODE_CHROMIUM) || findChromium() !== undefined,
    hasChineseFont: hasChineseFont(),
  };
}

function hasChineseFont() {
  const { stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return Boolean(stdout?.trim());
}

/** Its own output is the progress. */
function runAptGet(args, until) {
  const options = ['-q', '-o', 'Acquire::http::Timeout=30', '-o', 'DPkg::Lock::Timeout=60'];
  return new Promise((resolve) => {
    const child = spawn('/usr/bin/apt-get', [...options, ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: Math.max(1, until - Date.now()),
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
