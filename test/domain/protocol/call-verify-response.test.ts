import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  callVerifyResponseSchema,
  readCallVerifyResponse,
} from '../../../src/domain/protocol/call-verify-response.ts';

const sample = (name: string) =>
  readFileSync(new URL(`../../fixtures/samples/${name}.json`, import.meta.url), 'utf8');

describe('the answer of callVerify', () => {
  it('of an accepted call', () => {
    expect(readCallVerifyResponse(sample('call-response-ok'))).toEqual({
      ok: true,
      response: {
        resultcode: '0',
        resultdesc: 'Success',
        sessionId: '1200_0001_4294967295_20260130030424@callenabler000.example.com',
        idlePort: 9,
        unknown: {},
      },
    });
  });

  it('of a refused call has no session', () => {
    expect(readCallVerifyResponse(sample('call-response-error'))).toEqual({
      ok: true,
      response: {
        resultcode: '1010023',
        resultdesc: 'Invalid display number.',
        sessionId: null,
        idlePort: null,
        unknown: {},
      },
    });
  });

  it('may have numbers for strings, strings for numbers, and fields we do not know', () => {
    const text = '\uFEFF {"resultcode":0,"idlePort":"12","sessionId":7,"more":{"a":1},"__proto__":1}';
    const read = readCallVerifyResponse(text);
    expect(read).toMatchObject({
      ok: true,
      response: { resultcode: '0', resultdesc: '', sessionId: '7', idlePort: 12 },
    });
    expect(read.ok && Object.entries(read.response.unknown)).toEqual([
      ['more', { a: 1 }],
      ['__proto__', 1],
    ]);
  });

  it.each([
    ['{"resultcode":"1","idlePort":1.5}', null],
    ['{"resultcode":"1","idlePort":""}', null],
    ['{"resultcode":"1","idlePort":null}', null],
    ['{"resultcode":"1","idlePort":0}', 0],
  ])('%s has idlePort %j', (text, idlePort) => {
    expect(readCallVerifyResponse(text)).toMatchObject({ ok: true, response: { idlePort } });
  });

  it.each([
    ['', 'not-json'],
    ['<html>404</html>', 'not-json'],
    ['{"resultcode":"0"', 'not-json'],
    ['null', 'not-an-object'],
    ['["0"]', 'not-an-object'],
    ['"0"', 'not-an-object'],
    ['{}', 'no-resultcode'],
    ['{"resultcode":""}', 'no-resultcode'],
    ['{"resultcode":{}}', 'no-resultcode'],
    ['{"resultCode":"0"}', 'no-resultcode'],
  ])('%j is %s', (text, reason) => {
    expect(readCallVerifyResponse(text)).toEqual({ ok: false, reason });
  });

  it('is read without an exception whatever it is, into the shape of the schema', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({ resultcode: fc.jsonValue(), sessionId: fc.jsonValue(), idlePort: fc.jsonValue() })
        .map((body) => JSON.stringify(body)),
      fc.constant('['.repeat(100_000)),
    );
    fc.assert(
      fc.property(text, (body) => {
        const read = readCallVerifyResponse(body);
        if (read.ok) expect(callVerifyResponseSchema.safeParse(read.response).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
