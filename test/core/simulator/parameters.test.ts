import { Agent } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import {
  appKey,
  appSecret,
  base64,
  closeRigs,
  createRig,
  exchange,
  expectRefusal,
} from '../../support/simulator-rig.ts';

afterEach(closeRigs);

describe('the answer to a right request', () => {
  test('has the form of the vendor and a new session id each time', async () => {
    const rig = await createRig();
    const first = await rig.place();
    const second = await rig.place();
    const form = /^1200_\d+_\d+_20260130030424@callenabler000\.simulator\.local$/;
    for (const reply of [first, second]) {
      expect(reply.status).toBe(200);
      expect(reply.headers['content-type']).toBe('application/json;charset=UTF-8');
      expect(reply.json).toEqual({
        resultcode: '0',
        resultdesc: 'Success',
        sessionId: expect.stringMatching(form) as string,
      });
    }
    expect(first.json['sessionId']).not.toBe(second.json['sessionId']);
    expect(rig.platform.activeCalls()).toBe(2);
  });

  test('tells the free ports only when asked with the string "true"', async () => {
    const rig = await createRig({ maxSimultaneous: 10 });
    expect((await rig.place({ returnIdlePort: 'true' })).json['idlePort']).toBe(9);
    expect((await rig.place({ returnIdlePort: 'false' })).json).not.toHaveProperty('idlePort');
    expect((await rig.place({ returnIdlePort: 'true' })).json['idlePort']).toBe(7);
  });

  test('is followed by the end of the connection, from the side of the platform', async () => {
    const rig = await createRig();
    const agent = new Agent({ keepAlive: true });
    const reply = await rig.send({ headers: rig.headers(), body: JSON.stringify(rig.body()), agent });
    agent.destroy();
    expect(reply.headers.connection).toBe('close');
  });

  test('is reported without digest and secret', async () => {
    const rig = await createRig();
    const headers = rig.headers();
    const sent = exchange(rig.platform.port, { headers, body: JSON.stringify(rig.body()) });
    const report = await rig.answers.next();
    const reply = await sent;
    expect(report).toEqual({
      http: 200,
      resultcode: '0',
      resultdesc: 'Success',
      sessionId: reply.json['sessionId'],
      callee: '+8613800000001',
      appKey,
      source: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
    });
    rig.clock.advance(0);
    await rig.pushes.next();
    const text = JSON.stringify(rig.reports);
    expect(text).not.toContain(appSecret);
    expect(text).not.toContain(/PasswordDigest="([^"]+)"/.exec(headers['X-AKSK'] ?? '')?.[1]);
  });
});

