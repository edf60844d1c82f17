import { afterEach, describe, expect, it } from 'vitest';
import { callUrl, callVerifyPath, sendCall, type CallOutcome } from '../../../src/core/calls/call-client.ts';
import { explainFailure } from '../../../src/core/calls/failure-texts.ts';
import { createNodeHttpOut } from '../../../src/core/calls/node-http-out.ts';
import type { HttpFailure, HttpOut, HttpRequest } from '../../../src/core/ports.ts';
import { createLoopback, type Received } from '../../support/loopback.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

const http = createNodeHttpOut({});
const body = '{"calleeNbr":"+8613800000001","userData":"é"}';

async function callServerThat(
  status: number,
  answer: string,
  headers = {},
): Promise<{ outcome: CallOutcome; received: Received[] }> {
  const server = await loopback.serve({
    answer: (response) => response.writeHead(status, headers).end(answer),
  });
  const baseUrl = ` http://127.0.0.1:${server.port}/ `;
  const outcome = await sendCall({ http, baseUrl, body, headers: [['X-AKSK', 'x']] });
  return { outcome, received: server.received };
}

describe('callUrl', () => {
  const full = `https://rtccall.example.cn${callVerifyPath}`;

  it('takes an access address as people paste it', () => {
    for (const address of [
      'https://rtccall.example.cn:443',
      'https://rtccall.example.cn/',
      '  https://rtccall.example.cn:443//\n',
      'HTTPS://RTCCALL.example.cn',
      'rtccall.example.cn:443',
      full,
      `${full}/`,
      `https://user:word@rtccall.example.cn:443${callVerifyPath}?a=1#b`,
    ])
      expect(callUrl(address)).toBe(full);
  });

  it('keeps scheme, port and a path in front', () => {
    expect(callUrl('http://127.0.0.1:8080')).toBe(`http://127.0.0.1:8080${callVerifyPath}`);
    expect(callUrl('https://a.example:8443/sandbox/')).toBe(
      `https://a.example:8443/sandbox${callVerifyPath}`,
    );
  });

  it('leaves what is no address for the sender to refuse', async () => {
    for (const baseUrl of ['', 'http://', 'http:x', 'https://a b/', 'ftp://127.0.0.1', '接入地址：']) {
      const outcome = await sendCall({ http, baseUrl, body, headers: [] });
      expect(outcome).toMatchObject({ kind: 'failed', failure: 'bad-url', maySent: false });
    }
  });
});

