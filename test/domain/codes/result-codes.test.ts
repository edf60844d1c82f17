import { describe, expect, it } from 'vitest';
import { explainResult, lookUpResultCode } from '../../../src/domain/codes/result-codes.ts';

describe('lookUpResultCode', () => {
  it('finds a code by its text or number', () => {
    const meaning = {
      code: '1010022',
      known: true,
      en: 'verifyCode is not acceptable',
      zh: '验证码不合法',
      http: 403,
      platformDesc: 'Invalid verification code.',
      platformDescAlt: [],
      action: { en: 'Use digits only, 2 to 8 of them.', zh: '请只用数字，2～8 位。' },
    };
    expect(lookUpResultCode('1010022')).toEqual(meaning);
    expect(lookUpResultCode(1010022)).toEqual(meaning);
    expect(lookUpResultCode(' 1010022 ')).toEqual(meaning);
    expect(lookUpResultCode(0)).toMatchObject({ known: true, http: 200, platformDescAlt: ['Success'] });
  });

  it('says that a code is unknown and shows it, however long', () => {
    expect(lookUpResultCode('4711')).toEqual({
      code: '4711',
      known: false,
      en: 'Unknown result code 4711',
      zh: '未知的结果码 4711',
      http: null,
      platformDesc: null,
      platformDescAlt: [],
      action: null,
    });
    expect(lookUpResultCode('x'.repeat(5000)).en.length).toBeLessThan(60);
    expect(lookUpResultCode('\u001b[31m').en).not.toContain('\u001b');
    expect(lookUpResultCode('').en).toBe('The answer carries no result code');
    expect(lookUpResultCode('__proto__').known).toBe(false);
  });

  it('hands out copies: nobody can change the table', () => {
    lookUpResultCode('0').platformDescAlt.push('changed');
    expect(lookUpResultCode('0').platformDescAlt).toEqual(['Success']);
  });
});

describe('explainResult', () => {
  it('picks the sense of 1010010 by the text', () => {
    const digest = explainResult('1010010', 'Invalid digest.');
    const flow = explainResult('1010010', 'The flow control upper limit is reached on the platform.');
    expect(digest).toMatchObject({ known: true, zh: '摘要校验失败' });
    expect(flow).toMatchObject({ known: true, zh: '达到平台流控上限' });
    expect(flow.action?.en).toBe('Wait one minute, then try again.');
  });

  it('leaves both senses of 1010010 open where the text says neither', () => {
    for (const desc of ['something else', '', null, undefined]) {
      expect(explainResult('1010010', desc)).toEqual(lookUpResultCode('1010010'));
    }
  });

  it('tells a missing header from refused credentials', () => {
    const missing = explainResult(1023006, 'Authorization not contained in the HTTP header.');
    const refused = explainResult(
      1023006,
      'Authentication fails. Check whether the authentication request is correct.',
    );
    expect(missing.en).toBe('The Authorization header is missing');
    expect(refused.en).toBe('Authentication failed: the credentials were not accepted');
  });

  it('takes other codes as they are, whatever the text says', () => {
    expect(explainResult('1010022', 'digest flow control')).toEqual(lookUpResultCode('1010022'));
  });
});
