import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CodeMeaning, CodeRow } from '../../../src/domain/codes/code-meaning.ts';
import { hangupCodes, lookUpHangupCode } from '../../../src/domain/codes/hangup-codes.ts';
import { lookUpQ850Cause, q850Causes } from '../../../src/domain/codes/q850-causes.ts';
import {
  lookUpReleasePoint,
  releasePointRanges,
  releasePoints,
} from '../../../src/domain/codes/release-points.ts';
import { resultCodes } from '../../../src/domain/codes/result-codes.ts';
import { lookUpSipStatus, sipStatusCodes } from '../../../src/domain/codes/sip-status.ts';

/**
 * The tables were carried over by hand from the collected facts, which keep the vendor's half-width marks and
 * its missing blanks. Both sides are folded to that, so that only words and numbers are compared.
 */
function fold(chinese: string): string {
  return chinese.normalize('NFKC').replaceAll(' ', '');
}

/** Advice is worded as a request (请) and names the access address as the console does: neither is in the facts. */
function foldAdvice(chinese: string): string {
  return fold(chinese).replace(/^请/, '').replaceAll('APP接入地址', '接入地址');
}

function facts<T>(name: string, row: z.ZodType<T>): T[] {
  const file = new URL(`../../fixtures/codes/${name}.json`, import.meta.url);
  return z.array(row).parse(JSON.parse(readFileSync(file, 'utf8')));
}

const single = z.strictObject({ code: z.number(), en: z.string(), zh: z.string() });
const range = z.strictObject({
  code: z.string(),
  en: z.string(),
  zh: z.string(),
  from: z.number(),
  to: z.number(),
});
const result = z.strictObject({
  code: z.string(),
  http: z.number().nullable(),
  platformDesc: z.string().nullable(),
  en: z.string(),
  zh: z.string(),
  action: z.string(),
  actionZh: z.string(),
  platformDescAlt: z.array(z.string()).optional(),
});

function folded(rows: readonly CodeRow[]): CodeRow[] {
  return rows.map(({ code, en, zh }) => ({ code, en, zh: fold(zh) }));
}

describe('code tables against the collected facts', () => {
  it.each([
    ['hangup-codes', hangupCodes, lookUpHangupCode, 29],
    ['q850-causes', q850Causes, lookUpQ850Cause, 70],
  ] as const)('%s: every row', (name, rows, lookUp, count) => {
    const expected = facts(name, single);
    expect(expected).toHaveLength(count);
    expect(folded(rows)).toEqual(folded(expected));
    for (const { code, en } of expected) expect(lookUp(code)).toMatchObject({ code, known: true, en });
  });

  it('release-points: 99 rows and 2 ranges', () => {
    const expected = facts('release-points', z.union([single, range]));
    const rows = expected.filter((row) => !('from' in row));
    const ranges = expected.filter((row) => 'from' in row);
    expect(rows).toHaveLength(99);
    expect(folded(releasePoints)).toEqual(rows.map(({ code, en, zh }) => ({ code, en, zh: fold(zh) })));
    expect(releasePointRanges.map((one) => ({ ...one, zh: fold(one.zh) }))).toEqual(
      ranges.map(({ en, zh, from, to }) => ({ from, to, en, zh: fold(zh) })),
    );
    for (const { code, en } of releasePoints) {
      expect(lookUpReleasePoint(code)).toMatchObject({ code, known: true, en });
    }
  });

  it('result-codes: every row, in any order', () => {
    const expected = facts('result-codes', result);
    expect(expected).toHaveLength(72);
    const byCode = (a: { code: string }, b: { code: string }): number => a.code.localeCompare(b.code);
    const carried = resultCodes.map(({ action, zh, platformDescAlt, ...row }) => ({
      ...row,
      zh: fold(zh),
      action: action.en,
      actionZh: foldAdvice(action.zh),
      ...(platformDescAlt === undefined ? {} : { platformDescAlt }),
    }));
    expect(carried.sort(byCode)).toEqual(
      expected.map((row) => ({ ...row, zh: fold(row.zh), actionZh: foldAdvice(row.actionZh) })).sort(byCode),
    );
  });
});

describe('Chinese of the tables', () => {
  const texts = [...hangupCodes, ...q850Causes, ...releasePoints, ...releasePointRanges, ...sipStatusCodes]
    .map((row) => row.zh)
    .concat(resultCodes.flatMap((row) => [row.zh, row.action.zh]));

  it('has full-width punctuation next to Chinese letters', () => {
    expect(texts.filter((text) => /\p{Script=Han}[,;:()]|[,;:()]\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('has a blank between Chinese and Latin letters or digits', () => {
    const unspaced = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
    expect(texts.filter((text) => unspaced.test(text))).toEqual([]);
  });
});

describe('look-ups', () => {
  it.each<[string, (code: number) => CodeMeaning]>([
    ['hang-up code', lookUpHangupCode],
    ['Q.850 cause', lookUpQ850Cause],
    ['release point', lookUpReleasePoint],
    ['SIP status', lookUpSipStatus],
  ])('%s: an unknown number is shown in both languages', (_name, lookUp) => {
    for (const code of [9999, -1, 3000, 404.5]) {
      const meaning = lookUp(code);
      expect(meaning).toMatchObject({ code, known: false });
      expect(meaning.en).toContain(String(code));
      expect(meaning.zh).toContain(String(code));
    }
  });

  it('a release point of its own wins over the range of SIP statuses', () => {
    expect(lookUpReleasePoint(503).en).toBe('Recording: caller could not join the conference');
    expect(lookUpReleasePoint(404)).toEqual({
      code: 404,
      known: true,
      en: 'SIP status 404 (Not Found); the far end gave no Q.850 cause',
      zh: 'SIP 状态码 404（用户不存在），对端未返回 Q.850 原因值',
    });
    expect(lookUpReleasePoint(511)).toMatchObject({
      known: true,
      en: 'SIP status 511; the far end gave no Q.850 cause',
    });
  });

  it('ranges include both ends and nothing else', () => {
    const known = [399, 400, 699, 700, 2900, 2901, 2914, 2915].filter(
      (code) => lookUpReleasePoint(code).known,
    );
    expect(known).toEqual([400, 699, 2901, 2914]);
  });

  it('hang-up codes of older lists are explained by the release points', () => {
    expect(lookUpHangupCode(8108)).toMatchObject({ known: true, en: 'Caller busy', zh: '主叫用户正忙' });
    expect(lookUpHangupCode(7003).en).toBe('Fixed-line number call frequency control');
    expect(lookUpHangupCode(501).known).toBe(false);
  });

  it('SIP statuses carry the reason phrases of the registry', () => {
    expect(sipStatusCodes).toHaveLength(75);
    expect(new Set(sipStatusCodes.map((row) => row.code)).size).toBe(75);
    const phrases = [180, 404, 437, 480, 486, 487, 500, 504, 603, 607].map(
      (code) => lookUpSipStatus(code).en,
    );
    expect(phrases).toEqual([
      'Ringing',
      'Not Found',
      'Unsupported Credential',
      'Temporarily Unavailable',
      'Busy Here',
      'Request Terminated',
      'Server Internal Error',
      'Server Time-out',
      'Decline',
      'Unwanted',
    ]);
  });
});
