import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../../src/domain/protocol/json-fault.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Pieces of JSON, so that chance makes near misses. */
const pieces = [
  ...['{', '}', '[', ']', ':', ',', '"', '\\', ' ', '\n'],
  '"a"',
  '"\\u00e9"',
  '"\\x"',
  '"\u0001"',
  '-',
  '0',
  '01',
  '1.5e-3',
  '1.',
  'true',
  'nul',
  'null',
  "'b'",
  '中',
  '\u00a0',
  '\ufeff',
];

describe('findJsonFault', () => {
  it.each([
    ['', 1, 1, 'there is no text at all'],
    [' \n ', 2, 2, 'there is no text at all'],
    ['{"a":1,}', 1, 8, 'found `}` where a name in double quotes should stand'],
    ["{'a':1}", 1, 2, 'found `\'a\':1}` where a name in double quotes or "}" should stand'],
    ['{\n  "a" 1}', 2, 7, 'found `1}` where ":" should stand'],
    ['{"a":1 "b":2}', 1, 8, 'found `"b":2}` where "," or "}" should stand'],
    ['[1,2', 1, 5, 'the text ends where "," or "]" should follow'],
    ['[01]', 1, 3, 'found `1]` where "," or "]" should stand'],
    ['{"a":"b', 1, 8, 'the text ends inside a string'],
    ['{"a":"\\q"}', 1, 7, '`\\q` is no valid escape'],
    ['{"a":"\\u12"}', 1, 7, '`\\u12"}` is no valid escape'],
    ['{"a":"\n"}', 1, 7, 'the control character \\u{a} stands inside a string'],
    ['{}{}', 1, 3, 'found `{}` where nothing more should stand'],
    ['NaN', 1, 1, 'found `NaN` where a value should stand'],
  ])('%j', (text, line, column, reason) => {
    expect(findJsonFault(text)).toMatchObject({ line, column, reason: { en: reason } });
  });

  it('quotes no more than 40 characters, and none that a terminal obeys', () => {
    const fault = findJsonFault(`\u001b[2J${'secret'.repeat(1000)}`);
    expect(fault?.reason.en).not.toContain('\u001b');
    expect(fault?.reason.en.length).toBeLessThan(80);
    expect(fault?.reason.zh.length).toBeLessThan(80);
  });

  it('finds a fault exactly where JSON.parse refuses', () => {
    const nearJson = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(nearJson, fc.json(), fc.string({ unit: 'binary' })), (text) => {
        expect(findJsonFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the fault in damaged JSON, no later than the damage', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, cut) => {
        const text = json.slice(0, cut % (json.length + 1));
        const fault = findJsonFault(text);
        expect(fault === undefined).toBe(isJson(text));
        if (fault !== undefined) expect(fault.offset).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('survives 100,000 levels', () => {
    expect(findJsonFault('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined();
    expect(findJsonFault('{"a":'.repeat(100_000))?.offset).toBe(500_000);
  });
});
