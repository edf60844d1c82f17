/** The window itself: hardened, where it was, and never an empty flash. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, Display } from 'electron';
import { describe, expect, it } from 'vitest';
import { createDeveloperLog } from '../../src/main/developer-log.ts';
import { pageAddress } from '../../src/main/page-address.ts';
import { openWindow, type WindowSurroundings } from '../../src/main/window.ts';
import type { WindowPlace } from '../../src/main/window-place.ts';

class FakeWindow extends EventEmitter {
  readonly webContents = new EventEmitter();
  readonly calls: string[] = [];
  readonly bounds = { x: 10, y: 40, width: 900, height: 600 };

  loadURL(url: string): Promise<void> {
    this.calls.push(`load ${url}`);
    return Promise.resolve();
  }

  show(): void {
    this.calls.push('show');
  }

  maximize(): void {
    this.calls.push('maximize');
  }

  reload(): void {
    this.calls.push('reload');
  }

  isMaximized(): boolean {
    return true;
  }

  getNormalBounds(): FakeWindow['bounds'] {
    return this.bounds;
  }
}

interface Rig {
  readonly window: FakeWindow;
  readonly options: BrowserWindowConstructorOptions;
  readonly written: WindowPlace[];
  readonly lines: string[];
}

function open({
  isDark = false,
  isDevelopment = false,
  remembered,
}: { isDark?: boolean; isDevelopment?: boolean; remembered?: unknown } = {}): Rig {
  const window = new FakeWindow();
  const seen: BrowserWindowConstructorOptions[] = [];
  const written: WindowPlace[] = [];
  const lines: string[] = [];
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as Display;
  const around: WindowSurroundings = {
    createWindow(options) {
      seen.push(options);
      // It has what is used.
      return window as unknown as BrowserWindow;
    },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    nativeTheme: { shouldUseDarkColors: isDark },
    page: pageAddress(undefined),
    startScreen: 'settings',
    preload: '/out/preload/index.cjs',
    places: { read: () => remembered, write: (place) => written.push(place) },
    isDevelopment,
    log: createDeveloperLog({ write: (line) => lines.push(line) }),
  };
  openWindow(around);
  return { window, options: seen[0] ?? {}, written, lines };
}

describe('the window', () => {
  it('isolates its page as far as Electron can', () => {
    expect(open().options.webPreferences).toEqual({
      preload: '/out/preload/index.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: false,
      spellcheck: false,
    });
    expect(open({ isDevelopment: true }).options.webPreferences?.devTools).toBe(true);
  });

  it('loads our own page and is shown when it is drawn, in the colour of the theme', () => {
    const { window, options } = open();
    expect(options.show).toBe(false);
    expect(window.calls).toEqual(['load app://ringcode/#/settings']);
    window.emit('ready-to-show');
    expect(window.calls.at(-1)).toBe('show');
    expect(open({ isDark: true }).options.backgroundColor).not.toBe(options.backgroundColor);
  });

  it('is shown though its page failed, so that it can be closed', () => {
    const { window, lines } = open();
    window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://ringcode/a', false);
    expect(window.calls).toHaveLength(1);
    window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://ringcode/', true);
    expect(window.calls.at(-1)).toBe('show');
    expect(lines.join('')).toContain('ERR_FILE_NOT_FOUND (-6)');
  });

  it.each([
    ['crashed', true],
    ['clean-exit', false],
  ])('gets a page again whose process is gone: %s', (reason, again) => {
    const { window } = open();
    window.webContents.emit('render-process-gone', {}, { reason });
    expect(window.calls.includes('reload')).toBe(again);
  });

  it('is left as it is where its page ends again and again', () => {
    const { window } = open();
    for (let end = 0; end < 10; end += 1)
      window.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    expect(window.calls.filter((call) => call === 'reload')).toHaveLength(3);
  });

  it('comes up where it was, and remembers where it is', () => {
    const remembered = { x: 100, y: 90, width: 1000, height: 700, maximized: true };
    const { window, options, written } = open({ remembered });
    expect(options).toMatchObject({ x: 100, y: 90, width: 1000, height: 700 });
    expect(window.calls).toContain('maximize');
    window.emit('close');
    expect(written).toEqual([{ ...window.bounds, maximized: true }]);
  });
});
