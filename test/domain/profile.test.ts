import { describe, expect, it } from 'vitest';
import { issueText } from '../../src/domain/issue-text.ts';
import { profileSchema, profileViewSchema, publicAddress } from '../../src/domain/profile.ts';

const minimal = { name: 'field', baseUrl: 'https://rtcapi.example.com:10443', appKey: 'demoKey' };

function accepts(change: object): boolean {
  return profileSchema.safeParse({ ...minimal, ...change }).success;
}

describe('a profile', () => {
  it('needs a name, an address and an app key; the rest has defaults', () => {
    expect(profileSchema.parse(minimal)).toEqual({
      ...minimal,
      displayNumbers: [],
      preTones: [],
      postTones: [],
      clock: 'utc',
      publicUrl: null,
      caPem: null,
      pinSha256: null,
    });
    for (const field of Object.keys(minimal)) expect(accepts({ [field]: undefined })).toBe(false);
  });

  it('loses the blanks around what was pasted', () => {
    const pasted = {
      name: ' field ',
      baseUrl: '\thttps://a.example\n',
      appKey: ' k ',
      preTones: [' p.wav '],
    };
    expect(profileSchema.parse(pasted)).toMatchObject({
      name: 'field',
      baseUrl: 'https://a.example',
      appKey: 'k',
      preTones: ['p.wav'],
    });
  });

  it('has no place for a secret', () => {
    expect(accepts({ secret: 's' })).toBe(false);
    expect(accepts({ appSecret: 's' })).toBe(false);
  });

  it.each([
    'https://rtcapi.example.com',
    'https://192.0.2.1:8443/',
    'HTTPS://example.com/rest/httpsessions/callVerify/v1.0',
    'http://127.0.0.1:9331',
    'http://localhost',
    'http://[::1]:80/path',
  ])('goes to %s', (baseUrl) => {
    expect(accepts({ baseUrl })).toBe(true);
  });

  it.each([
    'http://rtcapi.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://localhost@example.com',
    'http://127.0.0.1@example.com/',
    'http://127.example.com',
    'https://user:password@example.com',
    'https://',
    'https:///path',
    'ftp://example.com',
    'rtcapi.example.com',
    'https://example.com?x=1',
    'https://example.com/#x',
    'https://two words.example.com',
    `https://${'x'.repeat(600)}.example.com`,
  ])('does not go to %s: a signature must not travel in the clear or elsewhere', (baseUrl) => {
    expect(accepts({ baseUrl })).toBe(false);
  });

  it.each(['', ' ', 'x'.repeat(65), 'two\nlines', 'bell\u0007'])('is not called %j', (name) => {
    expect(accepts({ name })).toBe(false);
  });

  it.each(['两个 字', '__proto__', "O'Neil"])('may be called %j', (name) => {
    expect(accepts({ name })).toBe(true);
  });

  it.each(['', 'two words', 'quo"te', 'back\\slash', '密钥', 'x'.repeat(129)])(
    'has no app key that a header cannot carry: %j',
    (appKey) => {
      expect(accepts({ appKey })).toBe(false);
    },
  );

  it.each([
    ['ab'.repeat(32), true],
    ['AB:'.repeat(31) + 'AB', true],
    ['ab'.repeat(31), false],
    ['xy'.repeat(32), false],
  ])('pins a certificate by its fingerprint %s: %j', (pinSha256, good) => {
    expect(accepts({ pinSha256 })).toBe(good);
  });

  it.each([
    ['baseUrl', 'http://example.com', 'http only for this machine'],
    ['publicUrl', 'example.com', 'expected http(s)://'],
    ['pinSha256', 'x', '64 hexadecimal digits'],
    ['appKey', 'a b', 'without blanks'],
  ])('says in both languages what %s should be', (field, value, en) => {
    const [issue] = profileSchema.safeParse({ ...minimal, [field]: value }).error?.issues ?? [];
    if (issue === undefined) throw new Error('this should have been refused');
    const text = issueText(issue);
    expect(text.en).toContain(en);
    expect(text.zh).toMatch(/\p{Script=Han}/u);
  });
});

describe('a public address', () => {
  it.each(['https://notify.example.com', 'http://notify.example.com:8080/base/', ' https://a.b '])(
    'is %s',
    (url) => expect(publicAddress.safeParse(url).success).toBe(true),
  );
  it.each(['notify.example.com', 'https://u:p@notify.example.com', 'https://a.b?x=1', 'ws://a.b', ''])(
    'is not %j',
    (url) => expect(publicAddress.safeParse(url).success).toBe(false),
  );
});

describe('what may be shown of a profile', () => {
  it('says where its secret is, and has no room for the secret', () => {
    const view = profileViewSchema.parse({
      ...profileSchema.parse(minimal),
      builtIn: false,
      secret: { en: 'in a file', zh: '文件中', value: 'planted' },
      storedSecret: { en: 'in a file', zh: '文件中', value: 'planted' },
      appSecret: 'planted',
    });
    expect(view.secret).toEqual({ en: 'in a file', zh: '文件中' });
    expect(JSON.stringify(view)).not.toContain('planted');
  });
});
