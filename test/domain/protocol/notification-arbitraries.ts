import fc from 'fast-check';
import { formatWireTime } from '../../../src/domain/protocol/wire-time.ts';

/** Notifications exactly as the document describes them, unused fields present or not. */

const time = fc.integer({ min: Date.UTC(2018, 0), max: Date.UTC(2040, 0) }).map(formatWireTime);
const text = (most: number): fc.Arbitrary<string> =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: most / 4 });
const phoneNumber = fc.stringMatching(/^\+86[1-9][0-9]{9,10}$/);
const unused = fc.constantFrom('', 0);
const code = fc.nat(9999);

const statusInfo = fc.record(
  {
    sessionId: text(256),
    timestamp: time,
    caller: phoneNumber,
    called: phoneNumber,
    userData: text(256),
    stateCode: code,
    stateDesc: text(128),
    digitInfo: fc.stringMatching(/^[0-9*#]{0,8}$/),
  },
  { requiredKeys: ['sessionId'] },
);

export const wellFormedStatus = fc.record({
  eventType: fc.constantFrom('callout', 'alerting', 'answer', 'disconnect', 'collectInfo'),
  statusInfo,
});

const mayBeUnused = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | string | number> =>
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: unused });

const required = {
  direction: fc.constantFrom(0, 1),
  spId: text(32),
  appKey: text(32),
  bindNum: phoneNumber,
  sessionId: text(256),
  callerNum: phoneNumber,
  calleeNum: phoneNumber,
};

export const wellFormedCdr = fc.record(
  {
    ...required,
    icid: mayBeUnused(text(64)),
    callEndTime: mayBeUnused(time),
    failTime: mayBeUnused(time),
    callOutStartTime: mayBeUnused(time),
    callOutAlertingTime: mayBeUnused(time),
    callOutAnswerTime: mayBeUnused(time),
    fwdAnswerTime: mayBeUnused(time),
    fwdUnaswRsn: mayBeUnused(code),
    ulFailReason: mayBeUnused(code),
    sipStatusCode: mayBeUnused(code),
    callOutUnaswRsn: mayBeUnused(code),
    recordFlag: mayBeUnused(fc.constantFrom(0, 1)),
    ttsPlayTimes: mayBeUnused(fc.nat(9)),
    serviceType: mayBeUnused(fc.constantFrom('001', '002')),
    hostName: mayBeUnused(text(128)),
    userData: mayBeUnused(text(256)),
    recordFileDownloadUrl: mayBeUnused(fc.webUrl()),
  },
  { requiredKeys: Object.keys(required) as (keyof typeof required)[] },
);

export const wellFormedFee = fc.record({
  eventType: fc.constant('fee'),
  feeLst: fc.array(wellFormedCdr, { minLength: 1, maxLength: 50 }),
});

/** JSON of an object with its members in this order, `__proto__` and repeated names included. */
export function objectJson(members: readonly (readonly [string, unknown])[]): string {
  const parts = members.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{${parts.join(',')}}`;
}
