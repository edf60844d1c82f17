import { readdirSync, watch } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callSchema, type Call } from '../../src/domain/call/call.ts';
import { run, start, temporaryFolder, type Ended } from '../support/run-ringcode.ts';

const callee = '+8613800000001';
const field = [
  '--base-url',
  'http://127.0.0.1:1',
  '--app-key',
  'k1',
  '--display',
  '+8675528000001',
  '--pre-tone',
  'pretone.wav',
];

function callOf({ json }: Ended): Call {
  return callSchema.parse(json.at(-1)?.['call']);
}

describe('ringcode demo', () => {
  it('ends with a call that has four events, a CDR, nothing missing and the verdict answered', async () => {
    const demo = await run(['demo', '--json', '--speed', '50']);
    expect(demo.code).toBe(0);
    const call = callOf(demo);
    expect(call.events.map(({ eventType }) => eventType)).toEqual([
      'callout',
      'alerting',
      'answer',
      'disconnect',
    ]);
    expect(call.cdr?.sessionId).toBe(call.sessionId);
    expect(call.missing).toEqual([]);
    expect(call.verdict.code).toBe('answered');
    expect(call).toMatchObject({ ringSeconds: 4, duplicates: 0, callee });
  });

  it('prints a timeline with times, deltas and decoded codes in Chinese', async () => {
    const { stdout, code } = await run(['demo', '--lang', 'zh', '--speed', '50']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\d\d:\d\d:\d\d\.\d{3} +\+\d+ ms {2}alerting +振铃/);
    expect(stdout).toContain('挂机：0 接通后主动挂机');
    expect(stdout).toContain('话单：已应答');
  });

  it.each(['as soon as its folder is there', 'in the middle of the call'])(
    'takes its folder away when it is stopped %s',
    async (moment) => {
      const folder = temporaryFolder();
      const demoFolders = (): string[] =>
        readdirSync(folder).filter((name) => name.startsWith('ringcode-demo-'));
      const made = new Promise<void>((resolve) => {
        const watcher = watch(folder, () => demoFolders().length > 0 && resolve());
        onTestFinished(() => watcher.close());
      });
      const demo = start(['demo', '--json', '--speed', '1'], {
        env: { TMPDIR: folder, TEMP: folder, TMP: folder },
      });
      await made;
      if (moment.includes('middle')) expect(await demo.nextLine()).toMatchObject({ event: 'response' });
      expect((await demo.interrupt()).code).toBe(5);
      expect(demoFolders()).toEqual([]);
    },
  );
});

describe('ringcode call --wait', () => {
  it.each([
    ['02', 'busy'],
    ['03', 'no-answer'],
    ['04', 'rejected'],
    ['05', 'unreachable'],
  ])('gives callee %s the verdict %s', async (digits, verdict) => {
    const args = [
      'call',
      '--callee',
      `+86138000000${digits}`,
      '--code',
      '2468',
      '--wait',
      '--speed',
      '100',
      '--json',
    ];
    const ended = await run([...args, '--data', temporaryFolder()]);
    expect(ended.code).toBe(0);
    expect(ended.json[0]).toMatchObject({
      event: 'response',
      http: 200,
      resultcode: '0',
      resultdesc: 'Success',
    });
    const call = callOf(ended);
    expect(call.verdict.code).toBe(verdict);
    expect(call.missing).toEqual([]);
    expect(call.cdr).not.toBeNull();
  });

  it('exits with 5 and keeps what there is when nothing comes', async () => {
    const data = temporaryFolder();
    const simulator = start(['simulate', '--json', '--data', data, '--speed', '0.1']);
    await simulator.nextLine();
    const ended = await run([
      'call',
      '--callee',
      callee,
      '--code',
      '2468',
      '--wait',
      '0.3',
      '--json',
      '--data',
      data,
    ]);
    expect(ended.code).toBe(5);
    expect(callOf(ended).missing).toContain('cdr');
    expect(ended.stderr).toContain('in vain');
  });

  it('uses the simulator and the listener that run on the same data folder', async () => {
    const data = temporaryFolder();
    const simulator = start(['simulate', '--json', '--data', data, '--speed', '100', '--app-key', 'ownKey']);
    await simulator.nextLine();
    const listener = start(['listen', '--port', '0', '--json', '--data', data]);
    const ready = await listener.nextLine();
    const ended = await run([
      'call',
      '--callee',
      callee,
      '--code',
      '2468',
      '--wait',
      '--json',
      '--data',
      data,
    ]);
    expect(ended.code).toBe(0);
    const statusUrl = callOf(ended).request?.['statusUrl'];
    expect(Buffer.from(String(statusUrl), 'base64').toString()).toBe(ready['statusUrl']);
    expect(await simulator.nextLine()).toMatchObject({
      event: 'answered',
      appKey: 'ownKey',
      resultcode: '0',
    });
    expect(await simulator.nextLine()).toMatchObject({ event: 'pushed', eventType: 'callout', http: 200 });
    expect((await simulator.interrupt()).code).toBe(0);
    expect((await listener.interrupt()).code).toBe(0);
  });
});

