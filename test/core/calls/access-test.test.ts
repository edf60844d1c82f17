import { afterEach, describe, expect, it } from 'vitest';
import { testAccess } from '../../../src/core/calls/access-test.ts';
import { createNodeHttpOut } from '../../../src/core/calls/node-http-out.ts';
import type { CallTarget, Sending, TimedAnswer } from '../../../src/core/calls/sending.ts';
import type { HttpRequest, HttpResult } from '../../../src/core/ports.ts';
import { signRequest } from '../../../src/core/signing/request-signer.ts';
import type { ProfileTest } from '../../../src/contract/views.ts';
import { answering, at, secret, target, textOf } from '../../support/call-rig.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { appKey, appSecret, closeRigs, createRig, type Rig } from '../../support/simulator-rig.ts';

afterEach(closeRigs);

interface TestRig {
  readonly around: Sending;
  readonly sent: HttpRequest[];
  readonly told: TimedAnswer[];
}

/** A platform that answers what it is told. */
function rig(answer: HttpResult, changes: Partial<CallTarget> = {}): TestRig {
  const sent: HttpRequest[] = [];
  const told: TimedAnswer[] = [];
  const clock = createFakeClock(at);
  const around: Sending = {
    target: () => Promise.resolve({ ...target, ...changes }),
    secret: () => Promise.resolve(secret),
    sign: signRequest,
    http: {
      send(request) {
        sent.push(request);
        clock.advance(250);
        return Promise.resolve(answer);
      },
    },
    time: clock,
    limits: () => Promise.resolve({ connectMs: 1234, answerMs: 5678 }),
    onAnswer: (_, one) => told.push(one),
  };
  return { around, sent, told };
}

function refusal(http: number, resultcode: string, resultdesc = '', date?: number): HttpResult {
  const headers: [string, string][] = date === undefined ? [] : [['Date', new Date(date).toUTCString()]];
  return answering(http, JSON.stringify({ resultcode, resultdesc, sessionId: '' }), headers);
}

const ask = (answer: HttpResult, changes: Partial<CallTarget> = {}): Promise<ProfileTest> =>
  testAccess(rig(answer, changes).around, 'field');

