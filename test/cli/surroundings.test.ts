import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../src/core/data-folder.ts';
import { exitCodeOf, exitCodes } from '../../src/cli/exit-codes.ts';
import { chooseLanguage } from '../../src/cli/language.ts';
import { errorCodes } from '../../src/contract/errors.ts';

describe('the data folder', () => {
  const home = join('/', 'home', 'li');

  it.each<[string, NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['Windows', 'win32', { LOCALAPPDATA: join('/', 'local') }, join('/', 'local', 'Ringcode')],
    ['Windows without its variable', 'win32', {}, join(home, 'AppData', 'Local', 'Ringcode')],
    ['Windows with an empty one', 'win32', { LOCALAPPDATA: '' }, join(home, 'AppData', 'Local', 'Ringcode')],
    ['macOS', 'darwin', { XDG_DATA_HOME: '/x' }, join(home, 'Library', 'Application Support', 'Ringcode')],
    ['Linux', 'linux', {}, join(home, '.local', 'share', 'ringcode')],
    ['Linux with XDG', 'linux', { XDG_DATA_HOME: join('/', 'xdg') }, join('/', 'xdg', 'ringcode')],
    ['Linux with an empty one', 'linux', { XDG_DATA_HOME: '' }, join(home, '.local', 'share', 'ringcode')],
    ['another Unix', 'freebsd', {}, join(home, '.local', 'share', 'ringcode')],
  ])('is where %s has it', (_system, platform, env, folder) => {
    expect(dataFolder(undefined, env, platform, home)).toBe(folder);
  });

  it.each<NodeJS.Platform>(['win32', 'darwin', 'linux'])(
    'is the one asked for, then the one set: %s',
    (platform) => {
      const env = { RINGCODE_DATA: 'set', XDG_DATA_HOME: '/x', LOCALAPPDATA: '/y' };
      expect(dataFolder('asked', env, platform, home)).toBe(resolve('asked'));
      expect(dataFolder(undefined, env, platform, home)).toBe(resolve('set'));
      for (const blank of ['', ' '])
        expect(dataFolder(undefined, { RINGCODE_DATA: blank }, platform, home)).toBe(
          dataFolder(undefined, {}, platform, home),
        );
    },
  );
});

describe('the language', () => {
  const none = (): string => {
    throw new Error('the system must not be asked here');
  };

  it.each<[string[], NodeJS.ProcessEnv, string]>([
    [['call', '--lang', 'zh'], { LANG: 'en_US.UTF-8' }, 'zh'],
    [['--lang=zh-CN', 'call'], { LANG: 'en_US.UTF-8' }, 'zh'],
    [['--lang', 'en'], { LC_ALL: 'zh_CN.UTF-8' }, 'en'],
    [['--lang=fr'], { LC_ALL: 'zh_CN.UTF-8' }, 'zh'],
    [['--lang', 'zhx'], { LC_ALL: 'en_US.UTF-8' }, 'en'],
    [[], { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
    [[], { LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_US' }, 'zh'],
    [[], { LC_MESSAGES: 'en_US', LANG: 'zh_CN' }, 'en'],
    [[], { LANG: 'ZH_cn.gb18030' }, 'zh'],
    [[], { LANG: 'C' }, 'en'],
  ])('of %j with %j is %s', (argv, env, language) => {
    expect(chooseLanguage(argv, env, none)).toBe(language);
  });

  it.each([
    ['zh-CN', 'zh'],
    ['zh-Hans-SG', 'zh'],
    ['en-US', 'en'],
    ['de-DE', 'en'],
  ])("is the system's where no variable says it: %s", (locale, language) => {
    expect(chooseLanguage(['call', '--lang'], {}, () => locale)).toBe(language);
    expect(chooseLanguage([], { LC_ALL: '', LANG: '' }, () => locale)).toBe(language);
  });
});

describe('exit codes', () => {
  it('are the published ones', () => {
    expect(exitCodes).toEqual({
      done: 0,
      unforeseen: 1,
      usage: 2,
      refused: 3,
      networkFailed: 4,
      waitedInVain: 5,
    });
  });

  it('tell what the user can put right from what the program could not do', () => {
    expect(Object.fromEntries(errorCodes.map((code) => [code, exitCodeOf(code)]))).toEqual({
      'unknown-method': 1,
      'invalid-input': 2,
      'not-found': 2,
      conflict: 2,
      'port-in-use': 1,
      'listener-failed': 1,
      'bad-address': 2,
      'log-unavailable': 1,
      'secret-missing': 2,
      'secret-store-refused': 1,
      'settings-damaged': 1,
      'storage-failed': 1,
      'access-refused': 1,
      forbidden: 1,
      'host-lost': 1,
      unsupported: 1,
      unexpected: 1,
    });
  });
});
