/** The desktop host, step by step. What has to happen before Electron is ready happens while this file runs. */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import Store from 'electron-store';
import type { App as Core } from '../core/app.ts';
import { dataFolder } from '../core/data-folder.ts';
import { systemClock } from '../core/system-clock.ts';
import { registerAppScheme, serveAppScheme } from './app-scheme.ts';
import { composeCore } from './compose.ts';
import { createDeveloperLog } from './developer-log.ts';
import { createFiles } from './files.ts';
import { createHost } from './host.ts';
import { answerCalls, closeStoreChannel, sendEvents } from './ipc.ts';
import { createWords, systemLanguage, type Words } from './languages.ts';
import { closeBeforeQuit, followSystem, keepInDataFolder, keepOneWindow, startOrSay } from './lifecycle.ts';
import { installMenu } from './menu.ts';
import { notifyOfEndedCalls } from './notifications.ts';
import { pageAddress } from './page-address.ts';
import { watchSleep } from './power.ts';
import { followPreferences } from './preferences.ts';
import { guardContents, guardSession } from './session-guards.ts';
import { createPlaceStore } from './store-settings.ts';
import { followTheme, openWindow } from './window.ts';

const built = join(import.meta.dirname, '..');
const folder = dataFolder(undefined);
const log = createDeveloperLog(process.stderr);
const developmentServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
const isDevelopment = developmentServer !== undefined;
const page = pageAddress(developmentServer);
const windows = keepOneWindow((startScreen) =>
  openWindow({
    createWindow: (options) => new BrowserWindow(options),
    screen,
    nativeTheme,
    page,
    startScreen,
    preload: join(built, 'preload/index.cjs'),
    places: createPlaceStore(app.getPath('userData'), Store),
    isDevelopment,
    log,
  }),
);

startOrSay({ app, dialog, log }, () => {
  app.enableSandbox();
  registerAppScheme(protocol);
  keepInDataFolder(app, folder);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  guardContents(app, shell, page.origin, log);
  // Not awaited at the top level: Electron is not ready before this file has run to its end.
  return app.whenReady().then(openDesktop);
});

async function openDesktop(): Promise<void> {
  const words = createWords(systemLanguage(app));
  const core = openCore(words);
  guardSession(session.defaultSession, page.origin, log);
  serveAppScheme(protocol, join(built, 'renderer'));
  connectPage(core);
  // Not earlier: macOS asks for the window before there can be one.
  followSystem(app, windows, process.platform);
  await followPreferences(core, ({ language, theme }) => {
    followTheme(nativeTheme, theme);
    if (words.follow(language)) showMenu(core, words);
  });
  showMenu(core, words);
  watchSleep(powerMonitor, core, systemClock);
  tellEndedCalls(core, words);
  closeBeforeQuit(app, core, systemClock, log);
  windows.show();
  await core.start();
}

function openCore(words: Words): Core {
  const files = createFiles({
    dialog,
    window: windows.current,
    startFolder: app.getPath('documents'),
    words,
  });
  const host = createHost({
    version: app.getVersion(),
    systemLanguage: systemLanguage(app),
    files,
    shell,
    notifications: Notification,
  });
  const eventLogWorker = new URL('./event-log-worker.js', import.meta.url);
  return composeCore({ folder, eventLogWorker, host, safeStorage, net, sessions: session, Store, log });
}

function connectPage(core: Core): void {
  const ipc = { ipcMain, page: () => windows.current()?.webContents ?? null, origin: page.origin, log };
  closeStoreChannel(ipcMain);
  answerCalls(core.dispatch, ipc);
  sendEvents(core.events, systemClock, ipc);
}

function showMenu(core: Core, words: Words): void {
  installMenu(Menu, {
    words,
    platform: process.platform,
    isDevelopment,
    openScreen(screenName) {
      windows.showScreen(screenName, () => core.events.emit('screen.requested', { screen: screenName }));
    },
    openDataFolder: () => void core.client.request('host.openDataFolder', {}),
  });
}

function tellEndedCalls(core: Core, words: Words): void {
  notifyOfEndedCalls({
    app: core,
    create: (options) => new Notification(options),
    isWindowVisible() {
      const window = windows.current();
      return window !== null && window.isVisible() && !window.isMinimized();
    },
    showWindow: windows.show,
    words,
    onFault: (error) => log.fault(error, 'notification'),
  });
}
