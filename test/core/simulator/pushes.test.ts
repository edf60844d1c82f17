import { createHmac } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createSelfSigned } from '../../support/certificates.ts';
import {
  appKey,
  appSecret,
  base64,
  closeRigs,
  createRig,
  startReceiver,
  startTime,
  type Rig,
} from '../../support/simulator-rig.ts';

const servers: { close(): void }[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) server.close();
  await closeRigs();
});

const hour = 3_600_000;
const unreachable = '+8613800000005';

/** A call that is over after 4 s: callout, disconnect, CDR. Stops before the CDR is pushed. */
async function playToEnd(rig: Rig, changes: Record<string, unknown> = {}): Promise<void> {
  await rig.place({ calleeNbr: unreachable, ...changes });
  rig.clock.advance(0);
  await rig.pushes.next();
  rig.clock.advance(4000);
  await rig.pushes.next();
}

describe('headers', () => {
  test.each([
    ['older', '', '2026-01-30T03:04:24Z'],
    ['newer', '\n', '2026-01-30T11:04:24Z'],
  ] as const)('are signed in the %s edition', async (digest, joint, created) => {
    const rig = await createRig({ digest });
    await playToEnd(rig);
    rig.clock.advance(1000);
    await rig.pushes.next();
    const nonces = new Set<string>();
    for (const [index, push] of rig.receiver.received.entries()) {
      const url = `${rig.receiver.url}${push.path}`;
      expect(push.headers['content-type']).toBe('application/json;charset=UTF-8');
      expect(push.headers.authorization).toBe('AKSK realm="SDP",profile="UsernameToken",type="Appkey"');
      expect(push.headers['content-length']).toBe(String(Buffer.byteLength(push.text)));
      expect(push.rawHeaders).toContain('X-AKSK');
      const header = String(push.headers['x-aksk']);
      const [, username, passwordDigest, nonce = '', stamped = ''] =
        /^UsernameToken Username="(.+)", PasswordDigest="(.+)", Nonce="(.+)", Created="(.+)"$/.exec(header) ??
        [];
      const message = [url, nonce, stamped].join(joint);
      expect(username).toBe(appKey);
      expect(passwordDigest).toBe(createHmac('sha256', appSecret).update(message).digest('base64'));
      if (index === 0) expect(stamped).toBe(created);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test('the digest covers the address exactly as the request named it', async () => {
    const rig = await createRig({ digest: 'older' });
    const url = `${rig.receiver.url}/A%2fb?x=1`;
    await rig.place({ statusUrl: base64(url) });
    rig.clock.advance(0);
    await rig.pushes.next();
    const header = String(rig.receiver.received[0]?.headers['x-aksk']);
    const part = (name: string): string => new RegExp(`${name}="([^"]+)"`).exec(header)?.[1] ?? '';
    const message = url + part('Nonce') + part('Created');
    expect(part('PasswordDigest')).toBe(createHmac('sha256', appSecret).update(message).digest('base64'));
    expect(rig.receiver.received[0]?.path).toBe('/A%2fb?x=1');
  });
});

describe('order', () => {
  test('a status waits for the answer to the one before; other calls do not', async () => {
    const rig = await createRig();
    const slow = await startReceiver();
    slow.reply(null);
    await rig.place({ statusUrl: base64(`${slow.url}/slow`), feeUrl: undefined });
    rig.clock.advance(0);
    const callout = await slow.arrivals.next();
    rig.clock.advance(7000);
    await rig.place({ feeUrl: undefined });
    rig.clock.advance(0);
    expect(await rig.pushes.next()).toMatchObject({ eventType: 'callout', status: 200 });
    expect(slow.received).toHaveLength(1);
    slow.reply(200);
    callout.answer(200);
    const reported = [await rig.pushes.next(), await rig.pushes.next(), await rig.pushes.next()];
    expect(reported.map((one) => one.eventType)).toEqual(['callout', 'alerting', 'answer']);
    expect(slow.received.map((one) => (one.json as { eventType: string }).eventType)).toEqual([
      'callout',
      'alerting',
      'answer',
    ]);
  });

  test('a failed status does not stop the next', async () => {
    const rig = await createRig();
    rig.receiver.reply(500);
    await rig.place();
    rig.clock.advance(0);
    expect(await rig.pushes.next()).toMatchObject({ eventType: 'callout', status: 500 });
    rig.receiver.reply(200);
    rig.clock.advance(3000);
    expect(await rig.pushes.next()).toMatchObject({ eventType: 'alerting', status: 200, error: null });
  });
});

describe('a status that fails', () => {
  test('is not pushed again', async () => {
    const rig = await createRig();
    rig.receiver.reply(503);
    const reply = await rig.place();
    rig.clock.advance(0);
    expect(await rig.pushes.next()).toEqual({
      kind: 'status',
      eventType: 'callout',
      sessionId: reply.json['sessionId'],
      url: `${rig.receiver.url}/voice/status`,
      attempt: 1,
      status: 503,
      error: 'HTTP 503',
      willRetry: false,
    });
    // Nothing is planned but the alerting.
    expect(rig.clock.due()).toEqual([startTime + 3000]);
  });

  test('without an answer is given up after ten seconds', async () => {
    const rig = await createRig();
    rig.receiver.reply(null);
    await rig.place({ feeUrl: undefined });
    rig.clock.advance(0);
    const request = await rig.receiver.arrivals.next();
    rig.clock.advance(9999);
    expect(rig.pushes.waiting()).toBe(0);
    rig.clock.advance(1);
    expect(await rig.pushes.next()).toMatchObject({
      status: null,
      error: 'no answer within 10 s',
      willRetry: false,
    });
    await request.gone;
  });

  test('on a closed port says so', async () => {
    const rig = await createRig();
    const gone = await createRig();
    await gone.platform.close();
    await rig.place({ statusUrl: base64(`http://127.0.0.1:${gone.platform.port}/`) });
    rig.clock.advance(0);
    const report = await rig.pushes.next();
    expect(report).toMatchObject({ status: null, willRetry: false });
    expect(report.error).toContain('ECONNREFUSED');
  });
});

describe('a CDR', () => {
  test.each([1, 20])('is pushed again six times, an hour of call time apart, at speed %d', async (speed) => {
    const rig = await createRig({ speed });
    rig.receiver.reply(503);
    await rig.place({ calleeNbr: unreachable, statusUrl: undefined });
    rig.clock.advance(5000 / speed);
    const bodies = new Set<string>();
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      expect(await rig.pushes.next()).toMatchObject({
        kind: 'fee',
        attempt,
        status: 503,
        error: 'HTTP 503',
        willRetry: attempt < 7,
      });
      bodies.add(rig.receiver.received.at(-1)?.text ?? '');
      expect(rig.clock.due()).toEqual(attempt < 7 ? [rig.clock.now() + hour / speed] : []);
      rig.clock.advance(hour / speed);
    }
    expect(rig.receiver.received).toHaveLength(7);
    expect(bodies.size).toBe(1);
  });

  test.each([
    ['a redirect, which is not followed', 302, '', 'HTTP 302'],
    ['201', 201, '', 'HTTP 201'],
    ['204', 204, '', 'HTTP 204'],
    ['another resultcode', 200, '{"resultcode":"1","resultdesc":"no"}', 'resultcode 1'],
  ])('answered with %s is pushed again until it is received', async (_name, status, body, error) => {
    const rig = await createRig();
    const elsewhere = await startReceiver();
    rig.receiver.reply(status, body, { Location: `${elsewhere.url}/` });
    await playToEnd(rig);
    rig.clock.advance(1000);
    expect(await rig.pushes.next()).toMatchObject({
      kind: 'fee',
      attempt: 1,
      status,
      error,
      willRetry: true,
    });
    rig.receiver.reply(200);
    rig.clock.advance(hour);
    expect(await rig.pushes.next()).toMatchObject({ attempt: 2, status: 200, error: null, willRetry: false });
    expect(rig.clock.due()).toEqual([]);
    expect(elsewhere.received).toEqual([]);
  });

  test.each(['', 'OK', '{"resultcode":"0","resultdesc":"Success"}', '{"resultcode":0}', '{}', 'null'])(
    'answered 200 with %j is received',
    async (body) => {
      const rig = await createRig();
      rig.receiver.reply(200, body);
      await playToEnd(rig);
      rig.clock.advance(1000);
      expect(await rig.pushes.next()).toMatchObject({
        kind: 'fee',
        status: 200,
        error: null,
        willRetry: false,
      });
    },
  );

  test('an endless answer is not read', async () => {
    const rig = await createRig();
    rig.receiver.reply(200, 'x'.repeat(1024 * 1024));
    await rig.place({ calleeNbr: unreachable, statusUrl: undefined });
    rig.clock.advance(5000);
    expect(await rig.pushes.next()).toMatchObject({ status: null, error: 'answer larger than 65536 bytes' });
  });
});

test('https certificates are verified, whatever the environment says', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  // Node warns of that setting, rightly; not in this output.
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const certificate = createSelfSigned(['127.0.0.1']);
  let requests = 0;
  const server = createServer(certificate, (_request, response) => {
    requests += 1;
    response.end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const rig = await createRig();
  await rig.place({ statusUrl: base64(`https://127.0.0.1:${port}/`) });
  rig.clock.advance(0);
  const report = await rig.pushes.next();
  expect(report.status).toBeNull();
  expect(report.error).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(requests).toBe(0);
});
