import { describe, expect, it } from 'vitest';
import { readProfileFile, writeProfileFile } from '../../../src/core/profiles/profile-file.ts';
import { profileSchema, type Profile } from '../../../src/domain/profile.ts';

const field: Profile = profileSchema.parse({
  name: '现场 North',
  baseUrl: 'https://rtcapi.example.com:10443',
  appKey: 'demoKey',
  displayNumbers: ['+8675528000001'],
  preTones: ['pretone.wav'],
  clock: 'beijing',
  pinSha256: 'ab'.repeat(32),
});

function file(profiles: unknown, head: Record<string, unknown> = {}): string {
  return JSON.stringify({ ringcode: 'profiles', version: 1, ...head, profiles });
}

describe('a file of profiles', () => {
  it('brings back what was written', () => {
    const text = writeProfileFile([field, { ...field, name: 'other' }]);
    expect(JSON.parse(text)).toMatchObject({ ringcode: 'profiles', version: 1 });
    expect(readProfileFile(`\uFEFF${text}`)).toEqual({
      profiles: [field, { ...field, name: 'other' }],
      skipped: [],
    });
  });

  it('holds the fields of a profile only', () => {
    const loaded = { ...field, secret: 'planted-secret', appSecret: 'planted-secret' };
    expect(writeProfileFile([loaded])).not.toContain('planted-secret');
  });

  it.each([
    ['no JSON', 'appKey=demoKey'],
    ['nothing', ''],
    ['another JSON', '{"profiles":[]}'],
    ['a list', JSON.stringify([field])],
    ['another kind', file([], { ringcode: 'presets' })],
    ['no list of profiles', file({})],
    ['no version', file([], { version: 'x' })],
  ])('is told from %s', (_, text) => {
    expect(() => readProfileFile(text)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        text: {
          en: expect.stringContaining('no file of profiles') as string,
          zh: expect.stringContaining('不是') as string,
        },
      }) as Error,
    );
  });

  it('of a newer version is refused', () => {
    expect(() => readProfileFile(file([field], { version: 2 }))).toThrow(/newer version/);
  });
});

describe('a profile that cannot be taken', () => {
  const skippedOf = (profiles: unknown[]): { name: string; en: string; zh: string }[] =>
    readProfileFile(file(profiles)).skipped.map(({ name, reason }) => ({ name, ...reason }));

  it('is skipped with its fields named, and the others are taken', () => {
    const { baseUrl: _, ...withoutUrl } = field;
    const read = readProfileFile(
      file([{ ...withoutUrl, appKey: 'a b', colour: 'red' }, { ...field, name: 'taken' }, 'text', null]),
    );
    expect(read.profiles.map(({ name }) => name)).toEqual(['taken']);
    expect(read.skipped.map(({ name }) => name)).toEqual(['现场 North', '#3', '#4']);
    const [{ reason } = { reason: { en: '', zh: '' } }] = read.skipped;
    for (const name of ['baseUrl', 'appKey', 'colour']) {
      expect(reason.en).toContain(name);
      expect(reason.zh).toContain(name);
    }
    expect(reason.en).toContain('colour: unknown field');
    expect(reason.zh).toContain('colour：未知字段');
  });

  it('is the built-in one, or one whose name was there before', () => {
    const skipped = skippedOf([{ ...field, name: ' Simulator ' }, field, { ...field, appKey: 'second' }]);
    expect(skipped.map(({ name }) => name)).toEqual(['Simulator', '现场 North']);
    expect(skipped[0]?.en).toContain('built in');
    expect(skipped[1]?.en).toContain('before');
  });

  it('has a secret, which is not repeated, whatever it is called', () => {
    const planted = 'planted+Secret/value=';
    const [with1, with2] = skippedOf([
      { ...field, name: 'one', appSecret: planted },
      { ...field, name: 'two', baseUrl: planted, clock: planted, pinSha256: planted },
    ]);
    expect(with1?.en).toContain('appSecret: unknown field (secrets are not taken');
    expect(with1?.zh).toContain('app_secret 不从文件导入');
    expect(JSON.stringify([with1, with2])).not.toContain('planted');
  });

  it('cannot steer what shows its name or its fields', () => {
    const [one] = skippedOf([{ name: `a\u001b[31m\u202e${'x'.repeat(200)}`, ['y\u0007'.repeat(100)]: 1 }]);
    expect(one?.name).not.toMatch(/\p{C}/u);
    expect(one?.name.length).toBeLessThan(100);
    expect(one?.en).not.toMatch(/\p{C}/u);
  });
});
