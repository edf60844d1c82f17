/** Runs the built desktop app without Electron: its main process in Node, its window in a real Chromium. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createLink, type Link } from './link.ts';
import { StandInWindow, type Bounds } from './stand-in-window.ts';

const root = join(import.meta.dirname, '../../..');

export interface StandInOptions {
  /** Data folder of the app. */
  readonly folder: string;
  readonly browser: Browser;
  readonly env?: Readonly<Record<string, string>>;
  /** Language of the system, BCP 47. */
  readonly language?: string;
  /** `plain`: Linux without a keyring. `none`: no encryption at all. */
  readonly keychain?: 'real' | 'plain' | 'none';
  /** Key of the fake keychain; the same key reads again what was stored. */
  readonly key?: string;
}

export interface MenuItem {
  readonly label?: string;
  readonly accelerator?: string;
  readonly role?: string;
  readonly items: readonly MenuItem[];
}

/** What the app asked of the system, and what a test lets happen there. */
export interface Desktop {
  /** Paths that the dialogs answer; null: the person leaves them. */
  saveTo: string | null;
  openFrom: string | null;
  readonly openedLinks: string[];
  readonly openedFolders: string[];
  readonly notifications: { id: number; title: string; body: string }[];
  readonly errorBoxes: string[];
  menu: readonly MenuItem[];
  /** The window is shown and not minimised. */
  isVisible: boolean;
  chooseInMenu(label: string): Promise<void>;
  clickNotification(id: number): Promise<void>;
  /** What a person does to the window. */
  window(action: 'close' | 'hide' | 'minimize'): Promise<void>;
  power(event: 'suspend' | 'resume'): Promise<void>;
  secondStart(): Promise<void>;
}

export interface StandIn {
  readonly desktop: Desktop;
  /** The window's page, when it is loaded. */
  page(): Promise<Page>;
  /** What the main process wrote to its output. */
  output(): string;
  /** What the main process has answered and told its page, as JSON. */
  sent(): string;
  /** Asks the app to quit and waits for its end. @returns its exit code */
  quit(): Promise<number | null>;
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
}

export const newKey = (): string => randomBytes(32).toString('base64');

export function startStandIn(options: StandInOptions): StandIn {
  const { folder, browser, env = {}, language = 'en-US', keychain = 'real', key = newKey() } = options;
  const register = new URL('./register.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', register, join(root, 'out/main/index.js')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: {
      ...plainEnvironment(),
      ...env,
      RINGCODE_DATA: folder,
      RINGCODE_STAND_IN: JSON.stringify({ language, keychain, key }),
    },
  });
  const output = collectOutput(child);
  const state = createState(browser, language, child);
  const ended = once(child, 'exit').then(async ([code]) => {
    state.link.cut();
    await state.window?.close();
    return code as number | null;
  });
  return {
    desktop: state.desktop,
    async page() {
      const failed = ended.then(() => {
        throw new Error(`the app ended before its window was open:\n${output()}`);
      });
      const window = await Promise.race([state.opened, failed]);
      await Promise.race([window.loaded, failed]);
      return window.page;
    },
    output,
    sent: () => state.window?.sent.join('\n') ?? '',
    async quit() {
      void state.link.ask('happen', 'app', 'quit');
      return ended;
    },
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

interface State {
  readonly link: Link;
  readonly desktop: Desktop;
  readonly opened: Promise<StandInWindow>;
  window: StandInWindow | null;
}

function createState(browser: Browser, language: string, child: ChildProcess): State {
  const { promise: opened, resolve: tellOpened } = Promise.withResolvers<StandInWindow>();
  const link = createLink(child, {
    async open(id: number, bounds: Bounds, _preferences: object, preload: string) {
      const context = await browser.newContext({ viewport: sizeOf(bounds), locale: language });
      state.window = await StandInWindow.open({ id, link, preload, page: await context.newPage() });
      tellOpened(state.window);
    },
    load: async (_id: number, url: string) => (await opened).load(url),
    send: async (_id: number, channel: string, args: unknown[]) => (await opened).send(channel, args),
    state: (_id: number, { visible, minimized }: { visible: boolean; minimized: boolean }) => {
      desktop.isVisible = visible && !minimized;
    },
    close: () => state.window?.close(),
    theme: async (theme: 'system' | 'light' | 'dark') =>
      (await opened).page.emulateMedia({ colorScheme: theme === 'system' ? null : theme }),
    saveDialog: () => ({ canceled: desktop.saveTo === null, filePath: desktop.saveTo ?? '' }),
    openDialog: () => ({
      canceled: desktop.openFrom === null,
      filePaths: desktop.openFrom === null ? [] : [desktop.openFrom],
    }),
    errorBox: (title: string, text: string) => desktop.errorBoxes.push(`${title}: ${text}`),
    openExternal: (url: string) => desktop.openedLinks.push(url),
    openPath(path: string) {
      desktop.openedFolders.push(path);
      return '';
    },
    menu: (items: MenuItem[]) => (desktop.menu = items),
    notification: (id: number, words: { title: string; body: string }) =>
      desktop.notifications.push({ id, ...words }),
  });
  const desktop = createDesktop(link);
  const state: State = { link, desktop, opened, window: null };
  return state;
}

function createDesktop(link: Link): Desktop {
  const happen = async (what: string, ...args: unknown[]): Promise<void> => {
    await link.ask('happen', what, ...args);
  };
  return {
    saveTo: null,
    openFrom: null,
    openedLinks: [],
    openedFolders: [],
    notifications: [],
    errorBoxes: [],
    menu: [],
    isVisible: false,
    chooseInMenu: (label) => happen('menu', label),
    clickNotification: (id) => happen('notification', id),
    window: (action) => happen('window', action),
    power: (event) => happen('power', event),
    secondStart: () => happen('app', 'second-instance'),
  };
}

const sizeOf = ({ width, height }: Bounds): { width: number; height: number } => ({ width, height });

/** Nothing of the machine's proxies: everything stays on it. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/proxy$|^RINGCODE_|^NODE_OPTIONS$/i.test(name),
  );
  return Object.fromEntries(entries);
}

function collectOutput(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}
