import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../../../src/domain/protocol/base64.ts';
import {
  callVerifyRequestSchema,
  checkCallVerifyRequest,
} from '../../../src/domain/protocol/call-verify-request.ts';
import { checkField, requestFieldNames } from '../../../src/domain/protocol/request-rules.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import sample from '../../fixtures/samples/call-request.json' with { type: 'json' };

const brief = (problems: readonly Problem[]) =>
  problems.map(({ severity, rule, suggestion }) => [
    severity,
    rule,
    ...(suggestion === undefined ? [] : [suggestion]),
  ]);
const hasError = (problems: readonly Problem[]) => problems.some(({ severity }) => severity === 'error');

describe('a whole request', () => {
  it('of the sample has no problem and is kept as it is', () => {
    expect(checkCallVerifyRequest(sample)).toEqual({ request: sample, problems: [] });
  });

  it('needs five fields and no more', () => {
    const { displayNbr, calleeNbr, languageType, preTone, verifyCode } = sample;
    const least = { displayNbr, calleeNbr, languageType, preTone, verifyCode };
    expect(checkCallVerifyRequest({ ...least, times: undefined, more: undefined })).toStrictEqual({
      request: least,
      problems: [],
    });
    expect(checkCallVerifyRequest({}).problems.map(({ field, rule }) => [field, rule])).toEqual(
      Object.keys(least).map((field) => [field, 'required']),
    );
  });

  it('with warnings only may be sent', () => {
    const { request, problems } = checkCallVerifyRequest({ ...sample, times: 0, preTone: 'tone' });
    expect(request).toEqual({ ...sample, times: 0, preTone: 'tone' });
    expect(problems.map(({ field, rule }) => [field, rule])).toEqual([
      ['preTone', 'wav'],
      ['times', 'endless'],
    ]);
  });

  it.each([[null], [undefined], ['{}'], [[sample]], [7]])('is not %j', (input) => {
    expect(brief(checkCallVerifyRequest(input).problems)).toEqual([['error', 'object']]);
    expect(checkCallVerifyRequest(input).request).toBeNull();
  });

  it('has no other fields, and names each', () => {
    const more: unknown = JSON.parse(
      '{"bindNbr":"1","calleenbr":"2","__proto__":{},"constructor":1,"bad\\u001b[2J":1}',
    );
    const unknown = checkCallVerifyRequest(Object.assign({ ...sample }, more, { toString: 1 })).problems;
    expect(unknown.map(({ field }) => field)).toEqual([
      'bindNbr',
      'calleenbr',
      'constructor',
      'bad\u001b[2J',
      'toString',
    ]);
    expect(new Set(unknown.map(({ rule, severity }) => `${severity} ${rule}`))).toEqual(
      new Set(['error unknown-field']),
    );
    expect(unknown[0]?.text.en).toContain('older editions');
    expect(unknown[0]?.text.zh).toContain('旧版');
    expect(unknown[1]?.text.en).toContain('did you mean calleeNbr?');
    expect(unknown[3]?.text.en).not.toContain('\u001b');
    expect(checkCallVerifyRequest(more).problems.map(({ field }) => field)).toContain('__proto__');
  });
});

