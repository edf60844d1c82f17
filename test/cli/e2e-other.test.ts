import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import vectors from '../fixtures/samples/signature-vectors.json' with { type: 'json' };
import { run, start, temporaryFolder } from '../support/run-ringcode.ts';

describe('ringcode sign', () => {
  it.each(vectors.vectors)(
    'computes the published vector $name',
    async ({ appKey, appSecret, nonce, created, passwordDigest, xAksk }) => {
      const ended = await run(
        ['sign', '--app-key', appKey, '--nonce', nonce, '--created', created, '--json'],
        {
          env: { RINGCODE_APP_SECRET: appSecret },
        },
      );
      expect(ended.code).toBe(0);
      expect(ended.json).toEqual([{ passwordDigest, xAksk }]);
    },
  );

  it('takes no secret as an option', async () => {
    const ended = await run(['sign', '--app-key', 'k', '--app-secret', 'x']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('--app-secret');
  });
});

describe('ringcode profile', () => {
  const secret = 'S3cret-of-the-profile-0123456789';

  it('is set, listed, used and removed, and shows its secret nowhere', async () => {
    const data = temporaryFolder();
    const set = await run(
      [
        'profile',
        'set',
        'field',
        '--base-url',
        'https://127.0.0.1:1',
        '--app-key',
        'k1',
        '--display',
        '+8675528000001',
        '--data',
        data,
      ],
      { input: `  ${secret} \n` },
    );
    expect(set.code).toBe(0);
    expect(set.stderr).toContain('Blanks around the secret were removed');
    const list = await run(['profile', 'list', '--json', '--data', data]);
    expect(list.json[1]).toMatchObject({
      name: 'field',
      appKey: 'k1',
      secret: expect.stringContaining('stored in encrypted file') as string,
    });
    const call = await run([
      'call',
      '--profile',
      'field',
      '--callee',
      '+8613800000001',
      '--code',
      '2468',
      '--pre-tone',
      'a.wav',
      '--verbose',
      '--json',
      '--data',
      data,
    ]);
    expect(call.code).toBe(4);
    const removed = await run(['profile', 'remove', 'field', '--data', data]);
    expect(removed.code).toBe(0);
    for (const { stdout, stderr } of [set, list, call, removed])
      expect(stdout + stderr).not.toContain(secret);
    for (const file of ['settings.json', 'secrets.json'])
      expect(readFileSync(join(data, file), 'utf8')).not.toContain(secret);
    expect((await run(['profile', 'list', '--json', '--data', data])).json).toHaveLength(1);
  });

  it('keeps its secret when another one stands in the environment, and names where one is stored', async () => {
    const data = temporaryFolder();
    const set = (...more: string[]): ReturnType<typeof run> =>
      run(['profile', 'set', 'field', ...more, '--json', '--data', data], {
        env: { RINGCODE_APP_SECRET: 'from-the-environment' },
      });
    const sign = [
      'sign',
      '--profile',
      'field',
      '--nonce',
      '1',
      '--created',
      '2026-01-30T03:04:24Z',
      '--json',
    ];
    const digest = async (): Promise<unknown> => (await run([...sign, '--data', data])).json[0]?.['xAksk'];
    const place = expect.stringContaining('encrypted file') as string;

    const create = ['profile', 'set', 'field', '--base-url', 'https://127.0.0.1:1', '--app-key', 'k1'];
    await run([...create, '--data', data], { input: secret });
    const first = await digest();
    const changed = await set('--display', '+8675528000001');
    expect(changed.json).toMatchObject([{ displayNumbers: ['+8675528000001'], secret: place }]);
    expect(await digest()).toBe(first);

    expect((await set('--secret')).json).toMatchObject([{ secret: place }]);
    expect(await digest()).not.toBe(first);
  });

  it('takes the secret from a pipe that stays open', async () => {
    const set = [
      'profile',
      'set',
      'field',
      '--base-url',
      'https://127.0.0.1:1',
      '--app-key',
      'k1',
      '--secret',
    ];
    const ended = await run([...set, '--data', temporaryFolder()], {
      input: `${secret}\n`,
      keepsInputOpen: true,
    });
    expect(ended.code).toBe(0);
  });

  it('names what a new profile lacks', async () => {
    const ended = await run(['profile', 'set', 'field', '--lang', 'zh', '--data', temporaryFolder()]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('新配置“field”还需要 --base-url 和 --app-key。');
  });
});

describe('ringcode simulate', () => {
  it('exits with a sentence when its port is taken', async () => {
    const first = start(['simulate', '--json', '--data', temporaryFolder()]);
    const { url } = await first.nextLine();
    const second = await run(['simulate', '--port', new URL(String(url)).port, '--data', temporaryFolder()]);
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/Port \d+ is used by another program/);
  });
});

describe('wrong usage', () => {
  it.each([
    [['nonsense'], 'nonsense'],
    [['listen', '--port', '99999'], '--port must be a whole number from 0 to 65535'],
    [['listen', '--nonsense'], '--nonsense'],
    // Reserved for documentation (RFC 5737): no machine has it.
    [
      ['listen', '--host', '192.0.2.1', '--port', '0'],
      'The address 192.0.2.1 does not belong to this machine',
    ],
    [['sign', '--app-key', 'a\\'], '--app-key must be ASCII characters'],
    [['sign', '--app-key', 'é'], '--app-key must be ASCII characters'],
    [['simulate', '--app-key', 'a\\'], '--app-key must be ASCII characters'],
    [['simulate', '--app-key', 'é'], '--app-key must be ASCII characters'],
    [['simulate', '--app-key', 'k'.repeat(33)], '--app-key'],
    [['call', '--code', '2468'], '--callee is missing'],
    [['log', '--export', 'log.txt'], '--export must end with .csv or .jsonl'],
    [['log', '--filter', 'kind:nonsense'], 'kind:nonsense'],
    [['profile'], ''],
  ])('%j exits with 2 and one sentence', async (args, sentence) => {
    const ended = await run([...args, '--data', temporaryFolder()]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(sentence);
    expect(ended.stderr).not.toContain('    at ');
  });

  it.each([
    [['listen', '--port', '0', '--data', ''], 'en', '--data is empty'],
    [['--data=', 'log'], 'zh', '--data 为空'],
    [['log', '--data', '  '], 'zh', '--data 为空'],
  ])('%j is no data folder (%s)', async (args, language, sentence) => {
    const cwd = temporaryFolder();
    const ended = await run([...args, '--lang', language], { cwd });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(sentence);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each([
    ['en_US.UTF-8', '--lang must be zh or en.'],
    ['zh_CN.UTF-8', '--lang 应为 zh 或 en。'],
  ])('is a language that there is not, where the system has %s', async (locale, sentence) => {
    const ended = await run(['calls', '--lang', 'xx', '--data', temporaryFolder()], {
      env: { LC_ALL: locale },
    });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(sentence);
  });

  it('says the same in Chinese', async () => {
    const ended = await run(['nonsense', '--lang', 'zh']);
    expect(ended.stderr).toContain('没有“nonsense”这个命令。');
  });
});

describe('a data folder that is a file', () => {
  it('is named as such in both languages, with the cause only where details are wanted', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'in the way');
    const ended = await run(['log', '--data', file]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('the data folder, or one above it, is a file');
    expect(ended.stderr).not.toContain('LogUnavailable');
    const detailed = await run(['log', '--data', file, '--lang', 'zh', '--verbose']);
    expect(detailed.stderr).toContain('数据目录或其上级目录是文件');
    expect(detailed.stderr).toContain('LogUnavailable');
  });
});

describe('help', () => {
  it('shows every command in both languages, with examples', async () => {
    const [en, zh] = await Promise.all([run(['--help']), run(['--help', '--lang', 'zh'])]);
    for (const name of [
      'demo',
      'simulate',
      'serve',
      'listen',
      'call',
      'sign',
      'inspect',
      'log',
      'calls',
      'profile',
    ]) {
      expect(en.stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
      expect(zh.stdout).toMatch(new RegExp(`^ {2}${name} .*[\\u4e00-\\u9fff]`, 'm'));
    }
    expect((await run(['call', '--help', '--lang', 'zh'])).stdout).toContain('示例：');
  });
});

describe('an older Node', () => {
  it('is told in one sentence', async () => {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' })`;
    const ended = await run(['demo'], {
      nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`],
    });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('needs Node.js 24 or newer and was started by 20.20.2');
    expect(ended.stderr.trim().split('\n')).toHaveLength(2);
  });
});