describe('a test of a profile', () => {
  it('sends one signed request that names nobody', async () => {
    const { around, sent, told } = rig(refusal(403, '1010002', 'Invalid request.', at));
    const tested = await testAccess(around, 'field');
    expect(sent).toHaveLength(1);
    expect(textOf(sent[0]?.body)).toBe('{}');
    expect(sent[0]).toMatchObject({
      url: 'https://rtcapi.example.com:10443/rest/httpsessions/callVerify/v1.0',
      connectTimeoutMs: 1234,
      answerTimeoutMs: 5678,
    });
    expect(new Map(sent[0]?.headers).get('X-AKSK')).toContain('Username="demoKey"');
    expect(told).toMatchObject([{ url: sent[0]?.url, sentAt: at, receivedAt: at + 250 }]);
    expect(tested).toMatchObject({
      works: true,
      http: 403,
      resultcode: '1010002',
      resultdesc: 'Invalid request.',
      failure: null,
      milliseconds: 250,
    });
  });

  it.each(['1010002', '1010022', '1010023', '1020001', '1020003'])(
    'works where only a parameter is refused: %s',
    async (code) => {
      const { works, explanation } = await ask(refusal(403, code));
      expect(works).toBe(true);
      expect(explanation.en).toContain(code);
      expect(explanation.zh).toContain(code);
    },
  );

  it.each([
    ['1010003', /app_key is unknown/],
    ['1010007', /account is not active/],
    ['1010008', /suspended/],
    ['1010040', /not created for voice verification/],
    ['1020166', /whitelist/],
    ['1020176', /blocked/],
    ['1010001', /system error/],
    ['1023033', /X-AKSK/],
  ])('says what %s means', async (code, words) => {
    const { works, explanation, next } = await ask(refusal(403, code));
    expect(works).toBe(false);
    expect(explanation.en).toMatch(words);
    expect(next).not.toBeNull();
  });

  it('tells a wrong secret from flow control, which has the same number', async () => {
    const wrong = await ask(refusal(401, '1010010', 'Invalid digest.'));
    expect(wrong.explanation.en).toContain('app secret');
    expect(wrong.next?.en).toContain('30 minutes');
    const busy = await ask(refusal(401, '1010010', 'flow control'));
    expect(busy.explanation.en).toContain('flow control');
    expect(busy.works || wrong.works).toBe(false);
  });

  it.each([
    ['ahead', -600_000, 'utc', /600 s ahead/],
    ['behind', 600_000, 'utc', /600 s behind/],
    ['right', 0, 'utc', /Beijing time/],
    ['right', 0, 'beijing', /UTC/],
    ['right', 0, 'local', /UTC or Beijing/],
  ] as const)('with the clock %s by %d says what to do for %s', async (_, theirs, clock, words) => {
    const { works, next } = await ask(refusal(401, '1010013', 'Time out limit.', at + theirs), { clock });
    expect(works).toBe(false);
    expect(next?.en).toMatch(words);
  });

  it('offers both where the answer does not tell the time', async () => {
    const { next } = await ask(refusal(401, '1010013'));
    expect(next?.en).toMatch(/clock of this machine.*Beijing time/);
  });

  it('does not take a server for the platform that accepts a call to nobody', async () => {
    expect(await ask(refusal(200, '0', 'Success'))).toMatchObject({ works: false, resultcode: '0' });
  });

  it('concludes nothing from a code that is not known', async () => {
    const { works, explanation } = await ask(refusal(403, '9999999'));
    expect(works).toBe(false);
    expect(explanation.en).toContain('9999999');
    expect(explanation.en).toContain('cannot be told');
  });

  it('gives the words of the network, and does not fear that a phone rings', async () => {
    const failed = {
      ok: false,
      failure: 'answer-timeout',
      detail: 'ETIMEDOUT 1.2.3.4',
      maySent: true,
    } as const;
    const { around, told } = rig(failed);
    const tested = await testAccess(around, 'field');
    expect(tested).toMatchObject({ works: false, http: null, resultcode: null, failure: 'answer-timeout' });
    expect(tested.explanation.en).toContain('ETIMEDOUT 1.2.3.4');
    expect(tested.explanation.zh).toContain('ETIMEDOUT 1.2.3.4');
    expect(told).toEqual([]);
    const html = await ask(answering(200, '<html>'));
    expect(html).toMatchObject({ works: false, http: 200, failure: 'not-json' });
    for (const next of [tested.next, html.next]) expect(`${next?.en} ${next?.zh}`).not.toMatch(/ring|振铃/);
  });

  it('does not repeat a digest that the answer echoes', async () => {
    let digest = '';
    const echoing: Sending = {
      ...rig(refusal(0, '')).around,
      http: {
        send(request) {
          const xAksk = new Map(request.headers).get('X-AKSK') ?? '';
          digest = /PasswordDigest="([^"]+)"/.exec(xAksk)?.[1] ?? '';
          return Promise.resolve(refusal(403, '1010002', `Invalid request: ${digest}`));
        },
      },
    };
    const tested = await testAccess(echoing, 'field');
    expect(tested.resultdesc).toContain('Invalid request');
    expect(digest).toHaveLength(44);
    expect(JSON.stringify(tested)).not.toContain(digest);
  });
});

describe('against the simulator', () => {
  const ofSimulator = ({ platform, clock }: Rig, changes: Partial<CallTarget>, key = appSecret): Sending => ({
    ...rig(refusal(0, '')).around,
    target: () => Promise.resolve({ ...target, baseUrl: platform.url, appKey, ...changes }),
    secret: () => Promise.resolve(key),
    http: createNodeHttpOut({}),
    time: clock,
  });

  it.each([
    ['the right secret', {}, appSecret, '1010002'],
    ['a wrong secret', {}, 'not the secret', '1010010'],
    ['another app key', { appKey: 'unknown' }, appSecret, '1010003'],
    ['another clock', { clock: 'beijing' }, appSecret, '1010013'],
  ] as const)('%s: the signature is looked at first, and nobody is called', async (_, changes, key, code) => {
    const simulator = await createRig();
    const tested = await testAccess(ofSimulator(simulator, changes, key), 'field');
    expect(tested).toMatchObject({ works: code === '1010002', resultcode: code });
    expect(await simulator.answers.next()).toMatchObject({ resultcode: code, sessionId: '', callee: null });
    expect(simulator.platform.activeCalls()).toBe(0);
    expect(simulator.clock.due()).toEqual([]);
  });
});
