import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../../../src/domain/protocol/base64.ts';
import {
  announcedUrl,
  jsonParts,
  maskedParts,
  prettyBody,
  requestLine,
} from '../../../src/renderer/features/place-call/request-text.ts';

describe('a request as it is read', () => {
  it('has its path on the first line and its host below', () => {
    expect(requestLine('https://rtccall.example.com:8443/rest/x?y=1')).toEqual({
      host: 'rtccall.example.com:8443',
      path: '/rest/x?y=1',
    });
    expect(requestLine('no address')).toEqual({ host: '', path: 'no address' });
  });

  it('has one field of the body per line', () => {
    expect(prettyBody('{"a":"{ }","b":2}')).toBe('{ "a": "{ }",\n  "b": 2 }');
    expect(prettyBody('not json')).toBe('not json');
  });

  it('tells names from values, whatever the values hold', () => {
    const json = String.raw`{ "a": "x \": 1", "b": -2.5, "c": "d" }`;
    const parts = jsonParts(json);
    expect(parts.map(({ text }) => text).join('')).toBe(json);
    expect(parts.filter(({ kind }) => kind === 'name').map(({ text }) => text)).toEqual([
      '"a"',
      '"b"',
      '"c"',
    ]);
    expect(parts.filter(({ kind }) => kind === 'value').map(({ text }) => text)).toEqual([
      String.raw`"x \": 1"`,
      '-2.5',
      '"d"',
    ]);
  });

  it('marks what was masked', () => {
    const parts = maskedParts('A="b",PasswordDigest="***",Nonce="n"');
    expect(parts.map(({ text }) => text).join('')).toBe('A="b",PasswordDigest="***",Nonce="n"');
    expect(parts.filter(({ kind }) => kind === 'masked')).toEqual([{ kind: 'masked', text: '***' }]);
  });

  it('shows the address that notifications are sent to', () => {
    const body = JSON.stringify({ statusUrl: encodeBase64('https://a.example/voice/status') });
    expect(announcedUrl(body, 'statusUrl')).toBe('https://a.example/voice/status');
    expect(announcedUrl(body, 'feeUrl')).toBeNull();
    expect(announcedUrl('not json', 'statusUrl')).toBeNull();
  });
});
