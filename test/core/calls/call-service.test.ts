import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/contract/errors.ts';
import type { HttpFailure, HttpOut, HttpRequest } from '../../../src/core/ports.ts';
import { accepted, answering, at, callRig, form, secret, textOf } from '../../support/call-rig.ts';
import { formsOf, formsOfDigest, found } from '../../support/secret-forms.ts';

async function failure(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof AppError) return error;
  throw new Error('an AppError was expected', { cause: error });
}

function digestOf(request: HttpRequest | undefined): string {
  return /PasswordDigest="([^"]+)"/.exec(request?.headers[2]?.[1] ?? '')?.[1] ?? '';
}

/** What gateways make of the headers that they repeat. */
const echoes: [string, (header: string) => string][] = [
  ['plainly', (header) => header],
  ['in JSON', (header) => JSON.stringify({ header })],
  ['in JSON with slashes escaped', (header) => JSON.stringify({ header }).replaceAll('/', '\\/')],
  ['in JSON inside JSON', (header) => JSON.stringify(JSON.stringify(header).replaceAll('/', '\\/'))],
  ['in a URL', (header) => encodeURIComponent(header)],
  ['in a form', (header) => new URLSearchParams({ header }).toString()],
  ...['', 'a', 'aa'].map((before): [string, (header: string) => string] => [
    `in Base64, after ${before.length} bytes`,
    (header) => Buffer.from(before + header).toString('base64'),
  ]),
  ['in hex', (header) => Buffer.from(header).toString('hex')],
];

function echoing(spell: (header: string) => string): HttpOut {
  return {
    send: ({ headers }) => {
      const header = headers[2]?.[1] ?? '';
      const body = `<h1>网关 502</h1>${spell(header)}\xff`;
      return Promise.resolve(answering(502, body, [['X-Echo', header]]));
    },
  };
}

describe('placing a call', () => {
  it('writes it down, sends it once, and writes the answer down', async () => {
    const { service, sent, order } = callRig();
    const placed = await service.place(form());
    expect(order).toEqual(['append request', 'send', 'append response']);
    expect(sent).toHaveLength(1);
    expect(placed).toMatchObject({
      http: 200,
      resultcode: '0',
      resultdesc: 'Success',
      sessionId: '1200_0001@example.com',
      idlePort: 7,
      accepted: true,
      failure: null,
      maySent: true,
    });
  });

  it('sends exactly the body and the headers that it has signed', async () => {
    const { service, sent } = callRig();
    await service.place(form({ userData: 'order-1', idlePort: true, times: 0 }));
    expect(textOf(sent[0]?.body)).toBe(
      '{"displayNbr":"+8675528000001","calleeNbr":"+8613800000001","languageType":2,"preTone":"pretone.wav",' +
        '"verifyCode":"0042","posTone":"postone.wav","times":0,"returnIdlePort":"true","userData":"order-1"}',
    );
    expect(sent[0]).toMatchObject({
      url: 'https://rtcapi.example.com:10443/rest/httpsessions/callVerify/v1.0',
      method: 'POST',
      connectTimeoutMs: 1234,
      answerTimeoutMs: 5678,
      caPem: undefined,
      pinSha256: undefined,
    });
    expect(sent[0]?.headers.map(([name]) => name)).toEqual(['Content-Type', 'Authorization', 'X-AKSK']);
    expect(sent[0]?.headers[2]?.[1]).toMatch(
      /^UsernameToken Username="demoKey",PasswordDigest="[^"]{44}",Nonce="[0-9a-f]{32}",Created="2026-01-30T03:04:24Z"$/,
    );
  });

  it('keeps both entries exact, joined by one name, without the digest', async () => {
    const { service, sent, entries } = callRig();
    const { callId } = await service.place(form());
    const [request, response] = entries;
    const common = { callId, source: null, method: 'POST', target: sent[0]?.url, at };
    expect(request).toMatchObject({
      ...common,
      kind: 'request',
      sessionId: null,
      http: null,
      detail: { profile: 'field' },
    });
    expect(textOf(request?.body)).toBe(textOf(sent[0]?.body));
    expect(request?.headers.map(([name]) => name)).toEqual(sent[0]?.headers.map(([name]) => name));
    expect(response).toMatchObject({
      ...common,
      kind: 'response',
      sessionId: '1200_0001@example.com',
      http: 200,
    });
    expect(response?.body).toEqual(accepted.ok ? accepted.body : null);
    expect(response?.headers).toEqual([
      ['Content-Type', 'application/json'],
      ['Set-Cookie', '***'],
    ]);
    const digest = digestOf(sent[0]);
    expect(digest).toHaveLength(44);
    const written = entries.map(({ body, ...rest }) => JSON.stringify(rest) + textOf(body)).join();
    expect(found(written, [...formsOf(secret), ...formsOfDigest(digest)])).toEqual([]);
  });

  it.each(echoes)('keeps the digest out where the answer repeats it %s', async (_how, spell) => {
    const digests: string[] = [];
    const http: HttpOut = {
      send(request) {
        digests.push(digestOf(request));
        return echoing(spell).send(request);
      },
    };
    // Digests differ in their special characters: enough calls to see each of them.
    const { service, entries } = callRig({ http });
    const placed = [];
    for (let i = 0; i < 20; i += 1) placed.push(await service.place(form()));
    const written = entries.map(
      ({ body, ...rest }) => JSON.stringify(rest) + Buffer.from(body).toString('latin1'),
    );
    const forms = digests.flatMap((digest) => [...formsOfDigest(digest), digest.replaceAll('/', '\\/')]);
    expect(digests.join()).toMatch(/\+.*\/|\/.*\+/);
    expect(found(written.join() + JSON.stringify(placed), forms)).toEqual([]);
    expect(entries[1]).toMatchObject({
      http: 502,
      detail: { failure: 'not-json', maySent: true, redacted: true },
    });
    expect(textOf(entries[1]?.body)).toContain('网关 ');
    expect(textOf(entries[1]?.body)).toContain('***');
  });

  it('gives every call a name and a nonce of its own', async () => {
    const { service, sent, entries } = callRig();
    await Promise.all([service.place(form()), service.place(form())]);
    expect(new Set(entries.map(({ callId }) => callId)).size).toBe(2);
    expect(new Set(sent.map(({ headers }) => headers[2]?.[1])).size).toBe(2);
  });

  it('hands certificate and fingerprint of the profile on', async () => {
    const { service, sent } = callRig({
      targetChanges: { caPem: 'PEM', pinSha256: 'ab:cd', clock: 'beijing' },
    });
    await service.place(form());
    expect(sent[0]).toMatchObject({ caPem: 'PEM', pinSha256: 'ab:cd' });
    expect(sent[0]?.headers[2]?.[1]).toContain('Created="2026-01-30T11:04:24Z"');
  });
});

