import { describe, expect, it } from 'vitest';
import { hangupCodes } from '../../../src/domain/codes/hangup-codes.ts';
import { q850Causes } from '../../../src/domain/codes/q850-causes.ts';
import { releasePointRanges, releasePoints } from '../../../src/domain/codes/release-points.ts';
import { resultCodes } from '../../../src/domain/codes/result-codes.ts';
import { causes } from '../../../src/domain/verdict/verdict-code-map.ts';
import { refusal, request } from '../call/call-samples.ts';
import { expectReadable, hungUpWith, recordedWith, verdictOf } from './verdict-samples.ts';

describe('every code of the tables', () => {
  it.each(hangupCodes.map(({ code }) => code))('hang-up cause %i', (code) => {
    const verdict = hungUpWith(code);
    expectReadable(verdict);
    expect(['unknown', 'in-progress']).not.toContain(verdict.code);
  });

  const points = [
    ...releasePoints.map(({ code }) => code),
    ...releasePointRanges.flatMap(({ from, to }) => [from, to]),
  ];
  it.each(points.filter((code) => code !== 0))('release point %i', (code) => {
    const verdict = recordedWith({ ulFailReason: code });
    expectReadable(verdict);
    expect(['unknown', 'in-progress']).not.toContain(verdict.code);
  });

  it.each(q850Causes.map(({ code }) => code))('Q.850 cause %i', (code) => {
    const verdict = recordedWith({ callOutUnaswRsn: code });
    expectReadable(verdict);
    const sayNothing = [0, 16, 30, 31];
    expect(verdict.code === 'unknown').toBe(sayNothing.includes(code));
  });

  it('SIP status, each from 400 to 699', () => {
    for (let code = 400; code < 700; code += 1) {
      const verdict = recordedWith({ sipStatusCode: code });
      expectReadable(verdict);
      expect(verdict.code, `SIP ${code}`).not.toBe('unknown');
    }
  });

  it.each(resultCodes.filter(({ code }) => code !== '0'))('result code $code', ({ code, platformDesc }) => {
    for (const verdict of [
      verdictOf(request(), refusal(code, platformDesc)),
      verdictOf(request(), refusal(code)),
    ]) {
      expectReadable(verdict);
      expect(['unknown', 'in-progress', 'answered']).not.toContain(verdict.code);
    }
  });

  it.each(Object.entries(causes))('cause %s reads well', (_, { verdict, says, next }) => {
    expectReadable({ code: verdict, en: says.en, zh: says.zh, next });
  });
});
