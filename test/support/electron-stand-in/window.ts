/** A window whose page is a tab of a real Chromium, which the test process holds. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { happenings, link, preventable, serveWindows, type FrameOfSender } from './main-side.ts';

interface Options {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly webPreferences?: { readonly preload?: string; readonly [name: string]: unknown };
}

export interface AppForWindows extends EventEmitter {
  isQuitting(): boolean;
}

const open = new Map<number, BrowserWindow>();
let made = 0;
let app: AppForWindows | null = null;
export function belongTo(owner: AppForWindows): void {
  app = owner;
}

class WebContents extends EventEmitter {
  readonly id: number;
  #url = '';
  #openHandler: ((details: { url: string }) => { action: string }) | null = null;
  #destroyed = false;

  constructor(id: number) {
    super();
    this.id = id;
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  send(channel: string, ...args: unknown[]): void {
    void link.ask('send', this.id, channel, structuredClone(args));
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler;
  }

  opens(url: string): void {
    this.#openHandler?.({ url });
  }

  moveTo(url: string): void {
    this.#url = url;
  }

  destroy(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }
}

export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  #bounds: { x: number; y: number; width: number; height: number };
  #state = { visible: false, minimized: false, maximized: false };

  constructor({ x = 0, y = 0, width = 800, height = 600, show = true, webPreferences = {} }: Options) {
    super();
    made += 1;
    this.id = made;
    this.#bounds = { x, y, width, height };
    this.#state.visible = show;
    this.webContents = new WebContents(this.id);
    open.set(this.id, this);
    app?.emit('web-contents-created', preventable({}), this.webContents);
    const { preload, ...preferences } = webPreferences;
    const script = preload === undefined ? '' : readFileSync(preload, 'utf8');
    void link.ask('open', this.id, this.#bounds, preferences, script);
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.moveTo(url);
    await link.ask('load', this.id, url);
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }

  show(): void {
    this.#change({ visible: true });
  }

  hide(): void {
    this.#change({ visible: false });
  }

  minimize(): void {
    this.#change({ minimized: true });
  }

  restore(): void {
    this.#change({ minimized: false });
  }

  maximize(): void {
    this.#change({ maximized: true });
  }

  focus(): void {
    this.emit('focus');
  }

  reload(): void {
    void link.ask('load', this.id, this.webContents.getURL());
  }

  isVisible(): boolean {
    return this.#state.visible;
  }

  isMinimized(): boolean {
    return this.#state.minimized;
  }

  isMaximized(): boolean {
    return this.#state.maximized;
  }

  isDestroyed(): boolean {
    return !open.has(this.id);
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { ...this.#bounds };
  }

  setBounds(bounds: { x: number; y: number; width: number; height: number }): void {
    this.#bounds = { ...bounds };
  }

  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (event.prevented || !open.delete(this.id)) return;
    void link.ask('close', this.id);
    this.webContents.destroy();
    this.emit('closed');
    if (open.size === 0 && app?.isQuitting() !== true) app?.emit('window-all-closed');
  }

  #change(state: Partial<{ visible: boolean; minimized: boolean; maximized: boolean }>): void {
    this.#state = { ...this.#state, ...state };
    void link.ask('state', this.id, this.#state);
  }
}

export function closeAllWindows(): boolean {
  for (const window of [...open.values()]) window.close();
  return open.size === 0;
}

serveWindows({
  sender: (id, frame) => ({ sender: open.get(id)?.webContents, senderFrame: frameOf(frame), type: 'frame' }),
  allowsNavigation(id, url, isMainFrame) {
    const contents = open.get(id)?.webContents;
    const names = ['will-frame-navigate', ...(isMainFrame ? ['will-navigate'] : [])];
    return names.every((name) => {
      const event = preventable({ url, isMainFrame });
      contents?.emit(name, event);
      return !event.prevented;
    });
  },
  opens: (id, url) => open.get(id)?.webContents.opens(url),
});

function frameOf({ url, isMain }: FrameOfSender): { url: string; parent: object | null } {
  return { url, parent: isMain ? null : {} };
}

/** What a person does to the window. */
happenings.on('window', (action) => {
  const [window] = open.values();
  if (action === 'close') window?.close();
  if (action === 'hide') window?.hide();
  if (action === 'minimize') window?.minimize();
});
happenings.on('navigated', (id, url) => open.get(id as number)?.webContents.moveTo(url as string));
