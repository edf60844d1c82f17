/** The part of the module `electron` that this program uses. README.md says what it proves and what not. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { handlers, happenings, link, preventable } from './main-side.ts';
import { belongTo, BrowserWindow as StandInWindow, closeAllWindows } from './window.ts';
import { ClientRequest, type RequestOptions } from './net.ts';

const settings = z
  .object({ language: z.string(), key: z.string(), keychain: z.enum(['real', 'plain', 'none']) })
  .parse(JSON.parse(process.env['RINGCODE_STAND_IN'] ?? '{}'));

export const BrowserWindow = StandInWindow;
export const net = { request: (options: RequestOptions): ClientRequest => new ClientRequest(options) };

class App extends EventEmitter {
  readonly isPackaged = false;
  #paths = new Map<string, string>();
  #quitting = false;

  isQuitting(): boolean {
    return this.#quitting;
  }

  setName(): void {
    // Nothing here depends on the name.
  }

  setAppUserModelId(): void {
    // Nothing here depends on it.
  }

  enableSandbox(): void {
    // Chromium's own sandbox, as the test started it.
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    return this.#paths.get(name) ?? this.#paths.get('userData') ?? '';
  }

  getVersion(): string {
    const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
    return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
  }

  getPreferredSystemLanguages(): string[] {
    return [settings.language];
  }

  getLocale(): string {
    return settings.language;
  }

  requestSingleInstanceLock(): boolean {
    return true;
  }

  /** Not before the main module has run to its end. */
  whenReady(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  quit(): void {
    this.#quitting = true;
    this.emit('before-quit', preventable({}));
    if (!closeAllWindows()) return;
    const event = preventable({});
    this.emit('will-quit', event);
    if (!event.prevented) this.exit(0);
  }

  exit(code: number): void {
    process.exit(code);
  }
}

export const app = new App();
belongTo(app);
happenings.on('app', (name, ...args) => {
  if (name === 'quit') app.quit();
  else app.emit(name as string, preventable({}), ...args);
});

export const ipcMain = {
  handle(channel: string, handler: (...args: unknown[]) => unknown): void {
    handlers.ipc.set(channel, handler);
  },
  on: nothing,
  removeAllListeners: nothing,
};

function nothing(): void {
  // Asked for by the program, without an effect here.
}

export const protocol = {
  registerSchemesAsPrivileged: nothing,
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    handlers.protocols.set(`${scheme}:`, handler);
  },
};

const keep =
  (name: string) =>
  (handler: (...args: unknown[]) => unknown): void =>
    void handlers.session.set(name, handler);

export const session = {
  defaultSession: {
    setPermissionRequestHandler: keep('setPermissionRequestHandler'),
    setPermissionCheckHandler: keep('setPermissionCheckHandler'),
    setDevicePermissionHandler: keep('setDevicePermissionHandler'),
    on: nothing,
    webRequest: { onBeforeRequest: keep('onBeforeRequest') },
  },
  fromPartition: (): { closeAllConnections(): Promise<void> } => ({
    closeAllConnections: () => Promise.resolve(),
  }),
};

export const dialog = {
  showSaveDialog: (...args: unknown[]): Promise<unknown> => link.ask('saveDialog', args.at(-1)),
  showOpenDialog: (...args: unknown[]): Promise<unknown> => link.ask('openDialog', args.at(-1)),
  showErrorBox(title: string, text: string): void {
    void link.ask('errorBox', title, text);
  },
};

export const shell = {
  openExternal: (url: string): Promise<unknown> => link.ask('openExternal', url),
  openPath: (path: string): Promise<unknown> => link.ask('openPath', path),
};

interface Item {
  readonly label?: string;
  readonly accelerator?: string;
  readonly role?: string;
  readonly submenu?: readonly Item[];
  readonly click?: () => void;
}

let menu: readonly Item[] = [];
export const Menu = {
  buildFromTemplate: (template: readonly Item[]): readonly Item[] => template,
  setApplicationMenu(template: readonly Item[]): void {
    menu = template;
    void link.ask('menu', menu.map(describeItem));
  },
};
function describeItem({ label, accelerator, role, submenu = [] }: Item): object {
  return { label, accelerator, role, items: submenu.map(describeItem) };
}
happenings.on('menu', (label) => {
  const items = menu.flatMap(({ submenu = [] }) => submenu);
  items.find((item) => item.label === label)?.click?.();
});

let notificationsMade = 0;
const shownNotifications = new Map<number, Notification>();
export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }

  readonly #words: { title?: string; body?: string };

  constructor(words: { title?: string; body?: string }) {
    super();
    this.#words = words;
  }

  show(): void {
    notificationsMade += 1;
    shownNotifications.set(notificationsMade, this);
    void link.ask('notification', notificationsMade, this.#words);
  }
}
happenings.on('notification', (id) => shownNotifications.get(id as number)?.emit('click'));

export const powerMonitor = new EventEmitter();
happenings.on('power', (name) => powerMonitor.emit(name as string));

let themeSource = 'system';
export const nativeTheme = {
  get shouldUseDarkColors(): boolean {
    return themeSource === 'dark';
  },
  get themeSource(): string {
    return themeSource;
  },
  set themeSource(theme: string) {
    themeSource = theme;
    void link.ask('theme', theme);
  },
};

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
export const screen = {
  getPrimaryDisplay: (): typeof display => display,
  getAllDisplays: (): (typeof display)[] => [display],
};

const key = Buffer.from(settings.key, 'base64');
/** What Chromium writes before its data: v10 stands for the key that everybody knows on Linux. */
const mark = Buffer.from(settings.keychain === 'plain' ? 'v10' : 'v11');

export const safeStorage = {
  isAsyncEncryptionAvailable: (): Promise<boolean> => Promise.resolve(settings.keychain !== 'none'),
  getSelectedStorageBackend: (): string => (settings.keychain === 'plain' ? 'basic_text' : 'gnome_libsecret'),
  encryptStringAsync(text: string): Promise<Buffer> {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([mark, iv, cipher.getAuthTag(), data]));
  },
  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    await Promise.resolve();
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(3, 15), { authTagLength: 16 });
    decipher.setAuthTag(sealed.subarray(15, 31));
    const result = Buffer.concat([decipher.update(sealed.subarray(31)), decipher.final()]).toString('utf8');
    return { result, shouldReEncrypt: false };
  },
};
