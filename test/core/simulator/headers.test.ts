import { afterEach, describe, expect, test, vi } from 'vitest';
import { lookUpResultCode } from '../../../src/domain/codes/result-codes.ts';
import { formatCreated } from '../../../src/domain/protocol/wire-time.ts';
import {
  appKey,
  appSecret,
  closeRigs,
  createRig,
  expectRefusal,
  startTime,
  type RawRequest,
  type Rig,
} from '../../support/simulator-rig.ts';

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeRigs();
});

/** A right request whose headers a test changes; undefined removes one. */
function withHeaders(rig: Rig, changes: Record<string, string | undefined>): RawRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...rig.headers(), ...changes }))
    if (value !== undefined) headers[name] = value;
  return { headers, body: JSON.stringify(rig.body()) };
}

describe('address and method', () => {
  test.each([
    ['another path', { path: '/rest/httpsessions/callnotify/v2.0' }, 404],
    ['the path with a slash behind', { path: '/rest/httpsessions/callVerify/v1.0/' }, 404],
    ['another method', { method: 'PUT' }, 403],
    ['GET', { method: 'GET', body: '' }, 403],
  ])('%s is 1010006', async (_name, change, http) => {
    const rig = await createRig();
    const reply = await rig.send({ ...withHeaders(rig, {}), ...change });
    expectRefusal(reply, '1010006', http);
    expect(reply.json['resultdesc']).toBe('Invalid Rest API.');
  });
});

describe('Authorization', () => {
  const right = 'AKSK realm="SDP",profile="UsernameToken",type="Appkey"';
  test.each([
    ['missing', undefined, '1023006', 'Authorization not contained in the HTTP header.'],
    ['empty', '', '1023006', 'Authorization not contained in the HTTP header.'],
    ['of another scheme', 'Basic YTpi', '1023006', lookUpResultCode('1023006').platformDescAlt[0]],
    ['of the WSSE era', right.replace('AKSK', 'WSSE'), '1023013', 'WSSE not contained in Authorization.'],
    ['without realm', right.replace('realm="SDP",', ''), '1023007', 'realm not contained in Authorization.'],
    [
      'with another realm',
      right.replace('SDP', 'SPD'),
      '1023009',
      'The value of realm in Authorization must be SDP.',
    ],
    [
      'without profile',
      right.replace('profile="UsernameToken",', ''),
      '1023008',
      'profile not contained in Authorization.',
    ],
    [
      'with another profile',
      right.replace('"UsernameToken"', '"Token"'),
      '1023010',
      'The value of profile in Authorization must be UsernameToken.',
    ],
    ['without type', right.replace(',type="Appkey"', ''), '1023012', 'type not contained in Authorization.'],
    [
      'with another type',
      right.replace('Appkey', 'app_key'),
      '1023011',
      'The value of type in Authorization must be app_key.',
    ],
  ])('%s', async (_name, Authorization, code, text) => {
    const rig = await createRig();
    const reply = await rig.send(withHeaders(rig, { Authorization }));
    expectRefusal(reply, code, 400);
    expect(reply.json['resultdesc']).toBe(text);
  });

  test('may have blanks after its commas', async () => {
    const rig = await createRig();
    const reply = await rig.send(withHeaders(rig, { Authorization: right.replaceAll(',', ', ') }));
    expect(reply.json['resultcode']).toBe('0');
  });
});

describe('X-AKSK', () => {
  const cut = (part: string) => (header: string) => header.replace(new RegExp(`,?${part}="[^"]*"`), '');
  test.each<[string, (header: string) => string | undefined, string, string]>([
    ['missing', () => undefined, '1023033', 'HTTP header not found X-AKSK field.'],
    ['empty', () => '', '1023033', 'HTTP header not found X-AKSK field.'],
    [
      'without UsernameToken',
      (h) => h.replace('UsernameToken ', ''),
      '1023033',
      'UsernameToken not contained in X-AKSK.',
    ],
    ['without Username', cut('Username'), '1023034', 'UserName not contained in X-AKSK.'],
    ['with an empty Username', (h) => h.replace(appKey, ''), '1023034', 'UserName not contained in X-AKSK.'],
    ['without Nonce', cut('Nonce'), '1023035', 'Nonce not contained in X-AKSK.'],
    [
      'with signs in Nonce',
      (h) => h.replace('Nonce="', 'Nonce="a-b'),
      '1023035',
      'Nonce not contained in X-AKSK.',
    ],
    ['without Created', cut('Created'), '1023036', 'Created not contained in X-AKSK.'],
    ['without PasswordDigest', cut('PasswordDigest'), '1023037', 'PasswordDigest not contained in X-AKSK.'],
  ])('%s', async (_name, change, code, text) => {
    const rig = await createRig();
    const header = change(rig.headers()['X-AKSK'] ?? '');
    const reply = await rig.send(withHeaders(rig, { 'X-AKSK': header }));
    expectRefusal(reply, code, 400);
    expect(reply.json['resultdesc']).toBe(text);
  });

  test('may have blanks after its commas', async () => {
    const rig = await createRig();
    const header = rig.headers()['X-AKSK']?.replaceAll('",', '", ');
    expect((await rig.send(withHeaders(rig, { 'X-AKSK': header }))).json['resultcode']).toBe('0');
  });
});

