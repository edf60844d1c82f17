import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newNonce, requestDigest, signRequest } from '../../../src/core/signing/request-signer.ts';
import samples from '../../fixtures/samples/signature-vectors.json' with { type: 'json' };

const [utc, beijing] = samples.vectors;
if (utc === undefined || beijing === undefined) throw new Error('the vectors are missing');
const { appKey, appSecret, nonce, created } = utc;
const now = Date.UTC(2026, 0, 30, 3, 4, 24, 567);

describe('signing a request', () => {
  it('has the seven vectors and four traps to pass', () => {
    expect([samples.vectors.length, samples.traps.length]).toEqual([7, 4]);
  });

  it.each(samples.vectors)('gives the header of vector $name', (vector) => {
    expect(requestDigest(vector.appSecret, vector.nonce, vector.created)).toBe(vector.passwordDigest);
    expect(signRequest({ ...vector, clock: 'utc', now: 0 })).toEqual({
      authorization: samples.authorization,
      xAksk: vector.xAksk,
      passwordDigest: vector.passwordDigest,
      nonce: vector.nonce,
      created: vector.created,
    });
  });

  it('writes Created by the clock it is told to', () => {
    expect(signRequest({ appKey, appSecret, nonce, clock: 'utc', now }).xAksk).toBe(utc.xAksk);
    expect(signRequest({ appKey, appSecret, nonce, clock: 'beijing', now }).xAksk).toBe(beijing.xAksk);
    expect(
      signRequest({ appKey, appSecret, nonce, clock: 'local', now, localOffsetMinutes: 480 }).xAksk,
    ).toBe(beijing.xAksk);
  });

  it('takes a new nonce of 32 hexadecimal characters each time', () => {
    const nonces = Array.from(
      { length: 100 },
      () => signRequest({ appKey, appSecret, clock: 'utc', now }).nonce,
    );
    for (const one of [...nonces, newNonce()]) expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(nonces).size).toBe(100);
  });

  it('never shows the secret', () => {
    expect(JSON.stringify(signRequest({ appKey, appSecret, clock: 'utc', now }))).not.toContain(appSecret);
  });

  it('refuses an app key that would break out of the header', () => {
    expect(() => signRequest({ appKey: 'a"\r\n', appSecret, clock: 'utc', now })).toThrow(RangeError);
  });
});

describe('the traps', () => {
  const mistakes: Record<string, (time: string) => string> = {
    'hex-then-base64': (time) =>
      Buffer.from(
        createHmac('sha256', appSecret)
          .update(nonce + time)
          .digest('hex'),
      ).toString('base64'),
    'swapped-order': (time) => requestDigest(appSecret, time, nonce),
    'plain-sha256': (time) =>
      createHash('sha256')
        .update(nonce + time + appSecret)
        .digest('base64'),
    'milliseconds-kept': (time) => requestDigest(appSecret, nonce, time),
  };

  it.each(samples.traps)('$name is a mistake we know and do not make', (trap) => {
    const wrongCreated = 'wrongCreated' in trap ? trap.wrongCreated : undefined;
    // The mistake itself gives the wrong digest: so the trap is read as it is meant.
    expect(mistakes[trap.name]?.(wrongCreated ?? created)).toBe(trap.wrongPasswordDigest);
    const signed = signRequest({ appKey, appSecret, nonce, clock: 'utc', now });
    expect(signed.passwordDigest).not.toBe(trap.wrongPasswordDigest);
    expect(signed.created).not.toBe(wrongCreated);
  });
});
