/**
 * Both ends of Electron's IPC in one process. Everything that crosses is copied by the structured clone
 * algorithm, as Electron does it: a function or an object of a class does not get through.
 */
import { EventEmitter } from 'node:events';
import type { IpcMainInvokeEvent } from 'electron';

export interface IpcPair {
  /** The main process's end. */
  readonly ipcMain: {
    handle(channel: string, listener: (event: IpcMainInvokeEvent, ...args: never[]) => unknown): void;
  };
  /** The page as main sees it. */
  readonly page: FakePage;
  /** The preload's end. */
  readonly ipcRenderer: {
    invoke(channel: string, ...args: unknown[]): Promise<unknown>;
    on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): void;
  };
  /** Where the next messages come from; the main frame of the page by default. */
  from: Origin;
}

export interface Origin {
  /** Id of the window's contents. */
  readonly contents: number;
  readonly url: string;
  readonly isMainFrame: boolean;
}

export interface FakePage {
  readonly id: number;
  url: string;
  destroyed: boolean;
  getURL(): string;
  isDestroyed(): boolean;
  send(channel: string, ...args: unknown[]): void;
}

export function createIpcPair(url: string): IpcPair {
  type Handler = (event: IpcMainInvokeEvent, ...args: never[]) => unknown;
  const handlers = new Map<string, Handler>();
  const arrived = new EventEmitter();
  const page: FakePage = {
    id: 7,
    url,
    destroyed: false,
    getURL: () => page.url,
    isDestroyed: () => page.destroyed,
    send: (channel, ...args) => void arrived.emit(channel, {}, ...structuredClone(args)),
  };
  const pair: IpcPair = {
    ipcMain: { handle: (channel, listener) => void handlers.set(channel, listener) },
    page,
    ipcRenderer: {
      async invoke(channel, ...args) {
        const copies = structuredClone(args) as never[];
        const handler = handlers.get(channel);
        if (handler === undefined) throw new Error(`no handler for ${channel}`);
        return structuredClone(await handler(eventFrom(pair.from), ...copies));
      },
      on: (channel, listener) => void arrived.on(channel, listener),
    },
    from: { contents: page.id, url, isMainFrame: true },
  };
  return pair;
}

function eventFrom({ contents, url, isMainFrame }: Origin): IpcMainInvokeEvent {
  const senderFrame = { url, parent: isMainFrame ? null : {} };
  // The program looks at nothing else of the event.
  return { sender: { id: contents }, senderFrame } as unknown as IpcMainInvokeEvent;
}
