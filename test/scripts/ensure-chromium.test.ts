import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { root } from '../support/layer-table.ts';

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly hasAptGet: boolean;
  readonly hasChromium: boolean;
  readonly hasChineseFont: boolean;
}
interface Script {
  readonly packagesToInstall: (machine: Machine) => string[];
  readonly ensureChromium: (
    machine: Machine,
    aptGet: (args: readonly string[], until: number) => Promise<boolean>,
  ) => Promise<void>;
}

// Scripts have no types; this is what the script's comments promise, and every member is called below.
const { packagesToInstall, ensureChromium } = (await import(
  pathToFileURL(join(root, 'scripts/ensure-chromium.mjs')).href
)) as Script;

const bare: Machine = {
  platform: 'linux',
  isRoot: true,
  hasAptGet: true,
  hasChromium: false,
  hasChineseFont: false,
};

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs it on that machine; apt-get fails at the command named. */
async function run(machine: Machine, failing?: string): Promise<{ asked: string[]; said: string }> {
  const asked: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await ensureChromium(machine, (args, until) => {
    asked.push(args.join(' '));
    expect(until - Date.now()).toBeLessThanOrEqual(600_000);
    return Promise.resolve(args[0] !== failing);
  });
  const said = output.mock.calls.map(([text]) => String(text)).join('');
  output.mockRestore();
  return { asked, said };
}

describe('packages', () => {
  it.each([
    ['everything is missing', {}, ['chromium', 'fontconfig', 'fonts-noto-cjk']],
    ['a browser is there', { hasChromium: true }, ['fontconfig', 'fonts-noto-cjk']],
    ['a Chinese font is there', { hasChineseFont: true }, ['chromium']],
    ['both are there', { hasChromium: true, hasChineseFont: true }, []],
    ['the user is not root', { isRoot: false }, []],
    ['there is no apt-get', { hasAptGet: false }, []],
    ['it is macOS', { platform: 'darwin' }, []],
    ['it is Windows', { platform: 'win32' }, []],
  ] as const)('where %s', (_, changes, packages) => {
    expect(packagesToInstall({ ...bare, ...changes })).toEqual(packages);
  });
});

describe('installing', () => {
  it('asks apt-get without questions and says what it does', async () => {
    const { asked, said } = await run(bare);
    expect(asked).toEqual([
      'update',
      'install --yes --no-install-recommends chromium fontconfig fonts-noto-cjk',
    ]);
    expect(said).toBe(
      'Installing chromium fontconfig fonts-noto-cjk for the end-to-end tests... 正在安装…\n',
    );
  });

  it.each([
    ['update', 1],
    ['install', 2],
  ])('says so and goes on where %s fails', async (failing, commands) => {
    const { asked, said } = await run(bare, failing);
    expect(asked).toHaveLength(commands);
    expect(said).toContain('Could not install chromium fontconfig fonts-noto-cjk.');
  });

  it('says nothing where nothing is to be done', async () => {
    expect(await run({ ...bare, isRoot: false })).toEqual({ asked: [], said: '' });
  });
});
