import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callSchema, type Call } from '../../src/domain/call/call.ts';
import { run, start, temporaryFolder, type Ended } from '../support/run-ringcode.ts';

const callee = '+8613800000001';

function callOf({ json }: Ended): Call {
  return callSchema.parse(json.at(-1)?.['call']);
}

function portOf(server: Server): number {
  // It listens on an address and a port, not on a pipe.
  return (server.address() as AddressInfo).port;
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  return portOf(server);
}

describe('calls that overlap on one data folder', () => {
  it('do not take simulator and listener away from each other', async () => {
    const data = temporaryFolder();
    const short = start([
      'call',
      '--callee',
      '+8613800000005',
      '--code',
      '2468',
      '--wait',
      '--speed',
      '20',
      '--json',
      '--data',
      data,
    ]);
    await short.nextLine();
    const long = start([
      'call',
      '--callee',
      callee,
      '--code',
      '2468',
      '--wait',
      '--speed',
      '20',
      '--json',
      '--data',
      data,
    ]);
    const [first, second] = await Promise.all([short.ended, long.ended]);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(callOf(second).missing).toEqual([]);
  });

  it('go on with a listener of their own when the one they borrowed is gone', async () => {
    const data = temporaryFolder();
    const free = await listening(createServer());
    writeFileSync(join(data, 'settings.json'), JSON.stringify({ listener: { port: free + 1 } }));
    const simulator = start(['simulate', '--speed', '2', '--json', '--data', temporaryFolder()]);
    const { url } = await simulator.nextLine();
    const profile = ['profile', 'set', 'field', '--base-url', String(url), '--app-key', 'ringcodeSimulator'];
    await run([...profile, '--display', '+8675528000001', '--pre-tone', 'a.wav', '--data', data], {
      input: 'ringcodeSimulatorSecret\n',
    });
    const listener = start(['listen', '--json', '--data', data]);
    const { statusUrl } = await listener.nextLine();
    expect(statusUrl).toContain(`:${free + 1}/`);
    const call = start([
      'call',
      '--profile',
      'field',
      '--callee',
      '+8613800000005',
      '--code',
      '2468',
      '--wait',
      '20',
      '--json',
      '--data',
      data,
    ]);
    await call.nextLine();
    await listener.interrupt();
    const ended = await call.ended;
    expect(callOf(ended).cdr).not.toBeNull();
    expect(callOf(ended).verdict.code).toBe('unreachable');
  });
});

describe('a call whose answer is lost', () => {
  it('is listened for, because the phone may ring all the same', async () => {
    const data = temporaryFolder();
    const platform = createServer((request) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const { statusUrl, feeUrl } = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
        request.socket.destroy();
        const sessionId = 'lost-1';
        await push(statusUrl, {
          eventType: 'callout',
          statusInfo: { sessionId, called: callee, timestamp: '2026-01-30 03:04:24' },
        });
        await push(statusUrl, {
          eventType: 'disconnect',
          statusInfo: { sessionId, called: callee, timestamp: '2026-01-30 03:04:30', stateCode: 8103 },
        });
        const cdr = {
          sessionId,
          calleeNum: callee,
          callOutStartTime: '2026-01-30 03:04:24',
          failTime: '2026-01-30 03:04:30',
          ulFailReason: 8103,
        };
        await push(feeUrl, { eventType: 'fee', feeLst: [cdr] });
      })();
    });
    const port = await listening(platform);
    // Any free port: the usual one may be taken on this machine.
    writeFileSync(join(data, 'settings.json'), JSON.stringify({ listener: { port: 0 } }));
    await run(
      [
        'profile',
        'set',
        'field',
        '--base-url',
        `http://127.0.0.1:${port}`,
        '--app-key',
        'k',
        '--display',
        '+8675528000001',
        '--pre-tone',
        'a.wav',
        '--data',
        data,
      ],
      { input: 'secret-1\n' },
    );
    const ended = await run([
      'call',
      '--profile',
      'field',
      '--callee',
      callee,
      '--code',
      '2468',
      '--wait',
      '20',
      '--json',
      '--data',
      data,
    ]);
    expect(ended.code).toBe(4);
    expect(ended.json[0]).toMatchObject({ event: 'response', failure: 'reset' });
    expect(callOf(ended)).toMatchObject({ sessionId: 'lost-1', verdict: { code: 'unreachable' } });
  });
});

async function push(base64Url: string | undefined, body: object): Promise<void> {
  await fetch(Buffer.from(base64Url ?? '', 'base64').toString(), {
    method: 'POST',
    body: JSON.stringify(body),
  });
}

describe('output that nobody reads', () => {
  it('does not end a listener: a gone reader of standard error, a full disk behind standard output', async () => {
    const data = temporaryFolder();
    const listener = start(['listen', '--port', '0', '--json', '--data', data]);
    const { statusUrl } = await listener.nextLine();
    listener.process.stderr?.destroy();
    for (const sessionId of ['a', 'b', 'c']) {
      const answer = await fetch(String(statusUrl), {
        method: 'POST',
        body: JSON.stringify({ eventType: 'callout', statusInfo: { sessionId } }),
      });
      expect(answer.status).toBe(200);
    }
    expect((await listener.interrupt()).code).toBe(0);
  });

  it('says that Ctrl-C ended the waiting', async () => {
    const data = temporaryFolder();
    const call = start([
      'call',
      '--callee',
      callee,
      '--code',
      '2468',
      '--wait',
      '--speed',
      '0.1',
      '--json',
      '--data',
      data,
    ]);
    await call.nextLine();
    const ended = await call.interrupt();
    expect(ended.code).toBe(5);
    expect(ended.stderr).toContain('Stopped.');
    expect(ended.stderr).not.toContain('in vain');
  });
});
