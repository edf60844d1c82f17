/** The application menu. */
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { screenNames } from '../../src/contract/screens.ts';
import { createWords } from '../../src/main/languages.ts';
import { menuTemplate, type MenuSurroundings } from '../../src/main/menu.ts';

function template(changes: Partial<MenuSurroundings> = {}, language = 'en'): MenuItemConstructorOptions[] {
  return menuTemplate({
    words: createWords(language),
    platform: 'linux',
    isDevelopment: false,
    openScreen: () => undefined,
    openDataFolder: () => undefined,
    ...changes,
  });
}

/** Of all menus. */
function items(menus: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
}

const platforms = ['linux', 'win32', 'darwin'] as const;

describe('the menu', () => {
  it.each(platforms)('has the roles that people expect on %s', (platform) => {
    const roles = items(template({ platform })).map(({ role }) => role);
    expect(roles).toEqual(
      expect.arrayContaining([
        'undo',
        'redo',
        'cut',
        'copy',
        'paste',
        'selectAll',
        'quit',
        'minimize',
        'togglefullscreen',
        'zoomIn',
        'resetZoom',
      ]),
    );
    expect(roles.includes('about')).toBe(platform === 'darwin');
    expect(roles.includes('hide')).toBe(platform === 'darwin');
  });

  it.each(platforms)('is Chinese on a Chinese system, on %s', (platform) => {
    const labels = [...template({ platform }, 'zh-Hans-CN'), ...items(template({ platform }, 'zh-Hans-CN'))];
    for (const { label, type } of labels)
      if (type !== 'separator' && label !== 'Ringcode') expect(label).toMatch(/\p{Script=Han}/u);
  });

  it('marks keys for its menus only where there are such keys', () => {
    const titles = (platform: NodeJS.Platform, language: string): unknown[] =>
      template({ platform }, language).map(({ label }) => label);
    expect(titles('linux', 'zh')).toEqual(['文件(&F)', '编辑(&E)', '视图(&V)', '窗口(&W)']);
    expect(titles('darwin', 'zh')).toEqual(['Ringcode', '文件', '编辑', '视图', '窗口']);
    expect(titles('darwin', 'en')).toEqual(['Ringcode', 'File', 'Edit', 'View', 'Window']);
  });

  it('opens each screen by its number', () => {
    const opened: string[] = [];
    const all = items(template({ openScreen: (screen) => opened.push(screen) }));
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      const item = all.find(({ accelerator }) => accelerator === `CommandOrControl+${number}`);
      // What a click hands over is not looked at.
      (item?.click as (() => void) | undefined)?.();
    }
    expect(opened).toEqual(screenNames);
  });

  it('gives no key to two items', () => {
    const keys = items(template()).flatMap(({ accelerator }) =>
      accelerator === undefined ? [] : [accelerator],
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('shows the DevTools to developers only', () => {
    const has = (isDevelopment: boolean): boolean =>
      items(template({ isDevelopment })).some(({ role }) => role === 'toggleDevTools' || role === 'reload');
    expect([has(false), has(true)]).toEqual([false, true]);
  });
});
