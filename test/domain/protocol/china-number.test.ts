import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chinaNumberKind,
  formatPhoneNumber,
  maskPhoneNumber,
} from '../../../src/domain/protocol/china-number.ts';

describe('kind of a mainland number', () => {
  it.each([
    ['13800000001', 'mobile'],
    ['19900000001', 'mobile'],
    ['1380000000', 'odd'],
    ['12800000001', 'odd'],
    ['1028000001', 'fixed'],
    ['2028000001', 'fixed'],
    ['75528000001', 'fixed'],
    ['9512800001', 'fixed'],
    ['95588', 'service-95'],
    ['9501312345', 'service-95'],
    ['9612345', 'odd'],
    ['4001234567', 'service'],
    ['8008100001', 'service'],
    ['10086', 'short'],
    ['110', 'short'],
    ['075528000001', 'trunk-zero'],
  ])('%s is %s', (national, kind) => {
    expect(chinaNumberKind(national)).toBe(kind);
  });
});

describe('showing a number', () => {
  it.each([
    ['+8613800000001', '+86 138 0000 0001', '+86 138 •••• 0001'],
    ['13800000001', '138 0000 0001', '138 •••• 0001'],
    ['+8675528000001', '+86 755 2800 0001', '+86 755 •••• 0001'],
    ['075528000001', '0755 2800 0001', '0755 •••• 0001'],
    ['+861028000001', '+86 10 2800 0001', '+86 10 •••• 0001'],
    ['+869512800001', '+86 951 280 0001', '+86 951 ••• 0001'],
    ['+85291234567', '+85291234567', '••••••••4567'],
    ['95588', '95588', '•••••'],
    ['', '', ''],
  ])('%s', (number, shown, masked) => {
    expect(formatPhoneNumber(number)).toBe(shown);
    expect(maskPhoneNumber(number)).toBe(masked);
  });

  it('adds nothing but blanks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?(86)?\d{0,13}$/), (number) => {
        expect(formatPhoneNumber(number).replaceAll(' ', '')).toBe(number);
      }),
    );
  });

  it('never leaves the whole number readable', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (number) => {
        expect(maskPhoneNumber(number)).toContain('•');
        expect(maskPhoneNumber(number)).not.toContain(number);
      }),
    );
  });
});
