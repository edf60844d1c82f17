/** The one window: hardened, where it was last time, and shown when its page is drawn. */
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  NativeTheme,
  Rectangle,
  Screen,
} from 'electron';
import { screenPath, type ScreenName } from '../contract/screens.ts';
import type { Preferences } from '../domain/settings.ts';
import type { DeveloperLog } from './developer-log.ts';
import type { PageAddress } from './page-address.ts';
import { smallestWindow, windowPlace, type WindowPlace } from './window-place.ts';

/** Where the window's place is kept between two starts. */
export interface PlaceStore {
  /** @returns what was written, or anything else that the file holds */
  read(): unknown;
  write(place: WindowPlace): void;
}

export interface WindowSurroundings {
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly screen: Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>;
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>;
  readonly page: PageAddress;
  /** The screen that the page opens with. */
  readonly startScreen: ScreenName;
  /** Path of the built preload. */
  readonly preload: string;
  readonly places: PlaceStore;
  /** The DevTools can be opened. */
  readonly isDevelopment: boolean;
  readonly log: DeveloperLog;
}

/** Before the page is drawn, in the colour that it is going to have: a flash of white hurts in the dark. */
const backgrounds = { light: '#f6f7f9', dark: '#101216' } as const;

/** A page that ends again and again is left as it is. */
const mostReloads = 3;

export function openWindow(around: WindowSurroundings): BrowserWindow {
  const { maximized, ...bounds } = windowPlace(around.places.read(), workAreas(around.screen));
  const window = around.createWindow({ ...windowOptions(around), ...bounds });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.webContents.on('did-fail-load', (_event, code, description, _address, isMainFrame) => {
    if (!isMainFrame) return;
    around.log.write(`the page did not load: ${description} (${code})`);
    // An empty window can be closed; one that never shows cannot.
    window.show();
  });
  let ends = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    around.log.write(`the page's process ended: ${reason}`);
    ends += 1;
    if (reason !== 'clean-exit' && ends <= mostReloads) window.reload();
  });
  window.on('close', () => around.places.write(placeOf(window)));
  // A failure is told by did-fail-load.
  window.loadURL(`${around.page.url}#${screenPath(around.startScreen)}`).catch(() => undefined);
  return window;
}

/** Brings the window before the person, wherever it hides. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The system's own parts of the window follow the theme of the screens. */
export function followTheme(
  nativeTheme: Pick<NativeTheme, 'themeSource'>,
  theme: Preferences['theme'],
): void {
  nativeTheme.themeSource = theme;
}

function windowOptions({
  nativeTheme,
  preload,
  isDevelopment,
}: WindowSurroundings): BrowserWindowConstructorOptions {
  return {
    title: 'Ringcode',
    show: false,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    backgroundColor: backgrounds[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: isDevelopment,
      // Chromium would fetch dictionaries, and what is typed here is numbers.
      spellcheck: false,
    },
  };
}

/** The main screen first. */
function workAreas(screen: WindowSurroundings['screen']): [Rectangle, ...Rectangle[]] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main.workArea, ...others.map(({ workArea }) => workArea)];
}

/** The place it has when it is neither maximised nor minimised. */
function placeOf(window: BrowserWindow): WindowPlace {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}
