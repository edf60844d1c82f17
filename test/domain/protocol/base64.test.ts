import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64, repairBase64 } from '../../../src/domain/protocol/base64.ts';

describe('Base64 of UTF-8', () => {
  it('gives the example of the vendor', () => {
    expect(encodeBase64('https://www.huawei.com:9330/fee')).toBe(
      'aHR0cHM6Ly93d3cuaHVhd2VpLmNvbTo5MzMwL2ZlZQ==',
    );
  });

  it('encodes exactly as Node does, and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const base64 = encodeBase64(text);
        expect(base64).toBe(Buffer.from(text, 'utf8').toString('base64'));
        expect(decodeBase64(base64)).toBe(text);
      }),
    );
  });

  it('decodes nothing but what an encoder writes, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        const decoded = decodeBase64(text);
        if (decoded !== undefined) expect(encodeBase64(decoded)).toBe(text);
      }),
    );
  });

  it.each([
    ['no padding', 'YQ'],
    ['padding in the middle', 'YQ==YQ=='],
    ['stray bits', 'YR=='],
    ['the URL alphabet', '_-__'],
    ['a line break', 'YWJj\nYWJj'],
    ['blanks', ' YWJj'],
    ['bytes that are not UTF-8', '/w=='],
    ['plain text', 'https://notify.example.com'],
  ])('refuses %s', (_, text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  it('keeps a byte order mark', () => {
    expect(decodeBase64('77u/YQ==')).toBe('\uFEFFa');
  });

  it('repairs padding, alphabet and line breaks', () => {
    expect(repairBase64('YW\nJj YQ')).toBe('YWJjYQ==');
    expect(repairBase64('5bel5Y2V_-'.slice(0, 8))).toBe('5bel5Y2V');
    expect(repairBase64('Pz8_')).toBe('Pz8/');
    expect(repairBase64('not base64!')).toBeUndefined();
  });
});
