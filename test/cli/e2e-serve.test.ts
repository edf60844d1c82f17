/** The built program as a person starts it: its address in a browser's hands, and its end. */
import { on, once } from 'node:events';
import { chmodSync, existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run, start, temporaryFolder, type Started } from '../support/run-ringcode.ts';

/** A data folder whose listener takes a free port: the usual one may be taken on this machine. */
function dataFolder(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ listener: { port: 0 } }));
  return folder;
}

interface Page {
  readonly url: URL;
  readonly cookie: string;
  /** Value of a call, as the page gets it. */
  call(name: string, input?: object): Promise<unknown>;
}

/** What a browser does with the address: it keeps the part behind `#` and shows it for a session. */
async function openPage(address: string): Promise<Page> {
  const url = new URL(address);
  const token = url.hash.slice('#token='.length);
  const headers = { origin: url.origin, 'content-type': 'application/json' };
  const session = await fetch(new URL('/session', url), {
    method: 'POST',
    headers,
    body: JSON.stringify({ token }),
  });
  expect(session.status).toBe(204);
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    url,
    cookie,
    async call(name, input = {}) {
      const body = JSON.stringify(input);
      const response = await fetch(new URL(`/rpc/${name}`, url), {
        method: 'POST',
        headers: { ...headers, cookie },
        body,
      });
      const reply = (await response.json()) as { ok: boolean; value: unknown };
      expect(reply).toMatchObject({ ok: true });
      return reply.value;
    },
  };
}

async function serve(folder: string, ...words: string[]): Promise<{ started: Started; page: Page }> {
  const started = start(['serve', '--json', '--port', '0', '--data', folder, ...words]);
  const ready = await started.nextLine();
  expect(ready).toEqual({
    event: 'ready',
    url: expect.stringMatching(/^http:\/\/[^/]+\/#token=[\w-]{43}$/) as string,
  });
  return { started, page: await openPage(String(ready['url'])) };
}

describe('ringcode serve', () => {
  it('serves the screens, and what they call, with listener and simulator running', async () => {
    const folder = dataFolder();
    const { page } = await serve(folder);
    const html = await (await fetch(page.url)).text();
    expect(html).toContain('<div id="root">');
    const [, script = ''] = /src="\.(?<script>\/assets\/[^"]+\.js)"/.exec(html) ?? [];
    const asset = await fetch(new URL(script, page.url));
    expect([asset.status, asset.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    expect(await page.call('host.describe')).toMatchObject({
      dataFolder: folder,
      capabilities: { fileDialogs: false, openFolder: false, systemNotifications: false },
    });
    expect(await page.call('listener.status')).toMatchObject({ running: true, elsewhere: false });
    expect(await page.call('simulator.status')).toMatchObject({ running: true, elsewhere: false });
  });

  it('shows a page live what arrives', async () => {
    const { page } = await serve(dataFolder());
    const { statusUrl } = (await page.call('listener.status')) as { statusUrl: string };
    const socket = new WebSocket(`ws://${page.url.host}/events`, {
      headers: { cookie: page.cookie, origin: page.url.origin },
    });
    onTestFinished(() => socket.terminate());
    await once(socket, 'open');
    const posted = fetch(statusUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"planted":1}',
    });
    const names = [];
    for await (const [data] of on(socket, 'message')) {
      const batch = JSON.parse((data as Buffer).toString()) as { name: string; payload: unknown }[];
      names.push(...batch.map(({ name }) => name));
      if (JSON.stringify(batch).includes('planted')) break;
    }
    expect(names).toContain('log.appended');
    await posted;
  });

  it('offers an export as a download, without secrets', async () => {
    const { page } = await serve(dataFolder());
    const outcome = (await page.call('profile.export')) as { outcome: string; path: string; name: string };
    expect(outcome).toMatchObject({ outcome: 'download' });
    const file = await fetch(new URL(outcome.path, page.url), { headers: { cookie: page.cookie } });
    expect(file.headers.get('content-disposition')).toContain(outcome.name);
    expect(await file.json()).toBeDefined();
  });

  it('ends by Ctrl-C within a second though pages are open', async () => {
    const { started, page } = await serve(dataFolder());
    const socket = new WebSocket(`ws://${page.url.host}/events`, {
      headers: { cookie: page.cookie, origin: page.url.origin },
    });
    await once(socket, 'open');
    const closed = once(socket, 'close');
    const began = performance.now();
    const { code, stderr } = await started.interrupt();
    expect(performance.now() - began).toBeLessThan(1000);
    expect(code).toBe(0);
    expect((await closed)[0]).toBe(1001);
    expect(stderr).not.toMatch(/unforeseen|Error/);
  });

  it('started again on the same data and port knows the browser', async () => {
    const folder = dataFolder();
    const { started, page } = await serve(folder);
    await started.interrupt();
    const again = start(['serve', '--json', '--port', page.url.port, '--data', folder]);
    await again.nextLine();
    expect(await page.call('simulator.status')).toMatchObject({ running: true });
  });

  it('says in both languages where it is, for whom, and how it ends', async () => {
    const started = start(['serve', '--port', '0', '--data', dataFolder(), '--lang', 'zh']);
    let said = '';
    for await (const [chunk] of on(started.process.stdout ?? process.stdin, 'data')) {
      said += String(chunk);
      if (said.includes('Ctrl-C')) break;
    }
    expect(said).toMatch(/浏览器界面：\n {2}http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n仅限本机访问/);
  });

  it('warns where others on the network can reach it', async () => {
    const started = start(['serve', '--json', '--port', '0', '--host', '0.0.0.0', '--data', dataFolder()]);
    await openPage(String((await started.nextLine())['url']));
    expect((await started.interrupt()).stderr).toMatch(
      /^Warning: others on the network can reach it\. The traffic is not encrypted/m,
    );
  });

  it('on a port that is taken says so in one sentence with a next step', async () => {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const folder = dataFolder();
    const ended = await run(['serve', '--port', String(port), '--data', folder]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`Port ${port} is in use by another program.`);
    expect(ended.stderr).toMatch(/another port with --port \d+; 0 takes a free one/);
    // Neither listener nor simulator was started in vain.
    expect(ended.stderr).not.toContain('listener');
  });

  it.each([
    [['--port', '70000'], '--port'],
    [['--host', ''], '--host'],
    [['--host', '192.0.2.1', '--port', '0'], 'does not belong to this machine'],
  ])('refuses %j as wrong usage', async (words, said) => {
    const ended = await run(['serve', '--data', dataFolder(), ...words]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(said);
  });
});