describe('nothing is sent', () => {
  it('where the log cannot be written', async () => {
    const broken = new AppError('log-unavailable', { en: 'The disk is full.', zh: '磁盘已满。' });
    const { service, sent } = callRig({ append: () => Promise.reject(broken) });
    expect(await failure(service.place(form()))).toBe(broken);
    expect(sent).toEqual([]);
  });

  it.each([
    [
      'the secret is missing',
      { secret: () => Promise.reject(new AppError('secret-missing', { en: '', zh: '' })) },
    ],
    [
      'the profile is unknown',
      { target: () => Promise.reject(new AppError('not-found', { en: '', zh: '' })) },
    ],
    [
      'the settings are damaged',
      { limits: () => Promise.reject(new AppError('settings-damaged', { en: '', zh: '' })) },
    ],
  ])('or written down where %s', async (_why, changes) => {
    const { service, order } = callRig(changes);
    await failure(service.place(form()));
    expect(order).toEqual([]);
  });

  it('or written down where a field breaks a rule for certain; each is named', async () => {
    const { service, order } = callRig();
    const { code, fields, text } = await failure(
      service.place(form({ code: '12345678901', displayNbr: '' })),
    );
    expect(code).toBe('invalid-input');
    expect(order).toEqual([]);
    const names = fields.filter(({ severity }) => severity === 'error').map(({ field }) => field);
    expect(new Set(names)).toEqual(new Set(['verifyCode', 'displayNbr']));
    expect(text.en).toContain('Nothing was sent');
    expect(text.zh).toContain('verifyCode');
  });
});

describe('what comes back', () => {
  it.each<[HttpFailure, boolean]>([
    ['dns', false],
    ['refused', false],
    ['certificate', false],
    ['connect-timeout', false],
    ['answer-timeout', true],
    ['reset', true],
  ])('is a value where the network fails: %s', async (kind, maySent) => {
    const { service, sent, entries } = callRig({
      answer: { ok: false, failure: kind, detail: 'ECODE words of the system', maySent },
    });
    const placed = await service.place(form());
    expect(placed).toMatchObject({ http: null, resultcode: null, accepted: false, failure: kind, maySent });
    expect(placed.explanation.en).not.toBe('');
    expect(placed.next?.zh).toMatch(/\p{Script=Han}/u);
    expect(sent).toHaveLength(1);
    expect(entries[1]).toMatchObject({
      kind: 'response',
      http: null,
      headers: [],
      body: new Uint8Array(),
      detail: { failure: kind, maySent, reason: 'ECODE words of the system' },
    });
  });

  it('is told by its result code, whatever the HTTP status', async () => {
    const { service, sent, entries } = callRig({
      answer: answering(403, '{"resultcode":"1010010","resultdesc":"digest wrong"}'),
    });
    const placed = await service.place(form());
    expect(placed).toMatchObject({
      http: 403,
      resultcode: '1010010',
      accepted: false,
      failure: null,
      sessionId: null,
    });
    expect(placed.next).not.toBeNull();
    expect(entries[1]).toMatchObject({ http: 403, sessionId: null, detail: null });
    expect(sent).toHaveLength(1);
  });

  it.each([
    [502, '<html>bad gateway</html>', 'not-json'],
    [302, '', 'redirect'],
    [404, 'nothing here', 'not-found'],
  ])('is no answer of the platform: HTTP %i', async (status, body, reason) => {
    const { service, sent, entries } = callRig({ answer: answering(status, body) });
    const placed = await service.place(form());
    expect(placed).toMatchObject({
      http: status,
      resultcode: null,
      accepted: false,
      failure: reason,
      maySent: true,
    });
    expect(entries[1]).toMatchObject({ http: status, detail: { failure: reason, maySent: true } });
    expect(textOf(entries[1]?.body)).toBe(body);
    expect(sent).toHaveLength(1);
  });

  it('is shown with a warning where it could not be written down', async () => {
    const { service, sent } = callRig({
      append: ({ kind }) => (kind === 'request' ? Promise.resolve() : Promise.reject(new Error('disk full'))),
    });
    const { accepted: isAccepted, problems } = await service.place(form());
    expect(isAccepted).toBe(true);
    expect(problems).toMatchObject([{ field: 'log', rule: 'answer-not-stored', severity: 'warning' }]);
    expect(sent).toHaveLength(1);
  });
});
