/** From the start of the program to its end: one program per data folder, one window, and a clean close. */
import { join } from 'node:path';
import type { App as ElectronApp, BrowserWindow, Dialog } from 'electron';
import { AppError } from '../contract/errors.ts';
import type { ScreenName } from '../contract/screens.ts';
import type { App } from '../core/app.ts';
import { makeFolder } from '../core/make-folder.ts';
import type { Clock } from '../core/ports.ts';
import { wordStorageFailure } from '../core/storage-failure.ts';
import type { DeveloperLog } from './developer-log.ts';
import { showWindow } from './window.ts';

/** Closing must not keep the system from shutting down. What was answered is on disk already. Milliseconds. */
const longestClose = 5000;

/**
 * Chromium's own files go below the data folder: by default they would lie in a folder of nearly the same name
 * beside it, and on macOS and Windows in the very same. Two data folders are then two programs, too.
 *
 * @returns the folder of those files
 * @throws AppError `storage-failed`
 */
export function keepInDataFolder(
  app: Pick<ElectronApp, 'setName' | 'setPath' | 'setAppUserModelId'>,
  folder: string,
): string {
  const own = join(folder, 'desktop');
  try {
    makeFolder(own);
  } catch (error) {
    throw wordStorageFailure(error, folder);
  }
  app.setName('Ringcode');
  // Windows shows notifications only of programs that it knows by such a name.
  app.setAppUserModelId('Ringcode');
  app.setPath('userData', own);
  app.setPath('sessionData', own);
  return own;
}

/** The window, or none on macOS after it was closed. */
export interface OneWindow {
  current(this: void): BrowserWindow | null;
  /** Opens it where there is none. */
  show(this: void): void;
  /** Shows it with this screen; one that is open already is told by `request`. */
  showScreen(this: void, screen: ScreenName, request: () => void): void;
}

/** @param open with the screen that is to be shown */
export function keepOneWindow(open: (screen: ScreenName) => BrowserWindow): OneWindow {
  let window: BrowserWindow | null = null;
  const openNew = (screen: ScreenName): void => {
    const opened = open(screen);
    window = opened;
    opened.on('closed', () => (window = null));
  };
  return {
    current: () => window,
    show() {
      if (window === null) openNew('call');
      else showWindow(window);
    },
    showScreen(screen, request) {
      if (window === null) {
        openNew(screen);
        return;
      }
      showWindow(window);
      request();
    },
  };
}

/** What the system and a second start ask of the window. */
export function followSystem(
  app: Pick<ElectronApp, 'on' | 'quit'>,
  windows: OneWindow,
  platform: NodeJS.Platform,
): void {
  app.on('second-instance', () => windows.show());
  app.on('activate', () => windows.show());
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
}

/** Holds the end of the program up until the core is closed, for a bounded time. */
export function closeBeforeQuit(
  app: Pick<ElectronApp, 'on' | 'quit'>,
  core: Pick<App, 'close'>,
  time: Clock,
  log: DeveloperLog,
): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  const finish = (): void => {
    if (state === 'closed') return;
    state = 'closed';
    app.quit();
  };
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const cancel = time.after(longestClose, () => {
      log.write(`closing took longer than ${longestClose} ms`);
      finish();
    });
    core
      .close()
      .catch((error: unknown) => log.fault(error, 'close'))
      .finally(() => {
        cancel();
        finish();
      })
      .catch((error: unknown) => log.fault(error, 'quit'));
  });
}

/** Runs the steps of the start. Where one fails the person is told in a box, for there is no window yet. */
export function startOrSay(
  {
    app,
    dialog,
    log,
  }: {
    app: Pick<ElectronApp, 'exit'>;
    dialog: Pick<Dialog, 'showErrorBox'>;
    log: DeveloperLog;
  },
  start: () => Promise<void> | undefined,
): void {
  const giveUp = (error: unknown): void => {
    log.fault(error, 'start');
    const words = error instanceof AppError ? error.text : null;
    const reason = error instanceof Error ? error.message : String(error);
    dialog.showErrorBox(
      'Ringcode',
      words === null
        ? `Ringcode cannot start: ${reason}\nRingcode 无法启动：${reason}`
        : `${words.en}\n${words.zh}`,
    );
    app.exit(1);
  };
  try {
    start()?.catch(giveUp);
  } catch (error) {
    giveUp(error);
  }
}