describe.skipIf(process.platform !== 'linux')('ringcode serve --open', () => {
  it('hands the browser an address for one visit, which is not the printed one', async () => {
    const folder = dataFolder();
    const opener = join(folder, 'xdg-open');
    const written = join(folder, 'opened');
    writeFileSync(opener, `#!/bin/sh\nprintf '%s' "$1" > ${written}.new && mv ${written}.new ${written}\n`);
    chmodSync(opener, 0o755);
    const watcher = watch(folder);
    const changes = on(watcher, 'change');
    onTestFinished(() => watcher.close());
    const path = `${folder}:${process.env['PATH'] ?? ''}`;
    const started = start(['serve', '--open', '--json', '--port', '0', '--data', folder], {
      env: { DISPLAY: ':0', PATH: path },
    });
    const { url } = await started.nextLine();
    while (!existsSync(written)) await changes.next();
    const opened = readFileSync(written, 'utf8');
    expect(new URL(opened).origin).toBe(new URL(String(url)).origin);
    expect(opened).not.toBe(url);
    const page = await openPage(opened);
    expect(await page.call('simulator.status')).toMatchObject({ running: true });
    await expect(openPage(opened)).rejects.toThrow('401');
  });

  it('says so where there is no browser, and goes on', async () => {
    const started = start(['serve', '--open', '--json', '--port', '0', '--data', dataFolder()], {
      env: { DISPLAY: '', WAYLAND_DISPLAY: '', BROWSER: '' },
    });
    await openPage(String((await started.nextLine())['url']));
    expect((await started.interrupt()).stderr).toContain('No browser could be opened');
  });
});
