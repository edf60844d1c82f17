import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cdrSchema } from '../../../src/domain/protocol/fee-notification.ts';
import { readNotification } from '../../../src/domain/protocol/read-notification.ts';
import { statusNotificationSchema } from '../../../src/domain/protocol/status-notification.ts';
import { cdr, feeOf, problems, read, readFee, readStatus, statusOf } from './reading.ts';

const samples = new URL('../../fixtures/samples/', import.meta.url);

function sample(name: string): Uint8Array {
  return readFileSync(new URL(name, samples));
}

describe('the samples', () => {
  const names = readdirSync(samples).filter((name) => /^(status|fee)-/.test(name));

  it('are all there', () => {
    expect(names).toHaveLength(9);
  });

  it.each(names)('%s reads without a problem and fits its schema', (name) => {
    const notification = readNotification(sample(name));
    expect(notification.problems).toEqual([]);
    if (notification.kind === 'status') statusNotificationSchema.parse(notification.status);
    else if (notification.kind === 'fee') for (const one of notification.cdrs) cdrSchema.parse(one);
    else expect.unreachable();
  });

  it('a status', () => {
    expect(readNotification(sample('status-disconnect-busy.json'))).toEqual({
      kind: 'status',
      status: {
        eventType: 'disconnect',
        sessionId: '1200_0002_4294967295_20260130031010@callenabler000.example.com',
        timestamp: '2026-01-30 03:10:22',
        caller: '+8675528000001',
        called: '+8613800000002',
        userData: 'order-20260130-0002',
        stateCode: 8102,
        stateDesc: 'The callee is busy.',
        unknown: {},
      },
      problems: [],
    });
  });

  it('a message of 50 CDRs knows the bytes of each', () => {
    const body = sample('fee-batch-50.json');
    const notification = readNotification(body);
    if (notification.kind !== 'fee') expect.unreachable();
    expect(notification.cdrs).toHaveLength(50);
    for (const [index, { position, sessionId }] of notification.cdrs.entries()) {
      expect(position.index).toBe(index);
      const slice = new TextDecoder().decode(body.subarray(position.start, position.end));
      expect(JSON.parse(slice)).toMatchObject({ sessionId });
    }
  });
});

describe('leniency in a CDR', () => {
  it('takes missing, empty, 0 and null as missing, and direction 0 as outgoing', () => {
    const unused = {
      ulFailReason: 0,
      sipStatusCode: '',
      failTime: '',
      icid: 0,
      callEndTime: 0,
      hostName: null,
    };
    const { cdrs, problems: found } = readFee(feeOf(cdr(unused), cdr()));
    expect(found).toEqual([]);
    expect({ ...cdrs[0], position: 0 }).toStrictEqual({ ...cdrs[1], position: 0 });
    const position = { index: 0, start: 29, end: 29 + JSON.stringify(cdr(unused)).length };
    expect(cdrs[0]).toStrictEqual({ position, ...cdr(), unknown: {} });
  });

  it('takes a 0 that was sent as text as missing too, and says that it was text', () => {
    const fee = readFee(feeOf(cdr({ ulFailReason: '0', direction: '0' })));
    expect(fee.cdrs[0]).not.toHaveProperty('ulFailReason');
    expect(fee.cdrs[0]?.direction).toBe(0);
    expect(problems(fee).sort()).toEqual([
      'feeLst.0.direction wrong-type warning',
      'feeLst.0.ulFailReason wrong-type warning',
    ]);
  });

  it('names wrong types by their path and reads what can only mean one thing', () => {
    const wrong = {
      ulFailReason: '8102',
      calleeNum: 8613800000001,
      recordFlag: true,
      sipStatusCode: ' 486 ',
    };
    const fee = readFee(feeOf(cdr(), cdr(wrong)));
    expect(fee.cdrs[1]).toMatchObject({
      ulFailReason: 8102,
      calleeNum: '8613800000001',
      recordFlag: 1,
      sipStatusCode: 486,
    });
    expect(problems(fee).sort()).toEqual([
      'feeLst.1.calleeNum wrong-type warning',
      'feeLst.1.recordFlag wrong-type warning',
      'feeLst.1.sipStatusCode wrong-type warning',
      'feeLst.1.ulFailReason wrong-type warning',
    ]);
  });

  it('does not guess where a value may mean several things', () => {
    const wrong = {
      ulFailReason: 8102.5,
      icid: { a: 1 },
      sipStatusCode: 'busy',
      userData: 2 ** 60,
      failTime: [],
    };
    const fee = readFee(feeOf(cdr(wrong)));
    expect(fee.cdrs[0]).toStrictEqual({ position: expect.anything() as unknown, ...cdr(), unknown: {} });
    expect(problems(fee).sort()).toEqual([
      'feeLst.0.failTime wrong-type error',
      'feeLst.0.icid wrong-type error',
      'feeLst.0.sipStatusCode wrong-type error',
      'feeLst.0.ulFailReason wrong-type error',
      'feeLst.0.userData wrong-type error',
    ]);
  });

  it('names each required field that is missing', () => {
    const fee = readFee('{"eventType":"fee","feeLst":[{"spId":0,"appKey":""}]}');
    const required = ['direction', 'spId', 'appKey', 'bindNum', 'sessionId', 'callerNum', 'calleeNum'];
    expect(problems(fee)).toEqual(required.map((name) => `feeLst.0.${name} required warning`));
  });

  it('warns of what is longer or greater than the document allows, and keeps it', () => {
    const fee = readFee(feeOf(cdr({ direction: 2, spId: 'x'.repeat(33) })));
    expect(fee.cdrs[0]).toMatchObject({ direction: 2, spId: 'x'.repeat(33) });
    expect(problems(fee)).toEqual(['feeLst.0.direction range warning', 'feeLst.0.spId too-long warning']);
  });

  it('keeps fields it does not know, even __proto__', () => {
    const { cdrs, problems: found } = readFee(
      `{"eventType":"fee","endToEndID":"e","feeLst":[${JSON.stringify(cdr()).slice(0, -1)},"__proto__":{"x":1},"mptyId":7}]}`,
    );
    expect(found).toEqual([]);
    expect(Object.entries(cdrs[0]?.unknown ?? {})).toEqual([
      ['__proto__', { x: 1 }],
      ['mptyId', 7],
    ]);
    expect(Object.getPrototypeOf(cdrs[0]?.unknown)).toBe(Object.prototype);
  });
});

