import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BrowserContext } from 'playwright-core';
import { z } from 'zod';
import type { OpenOptions, OpenWithBrowser } from './drivers.ts';

const bin = join(import.meta.dirname, '../../bin/ringcode.mjs');
const readySchema = z.object({ event: z.literal('ready'), url: z.url() });

interface Host {
  readonly child: ChildProcess;
  readonly url: string;
}

/** The screens in a browser, served by `ringcode serve`. */
export const browserHostDriver: OpenWithBrowser = async (options, browser) => {
  let written = '';
  const note = (text: string): void => void (written += text);
  let host = await start(options, 0, note);
  const port = Number(new URL(host.url).port);
  const context = await browser.newContext({ locale: options.language ?? 'en-US' });
  const sent = listenTo(context);
  const page = await context.newPage();
  await page.goto(host.url);
  return {
    page,
    desktop: null,
    async newPage() {
      const another = await context.newPage();
      // A person opens one more tab without the token: the session of the first one counts.
      await another.goto(new URL('/', host.url).href);
      return another;
    },
    async restartHost() {
      await end(host, 'SIGKILL');
      host = await start(options, port, note);
    },
    async close() {
      await context.close();
      await end(host, 'SIGINT');
    },
    output: () => written,
    sent,
    async saved(work) {
      const [download] = await Promise.all([page.waitForEvent('download'), work()]);
      return readFileSync(await download.path(), 'utf8');
    },
  };
};

/** @returns what collects everything that pages were answered and told */
function listenTo(context: BrowserContext): () => Promise<string> {
  const heard: Promise<string>[] = [];
  context.on('response', (response) => {
    const body = response.text().catch(() => '');
    heard.push(body.then((text) => `${JSON.stringify(response.headers())}\n${text}`));
  });
  context.on('page', (page) =>
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => heard.push(Promise.resolve(payload.toString()))),
    ),
  );
  return async () => (await Promise.all(heard)).join('\n');
}

async function start(
  { folder, env = {} }: OpenOptions,
  port: number,
  note: (text: string) => void,
): Promise<Host> {
  const own = Object.entries(process.env).filter(([name]) => !/^RINGCODE_|proxy$/i.test(name));
  const args = ['serve', '--port', port.toString(), '--json', '--data', folder];
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...Object.fromEntries(own), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.setEncoding('utf8').on('data', note);
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => note(`${line}\n`));
  const [first] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the browser host ended with ${String(code)} before it was ready`);
    }),
  ])) as [string];
  return { child, url: readySchema.parse(JSON.parse(first)).url };
}

async function end({ child }: Host, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
