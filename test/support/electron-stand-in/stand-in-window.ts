/** The browser's end of one window: a tab that gets its page and its messages from the main process. */
import type { Frame, Page, Request, Route } from 'playwright-core';
import { z } from 'zod';
import type { Link } from './link.ts';
import { startPage } from './page-side.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Chromium knows no scheme that only Electron registers, so the page lives here while main sees `app:`. */
const shownOrigin = 'https://ringcode.invalid';
const realOrigin = 'app://ringcode';

const responseSchema = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.instanceof(Uint8Array),
});

export interface WindowParts {
  readonly id: number;
  readonly page: Page;
  readonly link: Link;
  readonly preload: string;
}

type Message = readonly [channel: string, args: unknown[]];

export class StandInWindow {
  readonly page: Page;
  readonly loaded: Promise<unknown>;
  /** What the page was answered and told so far, as JSON. */
  readonly sent: string[] = [];
  readonly #id: number;
  readonly #link: Link;
  readonly #tellLoaded: () => void;
  #waiting: Message[] = [];
  #receiver: ((message: Message) => void) | null = null;

  private constructor({ id, page, link }: WindowParts) {
    this.#id = id;
    this.page = page;
    this.#link = link;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.loaded = promise;
    this.#tellLoaded = () => resolve(undefined);
  }

  static async open(parts: WindowParts): Promise<StandInWindow> {
    const window = new StandInWindow(parts);
    await window.#prepare(parts.preload);
    return window;
  }

  async load(url: string): Promise<void> {
    await this.#grantPermissions();
    await this.page.goto(shown(url));
    this.#tellLoaded();
  }

  /** To the page's listeners, in order; what comes while the page does not look waits. */
  send(channel: string, args: unknown[]): void {
    this.sent.push(JSON.stringify(args));
    const message: Message = [channel, args];
    const receiver = this.#receiver;
    this.#receiver = null;
    if (receiver === null) this.#waiting.push(message);
    else receiver(message);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  async #prepare(preload: string): Promise<void> {
    const binding = 'electronStandIn';
    await this.page.exposeBinding(binding, ({ frame }, what: string, channel: string, args: unknown[]) => {
      if (what === 'invoke') return this.#invoke(frame, channel, args);
      if (what === 'begin') this.#begin();
      return what === 'begin' ? undefined : this.#receive();
    });
    await this.page.addInitScript({ content: pageScript(preload, binding) });
    // Of the whole context: a window that the page opens must not reach a network either.
    await this.page.context().route('**/*', (route) => this.#answer(route).catch(() => giveUp(route)));
    this.page.on('framenavigated', (frame) => {
      if (frame !== this.page.mainFrame()) return;
      void this.#link.ask('happen', 'navigated', this.#id, real(frame.url()));
    });
    this.page.on('popup', (popup) => void popup.close());
  }

  async #invoke(frame: Frame, channel: string, args: unknown[]): Promise<unknown> {
    const isMain = frame === this.page.mainFrame();
    const sender = { url: real(frame.url()), isMain };
    const answer = await this.#link.ask('invoke', this.#id, sender, channel, args);
    this.sent.push(JSON.stringify(answer));
    return answer;
  }

  /** A new document: what the old one did not fetch is lost, as with Electron. */
  #begin(): void {
    this.#receiver = null;
    this.#waiting = [];
  }

  #receive(): Promise<Message> {
    const message = this.#waiting.shift();
    if (message !== undefined) return Promise.resolve(message);
    return new Promise((resolve) => (this.#receiver = resolve));
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = real(request.url());
    const frame = frameOf(request);
    if (frame?.page() !== this.page) {
      await this.#link.ask('opens', this.#id, url);
      return route.abort('aborted');
    }
    if (request.isNavigationRequest() && !(await this.#allowsNavigation(frame, url)))
      return route.abort('aborted');
    if ((await this.#link.ask('allowsRequest', url)) !== true) return route.abort('blockedbyclient');
    // No network of its own: what is neither ours nor served by the test itself does not exist.
    if (!url.startsWith(`${realOrigin}/`)) return route.abort('internetdisconnected');
    const { status, headers, body } = responseSchema.parse(
      await this.#link.ask('fetch', url, request.method()),
    );
    return route.fulfill({ status, headers, body: Buffer.from(body) });
  }

  async #allowsNavigation(frame: Frame, url: string): Promise<boolean> {
    const isMain = frame === this.page.mainFrame();
    return (await this.#link.ask('allowsNavigation', this.#id, url, isMain)) === true;
  }

  async #grantPermissions(): Promise<void> {
    const allowed = await this.#link.ask('allowsPermission', 'clipboard-sanitized-write', realOrigin);
    if (allowed === true)
      await this.page.context().grantPermissions(['clipboard-write'], { origin: shownOrigin });
  }
}

/** The preload as a sandbox runs it: a function of `require`, `module` and `exports`. */
function pageScript(preload: string, binding: string): string {
  const asFunction = `function (require, module, exports) {\n${preload}\n}`;
  return `(${startPage.toString()})(${JSON.stringify(binding)}, ${asFunction});`;
}

/** null for the first request of a window that is still being opened. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** The app has ended, and its page with it or soon. */
function giveUp(route: Route): Promise<void> {
  return route.abort().catch(() => undefined);
}

function shown(url: string): string {
  return url.replace(realOrigin, shownOrigin);
}

function real(url: string): string {
  return url.startsWith(`${shownOrigin}/`) ? url.replace(shownOrigin, realOrigin) : url;
}
