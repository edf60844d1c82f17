import { describe, expect, it } from 'vitest';
import { readNotification } from '../../../src/domain/protocol/read-notification.ts';
import { cdr, feeOf, problems, read, readFee, readStatus, statusOf } from './reading.ts';

describe('bytes', () => {
  const encoder = new TextEncoder();

  it('may begin with a byte order mark, which positions count', () => {
    const body = Uint8Array.of(0xef, 0xbb, 0xbf, ...encoder.encode(feeOf(cdr())));
    const fee = readNotification(body);
    expect(fee.problems).toEqual([]);
    expect(fee).toMatchObject({ kind: 'fee', cdrs: [{ position: { start: 32, end: body.length - 2 } }] });
  });

  it('that are not UTF-8 are replaced and named', () => {
    const body = encoder.encode(statusOf({ userData: 'a?b' }));
    body[body.indexOf('?'.charCodeAt(0))] = 0xff;
    const status = readNotification(body);
    expect(status).toMatchObject({ kind: 'status', status: { userData: 'a\ufffdb' } });
    expect(problems(status)).toEqual([' utf-8 error']);
  });

  it('that are not JSON are unreadable, with the place and no more than 40 characters of them', () => {
    const notification = read(`{"eventType":\n  answer${'x'.repeat(500)}}`);
    expect(notification).toMatchObject({ kind: 'unreadable', reason: 'not-json', eventType: null });
    const text = notification.problems[0]?.text;
    expect(text?.en).toBe('Not JSON at line 2, column 3: found `answerxxxxxx…` where a value should stand.');
    expect(text?.zh).toBe('不是 JSON，第 2 行第 3 列：此处应为一个值，却是 `answerxxxxxx…`。');
  });

  it.each([
    '[]',
    '5',
    'null',
    '"text"',
    '{}',
    '{"a":1}',
    '{"eventType":5}',
    '{"eventType":""}',
    '{"feeLst":{}}',
  ])('%s is JSON but no notification', (json) => {
    const notification = read(json);
    expect(notification).toMatchObject({ kind: 'unreadable', reason: 'not-a-notification', eventType: null });
    expect(problems(notification)).toContain(' not-a-notification error');
  });

  it('nested 100,000 deep do no harm, here or to whoever prints the result', () => {
    const deep = '{"a":['.repeat(50_000) + ']}'.repeat(50_000);
    expect(read(deep).kind).toBe('unreadable');
    expect(read('['.repeat(100_000)).kind).toBe('unreadable');
    const status = readStatus(
      `{"eventType":"answer","x":${deep},"y":[[1]],"statusInfo":{"sessionId":"s","z":${deep}}}`,
    );
    expect(problems(status)).toEqual(['x nesting error', 'statusInfo.z nesting error']);
    expect(JSON.parse(JSON.stringify(status.status.unknown))).toEqual({ y: [[1]] });
    const fee = readFee(`{"eventType":"fee","feeLst":[{"icid":${deep}},${deep}]}`);
    expect(fee.cdrs[1]?.unknown).toEqual({});
  });

  it('may hold NUL, numbers past 2^53 and repeated names', () => {
    const status = readStatus(
      '{"eventType":"x","eventType":"answer","statusInfo":{"sessionId":"a\\u0000b","stateCode":1e400,"called":9007199254740993}}',
    );
    expect(status.status).toEqual({ eventType: 'answer', sessionId: 'a\0b', unknown: {} });
    expect(problems(status)).toEqual([
      'statusInfo.stateCode wrong-type error',
      'statusInfo.called wrong-type error',
    ]);
  });
});