describe('parameters', () => {
  test.each<[string, unknown, string, string?]>([
    ['displayNbr', undefined, '1010002', 'Invalid request. Parameter displayNbr is missing.'],
    ['displayNbr', 8675528000001, '1010002', 'Invalid request. Parameter displayNbr must be a string.'],
    ['displayNbr', '+86 75528000001', '1010002', 'Invalid request. Parameter displayNbr contains a blank.'],
    ['displayNbr', '+8613800000001', '1010023', 'Invalid display number.'],
    ['displayNbr', '+864001234567', '1010023'],
    ['displayNbr', '+8695588', '1010023'],
    ['displayNbr', '+8607552800001', '1010023'],
    ['calleeNbr', undefined, '1010002', 'Invalid request. Parameter calleeNbr is missing.'],
    ['calleeNbr', '13800000001', '1010002', 'Invalid request. The number format of calleeNbr is wrong.'],
    ['calleeNbr', '+86075528000001', '1010002'],
    ['calleeNbr', '+8695588', '1010002'],
    ['calleeNbr', '+8612800000001', '1010002'],
    ['calleeNbr', '+14155550100', '1013112', 'International callout is forbidden.'],
    ['languageType', 1, '1010002', 'Invalid request. Parameter languageType must be 2.'],
    ['languageType', undefined, '1010002'],
    ['preTone', undefined, '1010002', 'Invalid request. Parameter preTone is missing.'],
    ['preTone', 'tone.mp3', '1010002', 'Invalid request. The file tone.mp3 does not exist.'],
    ['preTone', '', '1010002', 'Invalid request. Parameter preTone must have 1 to 128 characters.'],
    ['verifyCode', undefined, '1010002', 'Invalid request. Parameter verifyCode is missing.'],
    ['verifyCode', 135790, '1010002', 'Invalid request. Parameter verifyCode must be a string.'],
    ['verifyCode', '1', '1010022', 'Invalid verification code.'],
    ['verifyCode', '123456789', '1010022'],
    ['verifyCode', '12a4', '1010022'],
    ['posTone', 'a b.wav', '1010002', 'Invalid request. Parameter posTone contains a blank.'],
    ['posTone', '提示音.wav', '1010002', 'Invalid request. The file 提示音.wav does not exist.'],
    ['times', 10, '1010002', 'Invalid request. Parameter times must be an integer from 0 to 9.'],
    ['times', -1, '1010002'],
    ['times', 1.5, '1010002'],
    ['times', '3', '1010002'],
    [
      'statusUrl',
      'http://127.0.0.1/',
      '1010002',
      'Invalid request. Parameter statusUrl must be the Base64 of an http or https address.',
    ],
    ['statusUrl', base64('ftp://127.0.0.1/'), '1010002'],
    ['statusUrl', base64('http://user@127.0.0.1/'), '1010002'],
    ['statusUrl', base64('http://:word@127.0.0.1/'), '1010002'],
    ['preTone', 'x'.repeat(128), '1010002', `Invalid request. The file ${'x'.repeat(60)} does not exist.`],
    ['statusUrl', base64('http://127.0.0.1/a b'), '1010002'],
    ['feeUrl', base64('https://a.example/').replace(/=+$/, '') + '!', '1010002'],
    [
      'feeUrl',
      base64(`https://a.example/${'f'.repeat(90)}`),
      '1010002',
      'Invalid request. Parameter feeUrl must have 1 to 128 characters.',
    ],
    [
      'returnIdlePort',
      true,
      '1010002',
      'Invalid request. Parameter returnIdlePort must be the string "true" or "false".',
    ],
    [
      'userData',
      'a{b',
      '1010002',
      'Invalid request. Parameter userData contains a character that is not allowed.',
    ],
    ['userData', '订单', '1010002'],
    ['userData', 'x'.repeat(257), '1010002'],
    ['userData', null, '1010002'],
  ])('%s: %j is %s', async (name, value, code, text) => {
    const rig = await createRig();
    const reply = await rig.place({ [name]: value });
    expectRefusal(reply, code, 403);
    if (text !== undefined) expect(reply.json['resultdesc']).toBe(text);
    expect(rig.platform.activeCalls()).toBe(0);
  });

  test.each<[string, unknown]>([
    ['calleeNbr', '+8675528000001'],
    ['calleeNbr', '+861065000001'.padEnd(13, '0')],
    ['displayNbr', '+862120000001'],
    ['languageType', '2'],
    ['verifyCode', '00'],
    ['times', 0],
    ['posTone', undefined],
    ['statusUrl', undefined],
    ['feeUrl', undefined],
    ['userData', undefined],
    ['bindNbr', '+8675528000001'],
    ['resultcode', '1'],
    ['http', 1],
  ])('%s: %j is accepted', async (name, value) => {
    const rig = await createRig();
    expect((await rig.place({ [name]: value })).json['resultcode']).toBe('0');
  });

  test.each([
    ['no JSON', '{"displayNbr":', 'The body is not a JSON object.'],
    ['nothing', '', 'The body is not a JSON object.'],
    ['an array', '[]', 'The body is not a JSON object.'],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'The body is not UTF-8.'],
  ])('a body that is %s', async (_name, body, fault) => {
    const rig = await createRig();
    const reply = await rig.send({ headers: rig.headers(), body });
    expectRefusal(reply, '1010002', 403);
    expect(reply.json['resultdesc']).toBe(`Invalid request. ${fault}`);
  });

  test('a body beyond the limit is refused with 413, its headers checked first', async () => {
    const rig = await createRig();
    const body = Buffer.alloc(200 * 1024, 0x20);
    expectRefusal(await rig.send({ headers: rig.headers(), body }), '1010002', 413);
    expectRefusal(await rig.send({ body }), '1023006', 400);
  });
});

describe('simultaneous calls', () => {
  test('beyond the limit are 1020165 until one has ended', async () => {
    const rig = await createRig({ maxSimultaneous: 2 });
    await rig.place({ calleeNbr: '+8613800000005', statusUrl: undefined, feeUrl: undefined });
    await rig.place({ statusUrl: undefined, feeUrl: undefined });
    const refused = await rig.place();
    expectRefusal(refused, '1020165', 403);
    expect(refused.json['resultdesc']).toBe(
      'The number of app_key voice call ports exceeds the upper limit.',
    );
    expect(rig.reports.at(-1)).toMatchObject({ callee: '+8613800000001', resultcode: '1020165' });
    rig.clock.advance(4000);
    expect(rig.platform.activeCalls()).toBe(1);
    expect((await rig.place()).json['resultcode']).toBe('0');
  });

  test('are ten without a setting', async () => {
    const rig = await createRig();
    for (let count = 0; count < 10; count += 1) expect((await rig.place()).json['resultcode']).toBe('0');
    expectRefusal(await rig.place(), '1020165');
  });
});