describe('each field', () => {
  it.each<[string, unknown, unknown[]]>([
    [
      'displayNbr',
      '+86',
      [
        ['error', 'length'],
        ['warning', 'number-page-form'],
      ],
    ],
    ['displayNbr', '+8613800000001', [['error', 'fixed-line']]],
    // Two characters, though JavaScript counts four units.
    [
      'displayNbr',
      '\u{10000}\u{10000}',
      [
        ['error', 'length'],
        ['warning', 'number-page-form'],
      ],
    ],
    ['calleeNbr', ' +8613800000001', [['error', 'no-blanks-around', '+8613800000001']]],
    ['calleeNbr', '+8613800000001\n', [['error', 'no-blanks-around', '+8613800000001']]],
    ['calleeNbr', '\u202a+8613800000001\u202c', [['error', 'no-blanks-around', '+8613800000001']]],
    [
      'calleeNbr',
      '　13800000001',
      [
        ['error', 'no-blanks-around', '13800000001'],
        ['error', 'country-code', '+8613800000001'],
      ],
    ],
    ['calleeNbr', 8613800000001, [['error', 'type']]],
    ['calleeNbr', null, [['error', 'required']]],
    ['calleeNbr', '', [['error', 'length']]],
    [
      'calleeNbr',
      '   ',
      [
        ['error', 'no-blanks-around'],
        ['error', 'length'],
      ],
    ],
    [
      'calleeNbr',
      `+86${'1'.repeat(30)}`,
      [
        ['error', 'length'],
        ['error', 'number-length'],
      ],
    ],
    ['languageType', 1, [['error', 'chinese-only', '2']]],
    ['languageType', '2', [['error', 'type', '2']]],
    ['languageType', 2.5, [['error', 'type']]],
    ['languageType', -1e300, [['error', 'chinese-only', '2']]],
    ['preTone', 'Tone_1-a@b.WAV', []],
    ['preTone', 'tone', [['warning', 'wav']]],
    ['preTone', 'tone 1.wav', [['error', 'file-name']]],
    ['preTone', '欢迎.wav', [['error', 'file-name']]],
    ['preTone', 'dir/tone.wav', [['error', 'file-name']]],
    ['preTone', `${'a'.repeat(124)}.wav`, []],
    ['preTone', `${'a'.repeat(125)}.wav`, [['error', 'length']]],
    ['posTone', null, [['error', 'type']]],
    ['posTone', '', [['error', 'length']]],
    ['posTone', undefined, []],
    ['verifyCode', '00', []],
    ['verifyCode', '12345678', []],
    ['verifyCode', '1', [['error', 'length']]],
    ['verifyCode', '123456789', [['error', 'length']]],
    ['verifyCode', '12a4', [['error', 'digits-only']]],
    ['verifyCode', '１２３４', [['error', 'digits-only', '1234']]],
    ['verifyCode', '12 34', [['error', 'digits-only', '1234']]],
    ['verifyCode', 1234, [['error', 'string-not-number']]],
    ['verifyCode', true, [['error', 'type']]],
    ['times', 0, [['warning', 'endless']]],
    ['times', 9, []],
    ['times', 10, [['error', 'range']]],
    ['times', -1, [['error', 'range']]],
    ['times', '3', [['error', 'type', '3']]],
    ['times', NaN, [['error', 'type']]],
    ['returnIdlePort', 'true', []],
    ['returnIdlePort', 'false', []],
    ['returnIdlePort', true, [['error', 'string-not-boolean', 'true']]],
    ['returnIdlePort', false, [['error', 'string-not-boolean', 'false']]],
    ['returnIdlePort', 'True', [['error', 'true-or-false', 'true']]],
    ['returnIdlePort', 'no', [['error', 'true-or-false']]],
    ['returnIdlePort', 1, [['error', 'type']]],
    ['userData', 'order 1', []],
    ['userData', 'x'.repeat(257), [['error', 'length']]],
    ['userData', '{"a":1}', [['error', 'no-braces', 'eyJhIjoxfQ==']]],
    ['userData', '订单1', [['error', 'no-chinese', '6K6i5Y2VMQ==']]],
    ['userData', 'a，b', [['error', 'no-chinese', encodeBase64('a，b')]]],
    ['userData', 'café\n1', [['warning', 'plain-text']]],
    ['userData', '单'.repeat(64), [['error', 'no-chinese', encodeBase64('单'.repeat(64))]]],
    ['userData', '单'.repeat(65), [['error', 'no-chinese']]],
  ])('%s %j: %j', (field, value, expected) => {
    const problems = checkField(field, value);
    expect(brief(problems)).toEqual(expected);
    for (const problem of problems) expect(problem.field).toBe(field);
  });

  it('says how long the Base64 of userData would be where it is too long', () => {
    const [problem] = checkField('userData', '单'.repeat(65));
    expect(problem?.text.en).toContain('260 characters');
    expect(problem?.text.zh).toContain('260 个字符');
  });
});