describe('credentials', () => {
  const signedBy = (rig: Rig, changes: Parameters<Rig['headers']>[0]): RawRequest =>
    withHeaders(rig, rig.headers(changes));

  test('an unknown app_key is 1010003 and comes before the digest', async () => {
    const rig = await createRig();
    const reply = await rig.send(signedBy(rig, { appKey: 'other', appSecret: 'other' }));
    expectRefusal(reply, '1010003', 403);
    expect(reply.json['resultdesc']).toBe('Invalid app_key.');
  });

  test('a wrong secret is 1010010 with HTTP 401', async () => {
    const rig = await createRig();
    const reply = await rig.send(signedBy(rig, { appSecret: `${appSecret}x` }));
    expectRefusal(reply, '1010010', 401);
    expect(reply.json['resultdesc']).toBe('Invalid digest.');
    expect(rig.platform.activeCalls()).toBe(0);
  });

  test('a digest of another length is 1010010 as well', async () => {
    const rig = await createRig();
    const header = rig.headers()['X-AKSK']?.replace(/PasswordDigest="[^"]*"/, 'PasswordDigest="abc"');
    expectRefusal(await rig.send(withHeaders(rig, { 'X-AKSK': header })), '1010010', 401);
  });

  test('the secret sent as app_key is not reported', async () => {
    const rig = await createRig();
    await rig.send(signedBy(rig, { appKey: appSecret }));
    expect(rig.reports).toMatchObject([{ resultcode: '1010003', appKey: null }]);
  });

  test.each([
    ['2026-01-30T03:04:24.000Z'],
    ['2026-01-30 03:04:24'],
    ['2026-01-30T03:04:24+08:00'],
    ['2026-02-30T03:04:24Z'],
    ['now'],
  ])('Created %s is 1010013', async (created) => {
    const rig = await createRig({ clock: 'any' });
    const reply = await rig.send(signedBy(rig, { created }));
    expectRefusal(reply, '1010013', 401);
    expect(reply.json['resultdesc']).toBe('Time out limit.');
  });

  test('Created may be five minutes away and no second more', async () => {
    const rig = await createRig();
    const at = (seconds: number): RawRequest => {
      // The fake clock shows 321 ms more than the full second that Created can say.
      const created = formatCreated(startTime - 321 + seconds * 1000, 'utc');
      return signedBy(rig, { created });
    };
    expect((await rig.send(at(300))).json['resultcode']).toBe('0');
    expect((await rig.send(at(-300))).json['resultcode']).toBe('0');
    expectRefusal(await rig.send(at(301)), '1010013');
    expectRefusal(await rig.send(at(-301)), '1010013');
  });

  test.each([
    ['any', ['utc', 'beijing', 'local']],
    ['utc', ['utc']],
    ['beijing', ['beijing']],
    ['local', ['local']],
  ] as const)('clock %s accepts %j', async (clock, accepted) => {
    vi.stubEnv('TZ', 'America/New_York');
    const rig = await createRig({ clock });
    const faces = {
      utc: '2026-01-30T03:04:24Z',
      beijing: '2026-01-30T11:04:24Z',
      local: '2026-01-29T22:04:24Z',
      none: '2026-01-30T06:04:24Z',
    };
    for (const [name, created] of Object.entries(faces)) {
      const reply = await rig.send(signedBy(rig, { created }));
      const expected = (accepted as readonly string[]).includes(name) ? '0' : '1010013';
      expect([name, reply.json['resultcode']]).toEqual([name, expected]);
    }
  });
});