describe('the list of CDRs', () => {
  it.each(['{"eventType":"fee"}', '{"eventType":"fee","feeLst":[]}', '{"eventType":"fee","feeLst":null}'])(
    '%s carries none',
    (json) => {
      const fee = readFee(json);
      expect(fee.cdrs).toEqual([]);
      expect(problems(fee)).toEqual(['feeLst required warning']);
    },
  );

  it('of more than 50 entries is read in full', () => {
    const fee = readFee(feeOf(...Array.from({ length: 51 }, () => cdr())));
    expect(fee.cdrs).toHaveLength(51);
    expect(problems(fee)).toEqual(['feeLst too-many warning']);
  });

  it('names entries that are no objects, and keeps the place of the others', () => {
    const fee = readFee(feeOf(7, cdr(), null, [cdr()]));
    expect(fee.cdrs.map((one) => one.position.index)).toEqual([1]);
    expect(problems(fee)).toEqual([
      'feeLst.0 wrong-type error',
      'feeLst.2 wrong-type error',
      'feeLst.3 wrong-type error',
    ]);
  });

  it('may be one object that was not put into a list', () => {
    const body = JSON.stringify({ eventType: 'fee', feeLst: cdr() });
    const fee = readFee(body);
    expect(fee.cdrs[0]).toMatchObject({
      sessionId: '1200_1',
      position: { index: 0, start: 28, end: body.length - 1 },
    });
    expect(problems(fee)).toEqual(['feeLst wrong-type warning']);
  });

  it('of another type is named', () => {
    expect(problems(readFee('{"eventType":"fee","feeLst":"none"}'))).toEqual(['feeLst wrong-type error']);
  });

  it('makes a message a CDR message whatever its event type', () => {
    const fee = readFee('{"eventType":"cdr","statusInfo":1,"feeLst":[0]}');
    expect(fee).toMatchObject({ eventType: 'cdr', unknown: { statusInfo: 1 } });
    expect(problems(fee)).toEqual([
      'eventType event-type warning',
      'statusInfo unexpected warning',
      'feeLst.0 wrong-type error',
    ]);
    expect(readFee('{"feeLst":[]}').eventType).toBe('');
    expect(readFee('{"endToEndID":"e","feeLst":[]}').unknown).toEqual({ endToEndID: 'e' });
  });

  it('lists at most 200 problems and counts the rest', () => {
    const fee = readFee(`{"eventType":"fee","feeLst":[${'{},'.repeat(999)}{}]}`);
    expect(fee.cdrs).toHaveLength(1000);
    expect(fee.problems).toHaveLength(201);
    expect(fee.problems.at(-1)?.text.en).toBe('6801 more problems are not listed.');
  });
});