describe('ringcode call', () => {
  it('exits with 3 and the vendor’s refusal for a wrong secret', async () => {
    const data = temporaryFolder();
    const simulator = start(['simulate', '--json', '--data', temporaryFolder()]);
    const { url, appKey } = await simulator.nextLine();
    const profile = [
      'profile',
      'set',
      'field',
      '--data',
      data,
      ...field,
      '--base-url',
      String(url),
      '--app-key',
      String(appKey),
    ];
    expect((await run(profile, { input: 'not the secret\n' })).code).toBe(0);
    const ended = await run([
      'call',
      '--profile',
      'field',
      '--callee',
      callee,
      '--code',
      '2468',
      '--json',
      '--data',
      data,
    ]);
    expect(ended.code).toBe(3);
    expect(ended.json).toEqual([
      expect.objectContaining({
        event: 'response',
        http: 401,
        resultcode: '1010010',
        resultdesc: 'Invalid digest.',
      }),
    ]);
  });

  it('exits with 4 and one sentence when the platform cannot be reached', async () => {
    const data = temporaryFolder();
    await run(['profile', 'set', 'field', '--data', data, ...field], { input: 'secret-1\n' });
    const ended = await run([
      'call',
      '--profile',
      'field',
      '--callee',
      callee,
      '--code',
      '2468',
      '--data',
      data,
    ]);
    expect(ended.code).toBe(4);
    expect(ended.stdout).toContain('the connection was refused');
    const { json } = await run(['calls', '--json', '--data', data]);
    expect(json[0]?.['call']).toMatchObject({ verdict: { code: 'network-failed' } });
  });

  it('exits with 2, names each field and sends nothing when a rule is broken', async () => {
    const data = temporaryFolder();
    const ended = await run([
      'call',
      '--callee',
      ' 13800000001',
      '--code',
      '1',
      '--lang',
      'zh',
      '--data',
      data,
    ]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/calleeNbr：.*空格/);
    expect(ended.stderr).toContain('+8613800000001');
    expect(ended.stderr).toContain('verifyCode：');
    expect((await run(['log', '--json', '--data', data])).json).toEqual([]);
  });

  it('prints the exact request with a masked digest and sends nothing in a dry run', async () => {
    const data = temporaryFolder();
    const ended = await run([
      'call',
      '--callee',
      callee,
      '--code',
      '0246',
      '--times',
      '2',
      '--dry-run',
      '--json',
      '--data',
      data,
    ]);
    expect(ended.code).toBe(0);
    const request = ended.json[0] ?? {};
    expect(JSON.parse(String(request['body']))).toEqual({
      displayNbr: '+8675528000001',
      calleeNbr: callee,
      languageType: 2,
      preTone: 'pretone.wav',
      verifyCode: '0246',
      times: 2,
    });
    expect(JSON.stringify(request['headers'])).toContain('PasswordDigest=\\"***\\"');
    expect((await run(['log', '--json', '--data', data])).json).toEqual([]);
  });

  it('hides numbers and codes with --mask', async () => {
    const data = temporaryFolder();
    const args = ['call', '--callee', callee, '--code', '135790', '--mask', '--data', data];
    const plain = await run(args);
    const json = await run([...args, '--json', '--wait', '--speed', '100']);
    for (const text of [plain.stdout, plain.stderr, json.stdout, json.stderr])
      expect(text).not.toMatch(/13800000001|138 0000 0001|135790/);
    expect(plain.stdout).toContain('+86 138 •••• 0001');
  });
});
