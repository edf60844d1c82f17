/** Pages of others in the same browser, and what the address of the browser host leaves behind. */
import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { portOf } from '../support/loopback.ts';
import { browserHost, dataFolder } from './drivers.ts';
import { hostOf } from './host-of.ts';

/** A page of another port: of the same site for cookies, of another origin for everything else. */
async function openForeignPage(page: Page, host: string): Promise<Page> {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Elsewhere</title>'),
  );
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const foreign = await page.context().newPage();
  await foreign.goto(`http://${host}:${portOf(server)}/`);
  return foreign;
}

/** Everything a page can try with a request: read an answer, or let one do its work unread. */
function attack(origin: string): Promise<Record<string, string>> {
  const profile = { name: 'planted', baseUrl: 'https://planted.example.com', appKey: 'planted' };
  const attempt = (path: string, init: RequestInit): Promise<string> =>
    fetch(`${origin}${path}`, { credentials: 'include', ...init }).then(
      ({ type }) => type,
      () => 'failed',
    );
  const json = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
  const save = JSON.stringify({ profile });
  const socket = new Promise<string>((resolve) => {
    const events = new WebSocket(`${origin.replace('http', 'ws')}/events`);
    events.onopen = () => resolve('open');
    events.onerror = () => resolve('failed');
  });
  return Promise.all([
    attempt('/rpc/profile.list', { ...json, body: '{}' }),
    attempt('/rpc/profile.save', { ...json, body: save }),
    attempt('/rpc/profile.save', { method: 'POST', mode: 'no-cors', body: save }),
    attempt('/session', {}),
    socket,
  ]).then(([list, saved, blind, session, events]) => ({
    list,
    saved,
    blind,
    session,
    events,
  }));
}

describe('the browser host', () => {
  it.each(['127.0.0.1', 'localhost'])('lets no page of another origin on %s in', async (name) => {
    const { page } = await browserHost.open({ folder: dataFolder() });
    const foreign = await openForeignPage(page, name);
    expect(await foreign.evaluate(attack, new URL(page.url()).origin)).toEqual({
      list: 'failed',
      saved: 'failed',
      // The browser sends it without asking first, so the host has to refuse it.
      blind: 'failed',
      session: 'failed',
      events: 'failed',
    });
    const profiles = await hostOf(page).call('profile.list', {});
    expect(profiles.map((profile) => profile.name)).toEqual(['Simulator']);
  });

  it('leaves its token neither in the address bar nor in the history nor in the page', async () => {
    const { page } = await browserHost.open({ folder: dataFolder() });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).hash).toBe('#/');
    const session = await page.context().newCDPSession(page);
    const { entries } = await session.send('Page.getNavigationHistory');
    expect(entries.map(({ url }) => url).join('\n')).not.toMatch(/token/);
    const kept = await page.evaluate(() =>
      JSON.stringify([document.cookie, localStorage, sessionStorage, document.referrer]),
    );
    expect(kept).not.toMatch(/token/);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  });

  it('takes a token in a page that is open already, and leaves it nowhere', async () => {
    const { page } = await browserHost.open({ folder: dataFolder() });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => {
      location.hash = '#token=another';
    });
    await page.waitForURL((url) => url.hash === '#/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const session = await page.context().newCDPSession(page);
    const { entries } = await session.send('Page.getNavigationHistory');
    expect(entries.map(({ url }) => url).join('\n')).not.toMatch(/token/);
  });

  it('tells a page without a session what to do', async () => {
    const { page } = await browserHost.open({ folder: dataFolder() });
    // The page has its session then: one that came after the cookies were cleared would stay.
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.context().clearCookies();
    await page.reload();
    const banner = page.getByRole('alert').filter({ hasText: 'not signed in' });
    await banner.waitFor();
    expect(await banner.innerText()).toContain('ringcode serve');
  });
});
