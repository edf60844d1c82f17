/** The main process's end of the link to the browser, and what arrives there. */
import { EventEmitter } from 'node:events';
import { createLink } from './link.ts';

export interface FrameOfSender {
  readonly url: string;
  readonly isMain: boolean;
}

interface Prevented {
  prevented: boolean;
}

/** An event object as Electron hands out, and whether somebody said no. */
export function preventable<Fields extends object>(
  fields: Fields,
): Fields & Prevented & { preventDefault(): void } {
  const event = {
    ...fields,
    prevented: false,
    preventDefault: () => {
      event.prevented = true;
    },
  };
  return event;
}

type Handler = (...args: unknown[]) => unknown;

/** Handlers that the program has registered, each under its name. */
export const handlers = {
  ipc: new Map<string, Handler>(),
  protocols: new Map<string, (request: Request) => Response | Promise<Response>>(),
  /** Of the page's session; by the name of the setter. */
  session: new Map<string, Handler>(),
};

/** What the test makes happen, as events: `power`, `app`, `notification`, `menu`, `window`. */
export const happenings = new EventEmitter<Record<string, unknown[]>>();

interface WindowsForLink {
  sender(id: number, frame: FrameOfSender): object;
  allowsNavigation(id: number, url: string, isMainFrame: boolean): boolean;
  opens(id: number, url: string): void;
}
let windows: WindowsForLink | null = null;
export function serveWindows(served: WindowsForLink): void {
  windows = served;
}

export const link = createLink(process, {
  invoke(id: number, frame: FrameOfSender, channel: string, args: unknown[]) {
    const handler = handlers.ipc.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return handler(windows?.sender(id, frame), ...args);
  },
  async fetch(url: string, method: string) {
    const handler = handlers.protocols.get(new URL(url).protocol);
    if (handler === undefined) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
    const response = await handler(new Request(url, { method }));
    const body = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  },
  async allowsRequest(url: string) {
    const filter = handlers.session.get('onBeforeRequest');
    if (filter === undefined) return true;
    const { cancel } = await new Promise<{ cancel?: boolean }>((resolve) => filter({ url }, resolve));
    return cancel !== true;
  },
  allowsPermission: (permission: string, origin: string) =>
    handlers.session.get('setPermissionCheckHandler')?.(null, permission, origin, {}) ?? true,
  allowsNavigation: (id: number, url: string, isMainFrame: boolean) =>
    windows?.allowsNavigation(id, url, isMainFrame),
  opens: (id: number, url: string) => windows?.opens(id, url),
  happen: (what: string, ...args: unknown[]) => void happenings.emit(what, ...args),
});

process.on('disconnect', () => process.exit(0));
