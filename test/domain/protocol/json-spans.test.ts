import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findElementSpans, findPropertySpan } from '../../../src/domain/protocol/json-spans.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The texts of the elements of `feeLst`, or undefined where there is no such property. */
function elements(bytes: Uint8Array): string[] | undefined {
  const list = findPropertySpan(bytes, 'feeLst');
  return (
    list && findElementSpans(bytes, list).map(({ start, end }) => decoder.decode(bytes.subarray(start, end)))
  );
}

function elementsOf(json: string): string[] | undefined {
  return elements(encoder.encode(json));
}

describe('spans of feeLst', () => {
  it('leaves out blanks and commas, and keeps the bytes of each element', () => {
    expect(elementsOf(' { "a" : [9] , "feeLst" :\n[ {"x": 1} ,\t[2, 3],"4,]" , -5e3,null ] }')).toEqual([
      '{"x": 1}',
      '[2, 3]',
      '"4,]"',
      '-5e3',
      'null',
    ]);
  });

  it('counts bytes, not characters', () => {
    const bytes = encoder.encode('{"说明":"话单😀","feeLst":[{"a":"中"},1]}');
    const list = findPropertySpan(bytes, 'feeLst');
    expect(list).toEqual({ start: 32, end: 47 });
    expect(list && findElementSpans(bytes, list)).toEqual([
      { start: 33, end: 44 },
      { start: 45, end: 46 },
    ]);
  });

  it('of a repeated name the last counts', () => {
    expect(elementsOf('{"feeLst":[1,2],"feeLst":[3]}')).toEqual(['3']);
    expect(elementsOf('{"feeLst":[1,2],"feeLst":"gone"}')).toEqual([]);
  });

  it('knows the name in escaped spelling, and only at the top', () => {
    expect(elementsOf('{"fee\\u004cst":[1]}')).toEqual(['1']);
    expect(elementsOf('{"\\u0066eeLst\\"":[1]}')).toBeUndefined();
    expect(elementsOf('{"a":{"feeLst":[1]},"b":["feeLst",[2]]}')).toBeUndefined();
    expect(elementsOf('[{"feeLst":[1]}]')).toBeUndefined();
  });

  it('steps over a byte order mark, quotes and brackets inside strings', () => {
    const body = encoder.encode('{"a":"\\\\\\"[{","feeLst":[{"b":"]}\\\\"},{}]}');
    expect(elements(Uint8Array.of(0xef, 0xbb, 0xbf, ...body))).toEqual(['{"b":"]}\\\\"}', '{}']);
  });

  it('survives 100,000 levels', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(elementsOf(`{"x":${deep},"feeLst":[${deep},7]}`)).toEqual([deep, '7']);
  });

  it('every slice parses to the element, for any JSON around it', () => {
    const anything = fc.jsonValue({ depthSize: 'medium' });
    const blanks = fc.stringMatching(/^[ \n\r\t]{0,3}$/);
    const message = fc.record({
      before: fc.dictionary(fc.string(), anything, { maxKeys: 4 }),
      list: fc.array(anything, { maxLength: 60 }),
      after: fc.dictionary(fc.string(), anything, { maxKeys: 4 }),
      indent: fc.nat(4),
      blanks,
    });
    fc.assert(
      fc.property(message, (given) => {
        const members = [
          ...Object.entries(given.before),
          ['feeLst', given.list] as const,
          ...Object.entries(given.after),
        ].map(
          ([key, value]) =>
            `${JSON.stringify(key)}${given.blanks}:${JSON.stringify(value, null, given.indent)}`,
        );
        const json = `${given.blanks}{${members.join(`${given.blanks},`)}${given.blanks}}`;
        const parsed = JSON.parse(json) as { feeLst: unknown };
        const expected = Array.isArray(parsed.feeLst) ? (parsed.feeLst as unknown[]) : [];
        expect(elementsOf(json)?.map((text): unknown => JSON.parse(text))).toEqual(expected);
      }),
    );
  });
});
