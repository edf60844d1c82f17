import { describe, expect, it } from 'vitest';
import { checkField } from '../../../src/domain/protocol/request-rules.ts';
import {
  chosenLength,
  codeLengths,
  randomCode,
} from '../../../src/renderer/features/place-call/random-code.ts';

describe('a random code', () => {
  it('has the chosen number of digits, and every length offered keeps the rules', () => {
    const { min, max }: { min: number; max: number } = codeLengths;
    for (let length = min; length <= max; length += 1) {
      const code = randomCode(length);
      expect(code).toHaveLength(length);
      expect(checkField('verifyCode', code)).toEqual([]);
    }
  });

  it('goes to the limits of the rules, not beyond', () => {
    expect(checkField('verifyCode', '1'.repeat(codeLengths.min - 1))).not.toEqual([]);
    expect(checkField('verifyCode', '1'.repeat(codeLengths.max + 1))).not.toEqual([]);
  });

  it('has every digit about as often as any other', () => {
    const digits = randomCode(20_000);
    for (const digit of '0123456789') {
      const share = digits.split(digit).length - 1;
      // Eight standard deviations: of 2,000 expected.
      expect(Math.abs(share - 2000)).toBeLessThan(340);
    }
  });

  it('keeps the length of the code that is there, where that is one to choose', () => {
    expect(chosenLength('1234')).toBe(4);
    expect(chosenLength('')).toBe(6);
    expect(chosenLength('123456789')).toBe(6);
  });
});
