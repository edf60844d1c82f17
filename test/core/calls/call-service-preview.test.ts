import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '../../../src/domain/protocol/base64.ts';
import type { PushAddresses } from '../../../src/core/calls/request-builder.ts';
import { callRig, form, textOf } from '../../support/call-rig.ts';

const listener = (reachable: boolean, origin = 'http://127.0.0.1:9330'): PushAddresses => ({
  statusUrl: `${origin}/voice/status`,
  feeUrl: `${origin}/voice/fee`,
  reachable,
});

function urlsOf(body: string): { statusUrl: unknown; feeUrl: unknown } {
  const { statusUrl, feeUrl } = JSON.parse(body) as Record<string, unknown>;
  const plain = (value: unknown): unknown => (typeof value === 'string' ? decodeBase64(value) : value);
  return { statusUrl: plain(statusUrl), feeUrl: plain(feeUrl) };
}

describe('a preview', () => {
  it('shows the exact request, digest masked, without a secret, and sends and writes nothing', async () => {
    const { service, order } = callRig({ secret: () => Promise.reject(new Error('no secret is stored')) });
    const { url, headers, body, problems } = await service.preview(form());
    expect(url).toBe('https://rtcapi.example.com:10443/rest/httpsessions/callVerify/v1.0');
    expect(headers).toEqual([
      ['Content-Type', 'application/json;charset=UTF-8'],
      ['Authorization', 'AKSK realm="SDP",profile="UsernameToken",type="Appkey"'],
      [
        'X-AKSK',
        expect.stringMatching(
          /^UsernameToken Username="demoKey",PasswordDigest="\*\*\*",Nonce="[0-9a-f]{32}",Created="2026-01-30T03:04:24Z"$/,
        ),
      ],
    ]);
    expect(problems).toEqual([]);
    expect(order).toEqual([]);
    const { service: other, sent } = callRig();
    await other.place(form());
    expect(body).toBe(textOf(sent[0]?.body));
  });

  it('shows what the platform would refuse, too', async () => {
    const { body, problems } = await callRig().service.preview(form({ code: 'x' }));
    expect(JSON.parse(body)).toMatchObject({ verifyCode: 'x' });
    expect(problems.map(({ field, severity }) => [field, severity])).toContainEqual(['verifyCode', 'error']);
  });
});

describe('where notifications go', () => {
  it('is our listener, as the outside reaches it', async () => {
    const { service } = callRig({
      pushAddresses: () => Promise.resolve(listener(true, 'https://notify.example.com/ring')),
    });
    const { body, problems } = await service.preview(form());
    expect(urlsOf(body)).toEqual({
      statusUrl: 'https://notify.example.com/ring/voice/status',
      feeUrl: 'https://notify.example.com/ring/voice/fee',
    });
    expect(problems).toEqual([]);
  });

  it('is the console where a real platform cannot reach our listener, with a warning', async () => {
    const { service, sent } = callRig({ pushAddresses: () => Promise.resolve(listener(false)) });
    const { problems } = await service.place(form());
    expect(problems).toMatchObject([{ field: 'statusUrl', rule: 'reachable', severity: 'warning' }]);
    expect(problems[0]?.text.en).toContain('--public-url');
    expect(urlsOf(textOf(sent[0]?.body))).toEqual({
      statusUrl: undefined,
      feeUrl: undefined,
    });
  });

  it('is our listener for a platform on this machine, plain http without a warning', async () => {
    const { service } = callRig({
      targetChanges: { isLocal: true },
      pushAddresses: () => Promise.resolve(listener(false)),
    });
    const { body, problems } = await service.preview(form());
    expect(urlsOf(body).feeUrl).toBe('http://127.0.0.1:9330/voice/fee');
    expect(problems).toEqual([]);
  });

  it('is warned about where it is plain http on the way to a real platform', async () => {
    const { service } = callRig({
      pushAddresses: () => Promise.resolve(listener(true, 'http://a.example.com')),
    });
    const { problems } = await service.preview(form());
    expect(problems.map(({ field, rule }) => `${field} ${rule}`)).toEqual([
      'statusUrl https',
      'feeUrl https',
    ]);
  });
});
