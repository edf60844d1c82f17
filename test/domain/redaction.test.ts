import { describe, expect, it } from 'vitest';
import { akskAuthorization } from '../../src/domain/protocol/aksk-header.ts';
import { maskCode, maskNumber, redactHeaders } from '../../src/domain/redaction.ts';
import samples from '../fixtures/samples/notification-headers.json' with { type: 'json' };

describe('redactHeaders', () => {
  it.each(samples.examples)(
    'takes only the digest out of the $edition $kind headers',
    ({ headers, passwordDigest }) => {
      const given = Object.entries(headers);
      expect(redactHeaders(given)).toEqual(
        given.map(([name, value]) => [name, value.replace(passwordDigest, '***')]),
      );
    },
  );

  it('keeps names, order, repetitions and harmless values', () => {
    const given: [string, string][] = [
      ['HOST', 'notify.example.com'],
      ['Accept', 'a'],
      ['Accept', 'b'],
      [':authority', 'notify.example.com'],
      ['content-length', '12'],
    ];
    expect(redactHeaders(given)).toEqual(given);
  });

  it.each([
    'Authorization',
    'PROXY-authorization',
    'Cookie',
    'set-cookie',
    'X-Access-Token',
    'X-Auth-Token',
    'X-Api-Key',
    'X-Client-Secret',
    'X-Hub-Signature-256',
  ])('hides the whole value of %s', (name) => {
    expect(redactHeaders([[name, 'Bearer abc, def']])).toEqual([[name, '***']]);
  });

  it('shows Authorization only where it is the fixed text', () => {
    const spaced = akskAuthorization.replaceAll(',', ', ');
    expect(redactHeaders([['authorization', spaced]])).toEqual([['authorization', spaced]]);
    expect(redactHeaders([['Authorization', `${akskAuthorization},key="x"`]])).toEqual([
      ['Authorization', '***'],
    ]);
    expect(redactHeaders([['Cookie', akskAuthorization]])).toEqual([['Cookie', '***']]);
  });

  it('masks the older X-WSSE too', () => {
    expect(redactHeaders([['x-wsse', 'UsernameToken Username="a", PasswordDigest="b+/="']])).toEqual([
      ['x-wsse', 'UsernameToken Username="a", PasswordDigest="***"'],
    ]);
  });
});

describe('what a person should not read', () => {
  it('is hidden in numbers and codes', () => {
    expect(maskNumber('+8613800000001')).toBe('+86 138 •••• 0001');
    expect(maskCode('135790')).toBe('••••••');
  });
});
