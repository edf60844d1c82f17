import net from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createNodeHttpOut } from '../../../src/core/calls/node-http-out.ts';
import type { HttpRequest, HttpResult } from '../../../src/core/ports.ts';
import { createAuthority, createSelfSigned, type Issued } from '../../support/certificates.ts';
import { httpRequest } from '../../support/http-request.ts';
import { createLoopback, lookupLoopback } from '../../support/loopback.ts';

const loopback = createLoopback();
afterEach(async () => {
  vi.unstubAllEnvs();
  await loopback.closeAll();
});

const authority = createAuthority();
const good = authority.issue({ names: ['platform.test'] });
const day = 86_400_000;

async function exchange(
  certificate: Issued,
  changes: Partial<HttpRequest>,
): Promise<{ result: HttpResult; received: number }> {
  const server = await loopback.serve({ tls: certificate, answer: (response) => response.end('{}') });
  const out = createNodeHttpOut({}, { lookup: lookupLoopback });
  const result = await out.send(httpRequest(`https://platform.test:${server.port}/`, changes));
  return { result, received: server.received.length };
}

function expectRefused(
  outcome: { result: HttpResult; received: number },
  failure: string,
  code: string,
): void {
  expect(outcome.result).toMatchObject({ ok: false, failure, maySent: false });
  expect(outcome.result).toHaveProperty('detail', expect.stringContaining(code));
  expect(outcome.received).toBe(0);
}

describe('certificates', () => {
  it('refuses a self-signed one', async () => {
    const outcome = await exchange(createSelfSigned(['platform.test']), {});
    expectRefused(outcome, 'certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  it('refuses an authority that nobody named', async () => {
    expectRefused(await exchange(good, {}), 'certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });

  it('accepts the additional authority of the profile', async () => {
    const outcome = await exchange(good, { caPem: authority.cert });
    expect(outcome.result).toMatchObject({ ok: true, status: 200 });
    expect(outcome.received).toBe(1);
  });

  it('finds the right one among several additional authorities', async () => {
    const caPem = `a note\n${createAuthority('Other').cert}\n${authority.cert}`;
    expect((await exchange(good, { caPem })).result.ok).toBe(true);
  });

  it('refuses a certificate for another name', async () => {
    const other = authority.issue({ names: ['other.test'] });
    const outcome = await exchange(other, { caPem: authority.cert });
    expectRefused(outcome, 'certificate', 'ERR_TLS_CERT_ALTNAME_INVALID');
  });

  it('refuses an expired one and one from the future', async () => {
    const now = Date.now();
    const expired = authority.issue({
      names: ['platform.test'],
      notBefore: new Date(now - 3 * day),
      notAfter: new Date(now - day),
    });
    const early = authority.issue({
      names: ['platform.test'],
      notBefore: new Date(now + day),
      notAfter: new Date(now + 3 * day),
    });
    const caPem = authority.cert;
    expectRefused(await exchange(expired, { caPem }), 'certificate', 'CERT_HAS_EXPIRED');
    expectRefused(await exchange(early, { caPem }), 'certificate', 'CERT_NOT_YET_VALID');
  });

  it('refuses before connecting where the additional authority cannot be read', async () => {
    const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    for (const caPem of ['', 'not PEM', damaged])
      expectRefused(await exchange(good, { caPem }), 'certificate', 'additional authority');
  });

  it('stays strict where the environment says otherwise', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const outcome = await exchange(createSelfSigned(['platform.test']), {});
    expectRefused(outcome, 'certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT');
  });
});

describe('pinned certificate', () => {
  const plain = good.fingerprint256.replaceAll(':', '').toLowerCase();

  it('accepts the pinned one in any spelling', async () => {
    for (const pinSha256 of [good.fingerprint256, plain, ` ${plain.toUpperCase()} `]) {
      const outcome = await exchange(good, { caPem: authority.cert, pinSha256 });
      expect(outcome.result.ok).toBe(true);
    }
  });

  it('refuses another certificate of the same authority before sending, and names what it saw', async () => {
    const pinSha256 = authority.issue({ names: ['platform.test'] }).fingerprint256;
    const outcome = await exchange(good, { caPem: authority.cert, pinSha256 });
    expectRefused(outcome, 'pin-mismatch', good.fingerprint256);
  });

  it('does not replace the check of authority and name', async () => {
    const outcome = await exchange(good, { pinSha256: good.fingerprint256 });
    expectRefused(outcome, 'certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    const other = authority.issue({ names: ['other.test'] });
    const named = await exchange(other, { caPem: authority.cert, pinSha256: other.fingerprint256 });
    expectRefused(named, 'certificate', 'ERR_TLS_CERT_ALTNAME_INVALID');
  });

  it('fails for a pin that is none', async () => {
    for (const pinSha256 of ['', 'abc', plain.slice(1), `${plain}0`, plain.replace(/./, 'g')])
      expectRefused(
        await exchange(good, { caPem: authority.cert, pinSha256 }),
        'pin-mismatch',
        'not a SHA-256 fingerprint',
      );
  });

  it('fails over plain http, where there is no certificate to compare', async () => {
    const server = await loopback.serve({});
    const result = await createNodeHttpOut({}).send(
      httpRequest(`http://127.0.0.1:${server.port}/`, { pinSha256: plain }),
    );
    expect(result).toMatchObject({ ok: false, failure: 'pin-mismatch', maySent: false });
    expect(server.connections()).toBe(0);
  });
});

it('sends nothing on a connection that closes during the handshake', async () => {
  const port = await loopback.start(
    net.createServer((socket) => socket.once('data', () => socket.destroy())),
  );
  const result = await createNodeHttpOut({}).send(httpRequest(`https://127.0.0.1:${port}/`));
  expect(result).toMatchObject({ ok: false, failure: 'reset', maySent: false });
});
