import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  akskAuthorization,
  maskDigest,
  parseAksk,
  parseAuthorization,
  printAksk,
} from '../../../src/domain/protocol/aksk-header.ts';
import samples from '../../fixtures/samples/notification-headers.json' with { type: 'json' };
import signatures from '../../fixtures/samples/signature-vectors.json' with { type: 'json' };

const value = fc.stringMatching(/^[\x20-\x7e]*$/).map((text) => text.replace(/["\\]/g, ''));
const parts = fc.record({ username: value, passwordDigest: value, nonce: value, created: value });

describe('Authorization', () => {
  it('is the fixed text of the vendor', () => {
    expect(akskAuthorization).toBe(signatures.authorization);
    expect(parseAuthorization(akskAuthorization)).toEqual({
      scheme: 'AKSK',
      realm: 'SDP',
      profile: 'UsernameToken',
      type: 'Appkey',
    });
  });

  it('is read in any order, with blanks, without quotes', () => {
    expect(parseAuthorization('  AKSK type = Appkey ,  profile="UsernameToken"')).toEqual({
      scheme: 'AKSK',
      profile: 'UsernameToken',
      type: 'Appkey',
    });
    expect(parseAuthorization('realm="SDP"')).toEqual({ realm: 'SDP' });
    expect(parseAuthorization('')).toEqual({});
  });
});

describe('X-AKSK', () => {
  it.each(signatures.vectors)('of vector $name prints in both spellings and reads back', (vector) => {
    const found = {
      username: vector.appKey,
      passwordDigest: vector.passwordDigest,
      nonce: vector.nonce,
      created: vector.created,
    };
    expect(printAksk(found)).toBe(vector.xAksk);
    expect(printAksk(found, ', ')).toBe(vector.xAkskSpaced);
    expect(parseAksk(vector.xAksk)).toEqual({ scheme: 'UsernameToken', ...found });
    expect(parseAksk(vector.xAkskSpaced)).toEqual({ scheme: 'UsernameToken', ...found });
  });

  it('comes back from print to parse', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(',' as const, ', ' as const), (given, separator) => {
        expect(parseAksk(printAksk(given, separator))).toEqual({ scheme: 'UsernameToken', ...given });
      }),
    );
  });

  it('is read in any order and tells what is missing', () => {
    expect(parseAksk('UsernameToken Created=2026-01-30T03:04:24Z , Nonce = "7"')).toEqual({
      scheme: 'UsernameToken',
      created: '2026-01-30T03:04:24Z',
      nonce: '7',
    });
  });

  it('wants the names in the vendor’s case', () => {
    expect(
      parseAksk('UsernameToken username="a",Passworddigest="b",NONCE="c",XCreated="d",x-Created="e"'),
    ).toEqual({
      scheme: 'UsernameToken',
    });
  });

  it('does not look for names inside a value', () => {
    expect(parseAksk('UsernameToken Username="Nonce=1 Created=2"')).toEqual({
      scheme: 'UsernameToken',
      username: 'Nonce=1 Created=2',
    });
  });

  it('never throws, and is read in a moment however long it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const read of [parseAksk, parseAuthorization, maskDigest])
          expect(() => read(text)).not.toThrow();
      }),
    );
    const started = performance.now();
    for (const long of [
      'a'.repeat(200_000),
      'a='.repeat(100_000),
      'Nonce'.concat(' '.repeat(200_000)),
      '"'.repeat(200_000),
    ]) {
      parseAksk(long);
      maskDigest(long);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each([
    ['Username', { username: 'a"b' }],
    ['Nonce', { nonce: '1\r\nX-Evil: 1' }],
    ['Created', { created: '时间' }],
  ])('refuses to print a %s that would break out of the header, without quoting it', (name, broken) => {
    const good = { username: 'u', passwordDigest: 'p', nonce: 'n', created: 'c' };
    expect(() => printAksk({ ...good, ...broken })).toThrow(
      new RangeError(`${name} contains a character that no header can carry`),
    );
  });
});

describe('masking a digest', () => {
  const digests = [
    ...signatures.vectors.flatMap(({ passwordDigest, xAksk, xAkskSpaced }) => [
      { digest: passwordDigest, header: xAksk },
      { digest: passwordDigest, header: xAkskSpaced },
    ]),
    ...samples.examples.map(({ passwordDigest, headers }) => ({
      digest: passwordDigest,
      header: headers['X-AKSK'],
    })),
  ];

  it.each(digests)('leaves the rest of $header', ({ digest, header }) => {
    expect(maskDigest(header)).toBe(header.replace(digest, '***'));
  });

  it.each([
    'UsernameToken PasswordDigest=DIGEST,Nonce="1"',
    'UsernameToken PasswordDigest = "DIGEST',
    'UsernameToken passwordDIGEST=\'DIGEST\', Nonce="1"',
    'UsernameToken Digest="DIGEST"',
    'DIGEST',
    'PasswordDigest=x DIGEST',
  ])('takes it out of %s too', (form) => {
    const digest = signatures.vectors[0]?.passwordDigest ?? '';
    const masked = maskDigest(form.replace('DIGEST', digest));
    expect(masked).not.toContain(digest.slice(0, 20));
    expect(masked).not.toContain(digest.slice(20, 43));
    expect(masked).toContain('***');
  });

  it('hides everything behind a quote that is never closed', () => {
    expect(maskDigest('UsernameToken Nonce="1",PasswordDigest="ab,cd, ef')).toBe(
      'UsernameToken Nonce="1",PasswordDigest="***"',
    );
  });

  it('hides a longer digest to its end, and leaves a long nonce', () => {
    expect(maskDigest(`Digest="${'aB3/'.repeat(21)}aA=="`)).toBe('Digest="***"');
    expect(maskDigest(`Nonce="${'a'.repeat(128)}"`)).toBe(`Nonce="${'a'.repeat(128)}"`);
  });
});
