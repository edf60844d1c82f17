import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCallee,
  checkDisplayNumber,
  normaliseCallee,
} from '../../../src/domain/protocol/phone-number.ts';
import type { Problem } from '../../../src/domain/problem.ts';

const brief = (problems: readonly Problem[]) =>
  problems.map(({ severity, rule, suggestion }) => [
    severity,
    rule,
    ...(suggestion === undefined ? [] : [suggestion]),
  ]);

describe('calleeNbr', () => {
  it.each(['+8613800000001', '+8613800000005', '+8675528000001', '+861028000001', '+869512800001'])(
    '%s is fine',
    (number) => {
      expect(checkCallee(number)).toEqual([]);
    },
  );

  it.each([
    ['13800000001', [['error', 'country-code', '+8613800000001']]],
    ['8613800000001', [['error', 'country-code', '+8613800000001']]],
    ['008613800000001', [['error', 'country-code', '+8613800000001']]],
    ['075528000001', [['error', 'country-code', '+8675528000001']]],
    [
      '0755-28000001',
      [
        ['error', 'digits-only', '+8675528000001'],
        ['error', 'country-code', '+8675528000001'],
      ],
    ],
    ['+86 138 0000 0001', [['error', 'digits-only', '+8613800000001']]],
    ['+86 (0)755-2800 0001', [['error', 'digits-only', '+8675528000001']]],
    ['＋８６１３８０００００００１', [['error', 'digits-only', '+8613800000001']]],
    ['28000001', [['error', 'country-code']]],
    // 0852 is Zunyi, +852 is Hong Kong: no guess.
    ['85291234567', [['error', 'country-code']]],
    [
      '+86abc',
      [
        ['error', 'digits-only'],
        ['error', 'country-code'],
      ],
    ],
    ['+86075528000001', [['error', 'no-trunk-zero', '+8675528000001']]],
    ['+8695588', [['error', 'callable-number']]],
    ['95588', [['error', 'callable-number']]],
    ['+864001234567', [['error', 'callable-number']]],
    ['400-123-4567', [['error', 'callable-number']]],
    ['+8610086', [['error', 'callable-number']]],
    ['+86110', [['error', 'callable-number']]],
    ['+861380000001', [['error', 'number-length']]],
    ['+86138000000011', [['error', 'number-length']]],
    ['+8675528001', [['error', 'number-length']]],
    ['+12025550100', [['error', 'mainland-only']]],
    ['0012025550100', [['error', 'mainland-only']]],
    ['+8699128000001', [['warning', 'reachable-area']]],
    ['+869032800001', [['warning', 'reachable-area']]],
    ['+868912800001', [['warning', 'reachable-area']]],
    ['+8666028000001', [['warning', 'numbering-plan']]],
  ])('%s: %j', (number, expected) => {
    expect(brief(checkCallee(number))).toEqual(expected);
  });

  it.each([
    ['+85291234567', 'Hong Kong', '香港'],
    ['+853 6612 3456', 'Macau', '澳门'],
    ['00886912345678', 'Taiwan', '台湾'],
  ])('%s is told to be of %s', (number, en, zh) => {
    const [problem] = checkCallee(number);
    expect(problem?.rule).toBe('mainland-only');
    expect(problem?.text.en).toContain(en);
    expect(problem?.text.zh).toContain(zh);
  });

  it('does not warn of the neighbours of Xinjiang and Tibet', () => {
    for (const area of ['898', '890', '909'.replace('909', '904'), '910'])
      expect(brief(checkCallee(`+86${area}28000001`))).not.toContainEqual(['warning', 'reachable-area']);
  });

  it('has no error only in the wire form', () => {
    const anyNumber = fc.oneof(
      fc.string(),
      fc.stringMatching(/^\+?[0-9 ()-]{0,16}$/),
      fc.stringMatching(/^\+86[0-9]{0,12}$/),
    );
    fc.assert(
      fc.property(anyNumber, (number) => {
        const errors = checkCallee(number).filter(({ severity }) => severity === 'error');
        if (errors.length === 0) expect(number).toMatch(/^\+86(1[3-9]\d{9}|[1-9]\d{9,10})$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('normaliseCallee', () => {
  it('leaves the wire form alone and gives only what is free of errors', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^(\+86|0086|86|0)?[ -]?1?[0-9 ()-]{3,16}$/)),
        (text) => {
          const number = normaliseCallee(text);
          if (number === undefined) return;
          expect(normaliseCallee(number)).toBe(number);
          expect(checkCallee(number).filter(({ severity }) => severity === 'error')).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('takes off the marks that an address book pastes', () => {
    expect(normaliseCallee('\u202d138\u00a00000\u20110001\u202c')).toBe('+8613800000001');
  });

  it('gives nothing where there is nothing to call', () => {
    for (const text of ['', 'abc', '95588', '+85291234567', '28000001'])
      expect(normaliseCallee(text)).toBeUndefined();
  });
});

describe('displayNbr', () => {
  it.each(['+8675528000001', '+861028000001'])('%s is fine', (number) => {
    expect(checkDisplayNumber(number)).toEqual([]);
  });

  it.each([
    ['+8613800000001', [['error', 'fixed-line']]],
    ['13800000001', [['error', 'fixed-line']]],
    ['+86 138 0000 0001', [['error', 'fixed-line']]],
    ['4001234567', [['error', 'fixed-line']]],
    ['+864001234567', [['error', 'fixed-line']]],
    ['95588', [['error', 'fixed-line']]],
    ['075528000001', [['warning', 'number-page-form', '+8675528000001']]],
    ['0755-28000001', [['warning', 'number-page-form', '+8675528000001']]],
    ['8675528000001', [['warning', 'number-page-form', '+8675528000001']]],
    ['+86075528000001', [['warning', 'number-page-form', '+8675528000001']]],
    ['28000001', [['warning', 'number-page-form']]],
    ['+12025550100', [['warning', 'number-page-form']]],
    ['+8666028000001', [['warning', 'numbering-plan']]],
  ])('%s: %j', (number, expected) => {
    expect(brief(checkDisplayNumber(number))).toEqual(expected);
  });
});