describe('leniency in a status', () => {
  it('keeps unknown event types and fields', () => {
    const status = readStatus(
      '{"eventType":"callin","endToEndID":"e","statusInfo":{"sessionId":"s","mptyId":1,"endToEndID":"inner"}}',
    );
    expect(status).toEqual({
      kind: 'status',
      status: {
        eventType: 'callin',
        sessionId: 's',
        unknown: { mptyId: 1, endToEndID: 'inner', '../endToEndID': 'e' },
      },
      problems: [],
    });
  });

  it('reads names in another case and gives the right spelling', () => {
    const status = readStatus('{"EventType":"answer","statusinfo":{"sessionid":"s"}}');
    expect(status.status).toMatchObject({ eventType: 'answer', sessionId: 's', unknown: {} });
    expect(problems(status)).toEqual([
      'eventType name-case warning',
      'statusInfo name-case warning',
      'statusInfo.sessionId name-case warning',
    ]);
    expect(status.problems[2]?.text.en).toContain('"sessionId", not "sessionid"');
    expect(status.problems[2]?.text.zh).toContain('“sessionId”，而不是“sessionid”');
  });

  it('prefers the right spelling and keeps the other as unknown', () => {
    const status = readStatus('{"eventType":"answer","statusInfo":{"SESSIONID":"no","sessionId":"yes"}}');
    expect(status.status).toMatchObject({ sessionId: 'yes', unknown: { SESSIONID: 'no' } });
    expect(status.problems).toEqual([]);
  });

  it('reads a known event type in another case', () => {
    const status = readStatus('{"eventType":"Answer","statusInfo":{"sessionId":"s"}}');
    expect(status.status.eventType).toBe('answer');
    expect(problems(status)).toEqual(['eventType event-type warning']);
    expect(read('{"eventType":"FEE"}').kind).toBe('fee');
  });

  it('keeps stateCode 0, which means a normal end', () => {
    expect(readStatus(statusOf({ stateCode: 0 })).status.stateCode).toBe(0);
    const text = readStatus(statusOf({ stateCode: '0' }));
    expect(text.status.stateCode).toBe(0);
    expect(problems(text)).toEqual(['statusInfo.stateCode wrong-type warning']);
    expect(readStatus(statusOf({ stateCode: false })).status.stateCode).toBeUndefined();
  });

  it('says that sessionId is missing', () => {
    const status = readStatus('{"eventType":"answer","statusInfo":{"sessionId":""}}');
    expect(problems(status)).toEqual(['statusInfo.sessionId required warning']);
    expect(status.problems[0]?.text.en).toBe('statusInfo.sessionId is required and is missing or empty.');
  });

  it('reads fields that stand beside eventType where statusInfo is missing', () => {
    const status = readStatus('{"eventType":"answer","sessionId":"s","extra":1}');
    expect(status.status).toEqual({ eventType: 'answer', sessionId: 's', unknown: { extra: 1 } });
    expect(problems(status)).toEqual(['statusInfo required warning']);
  });

  it.each([
    ['{"eventType":"answer"}', ['statusInfo required warning'], {}],
    ['{"eventType":"answer","statusInfo":null}', ['statusInfo required warning'], {}],
    ['{"eventType":"answer","statusInfo":[1]}', ['statusInfo wrong-type error'], { statusInfo: [1] }],
    ['{"statusInfo":{"sessionId":"s"}}', ['eventType required warning'], {}],
    [
      '{"eventType":5,"statusInfo":{"sessionId":"s"}}',
      ['eventType wrong-type error', 'eventType required warning'],
      {},
    ],
    ['{"eventType":"answer","statusInfo":{"sessionId":"s"},"feeLst":[]}', [], { feeLst: [] }],
  ])('%s', (json, expected, unknown) => {
    const status = readStatus(json);
    expect(problems(status)).toEqual(expected);
    expect(status.status.unknown).toEqual(unknown);
  });
});

describe('timestamps', () => {
  it.each([
    ['2026-01-30 03:04:27', '2026-01-30 03:04:27', []],
    [' 2026-01-30  03:04:27 ', '2026-01-30 03:04:27', []],
    ['', undefined, []],
    ['  ', undefined, []],
    [1769742267, '2026-01-30 03:04:27', ['statusInfo.timestamp wrong-type warning']],
    [1769742267000, '2026-01-30 03:04:27', ['statusInfo.timestamp wrong-type warning']],
    ['1769742267', '2026-01-30 03:04:27', ['statusInfo.timestamp wrong-type warning']],
    ['2026-01-30T03:04:27Z', '2026-01-30 03:04:27', ['statusInfo.timestamp wrong-type warning']],
    ['2026-02-30 03:04:27', '2026-02-30 03:04:27', ['statusInfo.timestamp time-format warning']],
    ['yesterday', 'yesterday', ['statusInfo.timestamp time-format warning']],
    [12, undefined, ['statusInfo.timestamp wrong-type error']],
    [true, undefined, ['statusInfo.timestamp wrong-type error']],
  ])('%j', (timestamp, expected, found) => {
    const status = readStatus(statusOf({ timestamp }));
    expect(status.status.timestamp).toBe(expected);
    expect(problems(status)).toEqual(found);
  });
});
