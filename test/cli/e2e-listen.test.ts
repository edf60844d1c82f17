import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run, start, temporaryFolder } from '../support/run-ringcode.ts';

const samples = join(import.meta.dirname, '../fixtures/samples');
const sampleFiles = readdirSync(samples).filter((file) => /^(status|fee)/.test(file));

function post(url: unknown, body: string | Buffer): Promise<Response> {
  return fetch(String(url), {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  });
}

describe('ringcode listen', () => {
  it('keeps the sample bodies byte for byte and log and inspect give them back', async () => {
    const data = temporaryFolder();
    const listener = start(['listen', '--port', '0', '--json', '--data', data]);
    const { event, statusUrl, feeUrl } = await listener.nextLine();
    expect(event).toBe('ready');
    for (const file of sampleFiles) {
      const answer = await post(
        file.startsWith('fee') ? feeUrl : statusUrl,
        readFileSync(join(samples, file)),
      );
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({ resultcode: '0', resultdesc: 'Success' });
      expect(await listener.nextLine()).toMatchObject({ raw: readFileSync(join(samples, file), 'utf8') });
    }
    const whileRunning = await run(['log', '--json', '--data', data]);
    expect(whileRunning.json.map(({ raw }) => raw)).toEqual(
      sampleFiles.map((file) => readFileSync(join(samples, file), 'utf8')),
    );
    expect((await listener.interrupt()).code).toBe(0);

    const file = join(data, 'export.jsonl');
    expect((await run(['log', '--export', file, '--data', data])).code).toBe(0);
    const inspected = await run(['inspect', file, '--json']);
    expect(inspected.json).toHaveLength(6 + 50 + 2);
    expect(inspected.json.filter(({ kind }) => kind === 'unreadable')).toEqual([]);
  });

  it('ends in order by Ctrl-C where settings were read', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'settings.json'), '{}');
    const listener = start(['listen', '--port', '0', '--json', '--data', data]);
    await listener.nextLine();
    expect((await listener.interrupt()).code).toBe(0);
  });

  it('answers 400 to what is not JSON and keeps it as unreadable with the reason', async () => {
    const data = temporaryFolder();
    const listener = start(['listen', '--port', '0', '--json', '--data', data]);
    const { feeUrl } = await listener.nextLine();
    expect((await post(feeUrl, '{"eventType":"fee",')).status).toBe(400);
    expect(await listener.nextLine()).toMatchObject({
      kind: 'unreadable',
      raw: '{"eventType":"fee",',
      http: 400,
    });
  });

  it('names the taken port and a free one', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const ended = await run(['listen', '--port', String(port), '--lang', 'zh', '--data', temporaryFolder()]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(new RegExp(`端口 ${port} 已被其他程序占用，端口 \\d+ 空闲`));
    expect(ended.stderr).not.toContain('    at ');
  });

  it('says that another listener of the same data folder holds the port', async () => {
    const data = temporaryFolder();
    const listener = start(['listen', '--port', '0', '--json', '--data', data]);
    const { statusUrl } = await listener.nextLine();
    const ended = await run(['listen', '--port', new URL(String(statusUrl)).port, '--data', data]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('already runs');
  });

  it('shows what another process received with log --follow', async () => {
    const data = temporaryFolder();
    const listener = start(['listen', '--port', '0', '--json', '--data', data]);
    const { statusUrl } = await listener.nextLine();
    const first = readFileSync(join(samples, 'status-callout.json'), 'utf8');
    await post(statusUrl, first);
    const follower = start(['log', '--follow', '--json', '--data', data]);
    expect(await follower.nextLine()).toMatchObject({ seq: 1, raw: first });
    const second = readFileSync(join(samples, 'status-answer.json'), 'utf8');
    await post(statusUrl, second);
    expect(await follower.nextLine()).toMatchObject({ seq: 2, kind: 'status', raw: second });
    expect((await follower.interrupt()).code).toBe(0);
  });
});

describe('kill -9', () => {
  it('loses nothing that was answered 200, 20 times on one log', async () => {
    const data = temporaryFolder();
    const acknowledged = new Set<string>();
    const sent = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const listener = start(['listen', '--port', '0', '--json', '--quiet', '--data', data]);
      const { statusUrl } = await listener.nextLine();
      const over = new AbortController();
      const posters = Array.from({ length: 8 }, async (_, poster) => {
        for (let count = 0; !over.signal.aborted; count += 1) {
          const body = JSON.stringify({
            eventType: 'callout',
            statusInfo: { sessionId: `${round}-${poster}-${count}` },
          });
          sent.add(body);
          const answer = await post(statusUrl, body).catch(() => null);
          if (answer?.status === 200) acknowledged.add(body);
        }
      });
      // A random moment is the point of this test; nothing waits for it.
      await delay(20 + Math.random() * 150);
      listener.process.kill('SIGKILL');
      over.abort();
      await Promise.all([listener.ended, ...posters]);
    }
    expect(acknowledged.size).toBeGreaterThan(20);
    const file = join(data, 'all.jsonl');
    expect((await run(['log', '--export', file, '--data', data])).code).toBe(0);
    const kept = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { raw: string }).raw);
    expect(new Set(kept).size).toBe(kept.length);
    expect([...acknowledged].filter((body) => !kept.includes(body))).toEqual([]);
    expect(kept.filter((body) => !sent.has(body))).toEqual([]);
  });
});