describe('statusUrl and feeUrl', () => {
  const url = (text: string) => encodeBase64(text);
  const good = url('https://notify.example.com/fee');

  it.each<[string, unknown[]]>([
    [good, []],
    [url('https://192.0.2.1:8443'), []],
    [url('http://notify.example.com/fee'), [['warning', 'https']]],
    [url('https://notify.example.com/fee?a=1'), [['warning', 'url-characters']]],
    [url('https://notify.example.com/通知'), [['warning', 'url-characters']]],
    [
      url('http://[2001:db8::1]:80/'),
      [
        ['warning', 'url-characters'],
        ['warning', 'https'],
      ],
    ],
    ['https://notify.example.com/fee', [['error', 'base64', good]]],
    [
      url('https://notify.example.com/fe').replace(/=+$/, ''),
      [['error', 'base64', url('https://notify.example.com/fe')]],
    ],
    [`${good.slice(0, 20)}\r\n${good.slice(20)}`, [['error', 'base64', good]]],
    ['not base64!', [['error', 'base64']]],
    [url(' https://notify.example.com/fee\n'), [['error', 'url-blanks', good]]],
    [url(good), [['error', 'http-url', good]]],
    [url('ftp://notify.example.com'), [['error', 'http-url']]],
    [url('https://'), [['error', 'http-url']]],
    [url('https://notify.example.com:0/'), [['error', 'http-url']]],
    [url('https://notify.example.com:65536/'), [['error', 'http-url']]],
    [url('https://notify.example.com/a b'), [['error', 'http-url']]],
    [url('https://user:word@notify.example.com/'), [['error', 'http-url']]],
    [`${good} `, [['error', 'no-blanks-around', good]]],
    [url(`https://n.example.com/${'a'.repeat(74)}`), []],
    [url(`https://n.example.com/${'a'.repeat(75)}`), [['error', 'length']]],
    [`https://n.example.com/${'a'.repeat(75)}`, [['error', 'base64']]],
  ])('%s: %j', (value, expected) => {
    expect(brief(checkField('statusUrl', value))).toEqual(expected);
    expect(brief(checkField('feeUrl', value))).toEqual(expected);
  });

  it('names the unusual characters and nothing that steers a terminal', () => {
    const [problem] = checkField('feeUrl', url('https://notify.example.com/\u001b[2J'));
    expect(problem?.rule).toBe('url-characters');
    expect(problem?.text.en).not.toContain('\u001b');
    expect(problem?.text.en).toContain('[');
  });
});

describe('for any input', () => {
  const odd = fc.oneof(
    fc.anything(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('0755-28000001', ' 1', '{}', '中', 'true', true, 0, -0, 3, '3', 1n, Symbol('x'), () => 1),
    fc.string().map(encodeBase64),
    fc.string().map((text) => encodeBase64(`https://h/${text}`)),
  );
  const body = fc.oneof(
    fc.anything({
      withNullPrototype: true,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSparseArray: true,
    }),
    fc.record(Object.fromEntries(requestFieldNames.map((name) => [name, odd])), { requiredKeys: [] }),
    // Mostly right, so that both outcomes are met.
    fc
      .tuple(fc.constantFrom(...requestFieldNames), odd)
      .map(([name, value]) => ({ ...sample, [name]: value })),
    fc.tuple(fc.string(), odd).map(([name, value]) => ({ ...sample, [name]: value })),
  );

  it('the check never throws, and gives a request exactly where there is no error', () => {
    fc.assert(
      fc.property(body, (input) => {
        const { request, problems } = checkCallVerifyRequest(input);
        expect(request !== null).toBe(!hasError(problems));
        if (request !== null) expect(callVerifyRequestSchema.safeParse(request).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('every message begins with its field in both languages, in Chinese with Chinese in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...requestFieldNames), odd, (name, value) => {
        for (const { field, text } of checkField(name, value)) {
          expect(field).toBe(name);
          expect(text.en.startsWith(`${name}: `)).toBe(true);
          expect(text.zh.startsWith(`${name}：`)).toBe(true);
          expect(text.zh).toMatch(/\p{Script=Han}/u);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a suggestion no longer breaks the rule it was made for', () => {
    fc.assert(
      fc.property(fc.constantFrom(...requestFieldNames), odd, (name, value) => {
        for (const { rule, suggestion } of checkField(name, value)) {
          if (suggestion === undefined) continue;
          const corrected = name === 'times' || name === 'languageType' ? Number(suggestion) : suggestion;
          expect(checkField(name, corrected).map((problem) => problem.rule)).not.toContain(rule);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
