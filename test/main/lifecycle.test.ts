/** Start and end of the program. */
import { EventEmitter } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App as ElectronApp, BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/contract/errors.ts';
import type { ScreenName } from '../../src/contract/screens.ts';
import type { DeveloperLog } from '../../src/main/developer-log.ts';
import { createDeveloperLog } from '../../src/main/developer-log.ts';
import {
  closeBeforeQuit,
  followSystem,
  keepInDataFolder,
  keepOneWindow,
  startOrSay,
} from '../../src/main/lifecycle.ts';
import { tempFolder } from '../core/event-log/temp-folder.ts';
import { createFakeClock } from '../support/fake-clock.ts';

function collectLog(): { log: DeveloperLog; lines: string[] } {
  const lines: string[] = [];
  return { log: createDeveloperLog({ write: (line) => lines.push(line) }), lines };
}

/** Electron's app as far as its end is concerned: `quit` asks, and quits where nobody says no. */
class FakeApp extends EventEmitter {
  quits = 0;
  ended = false;
  readonly paths = new Map<string, string>();

  quit(): void {
    this.quits += 1;
    this.ended = true;
    this.emit('will-quit', { preventDefault: () => (this.ended = false) });
  }

  setName(): void {
    // Not looked at.
  }

  setAppUserModelId(): void {
    // Not looked at.
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  asElectron(): ElectronApp {
    // It has what is used.
    return this as unknown as ElectronApp;
  }
}

describe('the data folder', () => {
  it("holds Chromium's files in a folder of its own, for the owner only", () => {
    const folder = join(tempFolder(), 'new');
    const app = new FakeApp();
    expect(keepInDataFolder(app.asElectron(), folder)).toBe(join(folder, 'desktop'));
    expect(app.paths.get('userData')).toBe(join(folder, 'desktop'));
    expect(app.paths.get('sessionData')).toBe(join(folder, 'desktop'));
    expect(existsSync(join(folder, 'desktop'))).toBe(true);
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('that cannot be made is a failure in words', () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    expect(() => keepInDataFolder(new FakeApp().asElectron(), join(file, 'below'))).toThrow(AppError);
  });
});

describe('a start that fails', () => {
  const started = async (start: () => Promise<void> | undefined): Promise<string[]> => {
    const said: string[] = [];
    const done = Promise.withResolvers<undefined>();
    const exit = (code?: number): void => {
      said.push(`exit ${String(code)}`);
      done.resolve(undefined);
    };
    const dialog = { showErrorBox: (_title: string, text: string) => void said.push(text) };
    startOrSay({ app: { exit }, dialog, log: collectLog().log }, start);
    await done.promise;
    return said;
  };

  it('says why, in both languages, and ends', async () => {
    const full = new AppError('storage-failed', { en: 'The disk is full.', zh: '磁盘已满。' });
    expect(await started(() => Promise.reject(full))).toEqual(['The disk is full.\n磁盘已满。', 'exit 1']);
    const said = await started(() => {
      throw new Error('no such thing');
    });
    expect(said).toEqual([
      'Ringcode cannot start: no such thing\nRingcode 无法启动：no such thing',
      'exit 1',
    ]);
  });
});

class FakeWindow extends EventEmitter {
  readonly calls: string[] = [];
  minimized = false;

  isMinimized(): boolean {
    return this.minimized;
  }

  restore(): void {
    this.calls.push('restore');
  }

  show(): void {
    this.calls.push('show');
  }

  focus(): void {
    this.calls.push('focus');
  }
}

describe('the one window', () => {
  const rig = (): {
    made: FakeWindow[];
    screens: ScreenName[];
    windows: ReturnType<typeof keepOneWindow>;
  } => {
    const made: FakeWindow[] = [];
    const screens: ScreenName[] = [];
    const windows = keepOneWindow((screen) => {
      const window = new FakeWindow();
      made.push(window);
      screens.push(screen);
      // It has what is used.
      return window as unknown as BrowserWindow;
    });
    return { made, screens, windows };
  };

  it('is opened once, then shown, and opened again after it was closed', () => {
    const { made, windows } = rig();
    expect(windows.current()).toBeNull();
    windows.show();
    windows.show();
    expect(made).toHaveLength(1);
    expect(made[0]?.calls).toEqual(['show', 'focus']);
    made[0]?.emit('closed');
    expect(windows.current()).toBeNull();
    windows.show();
    expect(made).toHaveLength(2);
  });

  it('opens with the screen that is asked for, and asks an open one for it', () => {
    const { made, screens, windows } = rig();
    let requests = 0;
    const request = (): void => {
      requests += 1;
    };
    windows.showScreen('settings', request);
    expect([screens, requests]).toEqual([['settings'], 0]);
    windows.showScreen('log', request);
    expect([made.length, requests, made[0]?.calls]).toEqual([1, 1, ['show', 'focus']]);
    made[0]?.emit('closed');
    windows.show();
    expect(screens).toEqual(['settings', 'call']);
  });

  it.each(['second-instance', 'activate'])('comes back for %s, minimised or not', (event) => {
    const { made, windows } = rig();
    const app = new FakeApp();
    followSystem(app.asElectron(), windows, 'linux');
    windows.show();
    if (made[0] !== undefined) made[0].minimized = true;
    app.emit(event);
    expect(made[0]?.calls).toEqual(['restore', 'show', 'focus']);
  });

  it.each([
    ['linux', 1],
    ['win32', 1],
    ['darwin', 0],
  ] as const)('closed on %s asks to quit so many times: %d', (platform, quits) => {
    const app = new FakeApp();
    followSystem(app.asElectron(), rig().windows, platform);
    app.emit('window-all-closed');
    expect(app.quits).toBe(quits);
  });
});

describe('the end', () => {
  const closing = (
    close: () => Promise<void>,
  ): { app: FakeApp; clock: ReturnType<typeof createFakeClock>; lines: string[]; closed: () => number } => {
    const app = new FakeApp();
    const clock = createFakeClock(0);
    const { log, lines } = collectLog();
    let closed = 0;
    const core = {
      close: () => {
        closed += 1;
        return close();
      },
    };
    closeBeforeQuit(app.asElectron(), core, clock, log);
    return { app, clock, lines, closed: () => closed };
  };

  it('waits until the core is closed, once', async () => {
    const gate = Promise.withResolvers<undefined>();
    const { app, closed, clock } = closing(() => gate.promise);
    app.quit();
    app.quit();
    expect([app.ended, closed()]).toEqual([false, 1]);
    gate.resolve(undefined);
    await expect.poll(() => app.ended).toBe(true);
    expect(clock.due()).toEqual([]);
  });

  it('waits no longer than five seconds', () => {
    const { app, clock, lines } = closing(() => new Promise(() => undefined));
    app.quit();
    clock.advance(4999);
    expect(app.ended).toBe(false);
    clock.advance(1);
    expect(app.ended).toBe(true);
    expect(lines.join('')).toContain('5000 ms');
  });

  it('comes though closing fails, and the failure is written down', async () => {
    const { app, lines } = closing(() => Promise.reject(new Error('stuck')));
    app.quit();
    await expect.poll(() => app.ended).toBe(true);
    expect(lines.join('')).toContain('stuck');
  });
});
