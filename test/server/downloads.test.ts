import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/contract/errors.ts';
import { asAttachment, createDownloads } from '../../src/server/downloads.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { openBrowserHost, type BrowserHostRig } from '../support/browser-host-rig.ts';

async function* parts(...all: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of all) yield await Promise.resolve(part);
}

async function offered(
  host: BrowserHostRig,
  name: string,
  content: () => AsyncIterable<Uint8Array>,
): Promise<string> {
  const outcome = await host.downloads.files.save(name, content);
  if (outcome.outcome !== 'download') throw new Error(outcome.outcome);
  expect(outcome.name).toBe(name);
  return outcome.path;
}

describe('an export', () => {
  it('waits for one download, whole and under its name', async () => {
    const host = await openBrowserHost();
    const headers = { cookie: await host.signIn() };
    const bytes = randomBytes(300_000);
    const path = await offered(host, '话单 2026-11.csv', () =>
      parts(bytes.subarray(0, 7), bytes.subarray(7)),
    );
    expect((await host.ask(path)).status).toBe(401);
    expect((await host.ask(path, { method: 'HEAD', headers })).status).toBe(404);
    const answer = await host.ask(path, { headers });
    expect(answer.body.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-disposition': asAttachment('话单 2026-11.csv'),
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
    });
    expect((await host.ask(path, { headers })).status).toBe(404);
  });

  it('may be empty', async () => {
    const host = await openBrowserHost();
    const path = await offered(host, 'a.csv', () => parts());
    const { status, body } = await host.ask(path, { headers: { cookie: await host.signIn() } });
    expect([status, body.length]).toEqual([200, 0]);
  });

  it('is made only when it is fetched', async () => {
    let made = 0;
    const host = await openBrowserHost();
    const path = await offered(host, 'a.csv', () => {
      made += 1;
      return parts(Buffer.from('a'));
    });
    expect(made).toBe(0);
    await host.ask(path, { headers: { cookie: await host.signIn() } });
    expect(made).toBe(1);
  });

  it('that cannot be made is answered in words', async () => {
    const host = await openBrowserHost();
    const path = await offered(host, 'a.csv', async function* () {
      yield await Promise.reject(new AppError('log-unavailable', { en: 'Gone.', zh: '不可用。' }));
    });
    const { status, json } = await host.ask(path, { headers: { cookie: await host.signIn() } });
    expect({ status, json: json() }).toMatchObject({
      status: 500,
      json: { ok: false, code: 'log-unavailable' },
    });
  });

  it('that breaks half-way does not look whole', async () => {
    const host = await openBrowserHost();
    const path = await offered(host, 'a.csv', async function* () {
      yield Buffer.from('first part');
      yield await Promise.reject(new Error('planted'));
    });
    const fetched = host.ask(path, { headers: { cookie: await host.signIn() } });
    await expect(fetched).rejects.toThrow(/aborted|hang up|reset/i);
  });

  it('expires', async () => {
    const time = createFakeClock(1_769_742_271_000);
    const downloads = createDownloads(time);
    const ticket = async (): Promise<string> => {
      const outcome = await downloads.files.save('a', () => parts());
      return outcome.outcome === 'download' ? outcome.path.slice('/download/'.length) : '';
    };
    const [early, late] = [await ticket(), await ticket()];
    time.advance(119_999);
    expect(downloads.take(early)?.name).toBe('a');
    time.advance(1);
    expect(downloads.take(late)).toBeNull();
  });

  it('gives way to newer ones where too many wait', async () => {
    const downloads = createDownloads(createFakeClock(0));
    const paths = [];
    for (let at = 0; at < 33; at += 1) {
      const outcome = await downloads.files.save('a', () => parts());
      paths.push(outcome.outcome === 'download' ? outcome.path.slice('/download/'.length) : '');
    }
    expect(paths.map((path) => downloads.take(path) !== null)).toEqual([
      false,
      ...Array<boolean>(32).fill(true),
    ]);
  });
});

describe('opening a file', () => {
  it('is the page’s own work', async () => {
    await expect(createDownloads(createFakeClock(0)).files.open()).rejects.toMatchObject({
      code: 'unsupported',
    });
  });
});

describe('the name of a download', () => {
  it.each([
    ['calls.csv', 'attachment; filename="calls.csv"; filename*=UTF-8\'\'calls.csv'],
    ['话单.csv', 'attachment; filename="__.csv"; filename*=UTF-8\'\'%E8%AF%9D%E5%8D%95.csv'],
    [
      'a"b\\c\r\nd;%.csv',
      'attachment; filename="a_b_c__d__.csv"; filename*=UTF-8\'\'a%22b%5Cc%0D%0Ad%3B%25.csv',
    ],
    ["it's (1)*.csv", 'attachment; filename="it_s (1)_.csv"; filename*=UTF-8\'\'it%27s%20%281%29%2A.csv'],
    ['\ud800.csv', 'attachment; filename="_.csv"; filename*=UTF-8\'\'%EF%BF%BD.csv'],
  ])('fits a header whatever it holds: %j', (name, header) => {
    expect(asAttachment(name)).toBe(header);
  });
});