describe('sendCall', () => {
  it('posts the exact text to the path of the API and reads the answer', async () => {
    const answer = '{"resultcode":"0","resultdesc":"Success","sessionId":"1200_1","idlePort":5}';
    const { outcome, received } = await callServerThat(200, answer);
    expect(received[0]).toMatchObject({ method: 'POST', target: callVerifyPath, body });
    expect(outcome).toMatchObject({
      kind: 'answered',
      http: 200,
      response: { resultcode: '0', sessionId: '1200_1', idlePort: 5 },
    });
    expect(outcome.kind === 'answered' && Buffer.from(outcome.body).toString()).toBe(answer);
  });

  it('reads a refusal of the platform at any HTTP status', async () => {
    for (const status of [200, 302, 400, 401, 403, 404, 500]) {
      const { outcome } = await callServerThat(
        status,
        '{"resultcode":"1010010","resultdesc":"Invalid digest."}',
      );
      expect(outcome).toMatchObject({ kind: 'answered', http: status, response: { resultcode: '1010010' } });
    }
  });

  it.each([
    [502, '<html>Bad gateway</html>', 'not-json', 'HTTP 502'],
    [200, '', 'not-json', 'not JSON'],
    [200, '["0"]', 'not-an-object', 'resultcode'],
    [200, '{"code":0}', 'no-resultcode', 'resultcode'],
    [404, 'nothing here', 'not-found', 'path'],
    [301, '', 'redirect', 'elsewhere'],
    [307, '{}', 'redirect', 'signature'],
  ])('explains HTTP %i with the body %j as %s', async (status, answer, reason, words) => {
    const { outcome, received } = await callServerThat(status, answer, { Location: '/elsewhere' });
    if (outcome.kind !== 'unreadable') throw new Error(outcome.kind);
    expect(outcome).toMatchObject({ http: status, reason });
    expect(Buffer.from(outcome.body).toString()).toBe(answer);
    expect(explainFailure(outcome).text.en).toContain(words);
    expect(received).toHaveLength(1);
  });

  it('hands trust and limits on, with the defaults of the product', async () => {
    const requests: HttpRequest[] = [];
    const noting: HttpOut = {
      send: (request) => {
        requests.push(request);
        return Promise.resolve({ ok: false, failure: 'other', detail: '', maySent: false, redacted: false });
      },
    };
    const call = { http: noting, baseUrl: 'https://a.example', body, headers: [] };
    await sendCall({ ...call, caPem: 'PEM', pinSha256: 'AB' });
    await sendCall({ ...call, limits: { connectMs: 1, answerMs: 2, maxAnswerBytes: 3 } });
    expect(requests).toMatchObject([
      {
        caPem: 'PEM',
        pinSha256: 'AB',
        connectTimeoutMs: 10_000,
        answerTimeoutMs: 30_000,
        maxAnswerBytes: 1_048_576,
      },
      { caPem: undefined, pinSha256: undefined, connectTimeoutMs: 1, answerTimeoutMs: 2, maxAnswerBytes: 3 },
    ]);
  });

  it('keeps to the limits it is given', async () => {
    const server = await loopback.serve({ answer: (response) => response.end('x'.repeat(11)) });
    const baseUrl = `http://127.0.0.1:${server.port}`;
    const outcome = await sendCall({ http, baseUrl, body, headers: [], limits: { maxAnswerBytes: 10 } });
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'answer-too-large', maySent: true });
  });
});

describe('explainFailure', () => {
  const failures: Record<HttpFailure, true> = {
    'bad-url': true,
    dns: true,
    refused: true,
    unreachable: true,
    'connect-timeout': true,
    'answer-timeout': true,
    reset: true,
    certificate: true,
    'pin-mismatch': true,
    tls: true,
    'answer-too-large': true,
    proxy: true,
    'not-http': true,
    other: true,
  };

  it('has a sentence and a next step in both languages for every failure', () => {
    const seen = new Set<string>();
    // The record above has exactly the names of HttpFailure as keys.
    for (const failure of Object.keys(failures) as HttpFailure[]) {
      const { text, next } = explainFailure({
        kind: 'failed',
        failure,
        detail: '',
        maySent: false,
        redacted: false,
      });
      for (const part of [text, next]) {
        expect(part.en).toMatch(/^[A-Z].*\.$/);
        expect(part.zh).toMatch(/\p{Script=Han}.*。$/u);
      }
      seen.add(text.en);
    }
    expect(seen.size).toBe(Object.keys(failures).length);
  });

  it('warns of a second ringing exactly where the request may have left', () => {
    const outcome = { kind: 'failed', failure: 'reset', detail: 'ECONNRESET: x', redacted: false } as const;
    expect(explainFailure({ ...outcome, maySent: true }).next.en).toContain('may ring');
    expect(explainFailure({ ...outcome, maySent: false }).next.en).not.toContain('ring');
  });

  it.each([
    ['CERT_HAS_EXPIRED: certificate has expired', 'expired', '过期'],
    ['CERT_NOT_YET_VALID: x', 'not valid yet', '尚未生效'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate', 'self-signed', '自签名'],
    ['SELF_SIGNED_CERT_IN_CHAIN: x', 'company proxy', '公司代理'],
    ['ERR_TLS_CERT_ALTNAME_INVALID: x', 'another host name', '其他域名'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE: x', 'does not know', '不信任'],
    ['UNREADABLE_CA: x', 'cannot be read', '无法读取'],
    ['CERT_SIGNATURE_FAILURE: x', 'not trusted', '不受信任'],
  ])('gives the reason of the certificate problem %s', (detail, en, zh) => {
    const { text } = explainFailure({
      kind: 'failed',
      failure: 'certificate',
      detail,
      maySent: false,
      redacted: false,
    });
    expect(text.en).toContain(en);
    expect(text.zh).toContain(zh);
  });
});
