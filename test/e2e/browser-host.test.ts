/** The browser host as a real browser takes it: what the page may do, and what a hostile page beside it may not. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { builtScreens, openBrowserHost, type BrowserHostRig } from '../support/browser-host-rig.ts';
import { launchChromium } from '../support/chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Shows the token of its address, then opens the events, and says in its title how that went. */
const pageScript = `
  const token = location.hash.slice('#token='.length);
  history.replaceState(null, '', '/');
  const answer = token === '' ? { status: 0 } : await fetch('/session', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }),
  });
  const socket = new WebSocket('ws://' + location.host + '/events');
  socket.onopen = () => (document.title = answer.status + ' open');
  socket.onerror = () => (document.title = answer.status + ' refused');
  socket.onmessage = ({ data }) => (document.title = data);
`;

async function openHost(): Promise<BrowserHostRig> {
  const screens = builtScreens();
  writeFileSync(
    join(screens, 'index.html'),
    `<!doctype html><title>loading</title><meta name="csp-nonce" content="__CSP_NONCE__">
     <style nonce="__CSP_NONCE__">body { color: rgb(1, 2, 3) }</style>
     <style>body { background: rgb(4, 5, 6) }</style>
     <script>document.documentElement.dataset.inline = 'ran'</script>
     <script type="module" src="./assets/plain.js"></script>`,
  );
  writeFileSync(join(screens, 'assets/plain.js'), pageScript);
  return openBrowserHost({ screens });
}

async function open(url: string, context = browser.newContext()): Promise<Page> {
  const opened = await context;
  onTestFinished(() => opened.close());
  const page = await opened.newPage();
  await page.goto(url);
  return page;
}

const titled = (page: Page, title: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.title === wanted, title);

describe('the page', () => {
  it('gets its session by the address, its events by the socket, and leaves no token behind', async () => {
    const host = await openHost();
    const page = await open(host.url);
    await titled(page, '204 open');
    expect(page.url()).toBe(`${host.origin}/`);
    host.events.emit('profile.changed', {});
    await titled(page, '[{"name":"profile.changed","payload":{}}]');
    // Scripts cannot see the session, a reload and a second tab have it.
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.reload();
    await titled(page, '0 open');
    const tab = await page.context().newPage();
    await tab.goto(host.origin);
    await titled(tab, '0 open');
  });

  it('without the address is refused', async () => {
    await titled(await open((await openHost()).origin), '0 refused');
  });

  it('runs and styles only what its policy lists', async () => {
    const page = await open((await openHost()).url);
    await titled(page, '204 open');
    expect(
      await page.evaluate(() => ({
        inline: document.documentElement.dataset['inline'] ?? null,
        color: getComputedStyle(document.body).color,
        background: getComputedStyle(document.body).backgroundColor,
      })),
    ).toEqual({ inline: null, color: 'rgb(1, 2, 3)', background: 'rgba(0, 0, 0, 0)' });
    const beyond = page.evaluate(() => fetch('http://127.0.0.1:1/').catch((error: unknown) => String(error)));
    expect(await beyond).toContain('TypeError');
  });
});

/** A page of somebody else on this machine, in the same browser: cookies are shared between ports. */
async function openHostile(): Promise<{ server: Server; origin: string }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>hostile</title>');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return {
    server,
    origin: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
  };
}

describe('a hostile page in the same browser', () => {
  it('can neither call, nor listen, nor frame, nor read, though the browser has a session', async () => {
    const calls: string[] = [];
    const host = await openBrowserHost({
      dispatch: (name) => {
        calls.push(name);
        return Promise.resolve({ ok: true, value: {} });
      },
    });
    const { origin } = await openHostile();
    const context = browser.newContext();
    const own = await open(host.origin, context);
    expect(
      await own.evaluate(
        async ({ token }) => {
          const headers = { 'content-type': 'application/json' };
          const session = await fetch('/session', {
            method: 'POST',
            headers,
            body: JSON.stringify({ token }),
          });
          const call = await fetch('/rpc/own.call', { method: 'POST', headers, body: '{}' });
          return [session.status, call.status];
        },
        { token: host.token },
      ),
    ).toEqual([204, 200]);

    const hostile = await open(origin, context);
    const tried = await hostile.evaluate(async (target) => {
      const json = { 'content-type': 'application/json' };
      const attempt = (init: RequestInit): Promise<string> =>
        fetch(`${target}/rpc/call.place`, {
          method: 'POST',
          credentials: 'include',
          body: '{}',
          ...init,
        }).then(
          ({ type, status }) => `${type} ${status}`,
          (error: unknown) => String(error),
        );
      const socket = new WebSocket(`${target.replace('http', 'ws')}/events`);
      const connected = new Promise((resolve) => {
        socket.onopen = () => resolve('open');
        socket.onerror = () => resolve('refused');
      });
      const frame = document.createElement('iframe');
      frame.src = target;
      document.body.append(frame);
      return {
        plain: await attempt({ mode: 'no-cors' }),
        json: await attempt({ headers: json }),
        read: await fetch(`${target}/session`, { credentials: 'include' }).then(
          () => 'read',
          (error: unknown) => String(error),
        ),
        socket: await connected,
      };
    }, host.origin);
    expect(tried).toMatchObject({ plain: 'TypeError: Failed to fetch', socket: 'refused' });
    expect([tried.json, tried.read]).toEqual(Array(2).fill('TypeError: Failed to fetch'));
    expect(calls).toEqual(['own.call']);
    const framed = hostile.frames().find((frame) => frame !== hostile.mainFrame());
    expect(framed?.url() ?? '').not.toContain(host.origin);
  });
});
