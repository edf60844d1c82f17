import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/domain/problem.ts';
import type { RequestFieldName } from '../../../src/domain/protocol/request-rules.ts';
import { checkCallVerifyRequest } from '../../../src/domain/protocol/call-verify-request.ts';
import { bareText, isQuiet, problemsAt } from '../../../src/renderer/features/place-call/field-problems.ts';

const { problems } = checkCallVerifyRequest({
  displayNbr: '+8613800000001',
  calleeNbr: '138 0000 0001',
  languageType: 2,
  preTone: 'welcome',
  verifyCode: '12a',
  times: 0,
});

/** The first problem of a field; it must have one. */
function firstAt(field: RequestFieldName): Problem {
  const [problem] = problemsAt(problems, field);
  if (problem === undefined) throw new Error(`no problem at ${field}`);
  return problem;
}

describe('problems at a field', () => {
  it('are those of its name on the wire', () => {
    expect(problemsAt(problems, 'times').map(({ rule }) => rule)).toEqual(['endless']);
    expect(problemsAt(problems, 'languageType')).toEqual([]);
  });

  it('are errors alone where there are any', () => {
    const warning: Problem = { ...firstAt('displayNbr'), severity: 'warning', rule: 'another' };
    const shown = problemsAt([warning, ...problems], 'displayNbr');
    expect(shown.map(({ severity }) => severity)).toEqual(['error']);
  });

  it('begin without the name of the field, in both languages', () => {
    const problem = firstAt('verifyCode');
    expect(problem.text.en).toMatch(/^verifyCode: /);
    expect(bareText(problem)).toEqual({
      en: 'The code consists of the digits 0 to 9 only.',
      zh: '验证码只能由数字 0～9 组成。',
    });
  });

  it('keep a sentence that begins otherwise', () => {
    const text = { en: 'Something else.', zh: '其他。' };
    expect(bareText({ ...firstAt('verifyCode'), text })).toEqual(text);
  });
});

describe('a field keeps quiet', () => {
  const unused = { isEmpty: true, isFocused: false, wasLeft: false };

  it('while it is empty and was not left', () => {
    expect(isQuiet(unused, false)).toBe(true);
    expect(isQuiet({ ...unused, isFocused: true }, false)).toBe(true);
    expect(isQuiet({ ...unused, wasLeft: true }, false)).toBe(false);
  });

  it('while half a value is typed for the first time', () => {
    expect(isQuiet({ isEmpty: false, isFocused: true, wasLeft: false }, false)).toBe(true);
    expect(isQuiet({ isEmpty: false, isFocused: true, wasLeft: true }, false)).toBe(false);
  });

  it('not about a value that was there before anybody typed', () => {
    expect(isQuiet({ isEmpty: false, isFocused: false, wasLeft: false }, false)).toBe(false);
  });

  it('no more once a call was tried', () => {
    expect(isQuiet(unused, true)).toBe(false);
  });
});
