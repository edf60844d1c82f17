import { z } from 'zod';
import { lookUpQ850Cause } from '../codes/q850-causes.ts';
import { lookUpReleasePoint } from '../codes/release-points.ts';
import { lookUpSipStatus } from '../codes/sip-status.ts';
import { textSchema, type Text } from '../text.ts';
import {
  decodedFieldSchema,
  decodedTimeSchema,
  decodeTime,
  type DecodedField,
  type DecodedTime,
} from './decoded-field.ts';
import { excerpt } from '../excerpt.ts';
import type { Cdr } from './fee-notification.ts';
import { parseWireTime } from './wire-time.ts';

/** One CDR (话单) in words. */
export const decodedCdrSchema = z.object({
  /** How the call went, in one sentence. */
  text: textSchema,
  /** Direction, service, release point, Q.850 causes, SIP status: those that the CDR carries. */
  fields: z.array(decodedFieldSchema),
  /** The stamps it carries, in the order in which they come to pass. */
  times: z.array(decodedTimeSchema),
  /** Ringing to answer, or to the end where nobody answered; by the platform's stamps, which have whole seconds. */
  ringSeconds: z.number().nullable(),
  /** Answer to end. */
  talkSeconds: z.number().nullable(),
  recorded: z.boolean(),
});
export type DecodedCdr = z.infer<typeof decodedCdrSchema>;

export function decodeCdr(cdr: Cdr): DecodedCdr {
  const end = cdr.callEndTime ?? cdr.failTime;
  const talkSeconds = secondsBetween(cdr.callOutAnswerTime, end);
  return {
    text: outcome(cdr, talkSeconds),
    fields: decodeFields(cdr),
    times: decodeTimes(cdr),
    ringSeconds: secondsBetween(cdr.callOutAlertingTime, cdr.callOutAnswerTime ?? end),
    talkSeconds,
    recorded: cdr.recordFlag === 1,
  };
}

/** Null where a stamp is missing or no time, or where they stand in the wrong order. */
function secondsBetween(from: string | undefined, until: string | undefined): number | null {
  if (from === undefined || until === undefined) return null;
  const start = parseWireTime(from);
  const end = parseWireTime(until);
  return start === undefined || end === undefined || end < start ? null : (end - start) / 1000;
}

function outcome(cdr: Cdr, talkSeconds: number | null): Text {
  if (cdr.callOutAnswerTime !== undefined) {
    return talkSeconds === null
      ? { en: 'Answered', zh: '已应答' }
      : { en: `Answered, talked for ${talkSeconds} s`, zh: `已应答，通话 ${talkSeconds} 秒` };
  }
  const reason = failure(cdr);
  return reason === undefined
    ? { en: 'Not answered', zh: '未应答' }
    : { en: `Not answered: ${reason.en}`, zh: `未应答，${reason.zh}` };
}

/** The release point names the reason best; the Q.850 cause and the SIP status stand in where it is missing. */
function failure(cdr: Cdr): Text | undefined {
  if (cdr.ulFailReason !== undefined) return lookUpReleasePoint(cdr.ulFailReason);
  if (cdr.callOutUnaswRsn !== undefined) return lookUpQ850Cause(cdr.callOutUnaswRsn);
  return cdr.sipStatusCode === undefined ? undefined : lookUpSipStatus(cdr.sipStatusCode);
}

function decodeFields(cdr: Cdr): DecodedField[] {
  // A missing release point is a 0; for a call that was answered that says how it ended.
  const releasePoint = cdr.ulFailReason ?? (cdr.callOutAnswerTime === undefined ? undefined : 0);
  return [
    ...decoded('direction', cdr.direction, directionText),
    ...decoded('serviceType', cdr.serviceType, serviceText),
    ...decoded('ulFailReason', releasePoint, lookUpReleasePoint),
    ...decoded('callOutUnaswRsn', cdr.callOutUnaswRsn, lookUpQ850Cause),
    ...decoded('fwdUnaswRsn', cdr.fwdUnaswRsn, lookUpQ850Cause),
    ...decoded('sipStatusCode', cdr.sipStatusCode, lookUpSipStatus),
    ...decoded('recordFlag', cdr.recordFlag ?? 0, recordText),
  ];
}

function decoded<T extends string | number>(
  field: keyof Cdr,
  value: T | undefined,
  look: (value: T) => Text,
): DecodedField[] {
  if (value === undefined) return [];
  const { en, zh } = look(value);
  return [{ field, value, text: { en, zh } }];
}

function directionText(direction: number): Text {
  if (direction === 0) return { en: 'Outgoing', zh: '呼出' };
  if (direction === 1) return { en: 'Callback', zh: '回呼' };
  return { en: `Unknown direction ${direction}`, zh: `未知的呼叫方向 ${direction}` };
}

function serviceText(service: string): Text {
  if (service === '001')
    return { en: 'Voice playback (verification code, notification)', zh: '语音播放（语音验证码、语音通知）' };
  if (service === '002') return { en: 'Voice callback', zh: '语音回呼' };
  const shown = excerpt(service);
  return { en: `Unknown service ${shown}`, zh: `未知的业务类型 ${shown}` };
}

function recordText(flag: number): Text {
  if (flag === 0) return { en: 'Not recorded', zh: '未录音' };
  return flag === 1
    ? { en: 'Recorded', zh: '已录音' }
    : { en: `Unknown record flag ${flag}`, zh: `未知的录音标识 ${flag}` };
}

/** Stamps of a CDR, in the order in which they come to pass. */
const timeTexts = {
  callOutStartTime: { en: 'Call placed', zh: '呼出开始' },
  callOutAlertingTime: { en: 'Callee rang', zh: '被叫振铃' },
  callOutAnswerTime: { en: 'Callee answered', zh: '被叫应答' },
  fwdStartTime: { en: 'Forwarding started', zh: '转接呼叫开始' },
  fwdAlertingTime: { en: 'Forwarded leg rang', zh: '转接呼叫振铃' },
  fwdAnswerTime: { en: 'Forwarded leg answered', zh: '转接呼叫应答' },
  dynIVRStartTime: { en: 'Key-press dialogue started', zh: '动态 IVR 开始' },
  recordStartTime: { en: 'Recording started', zh: '录音开始' },
  failTime: { en: 'Failed', zh: '呼叫失败' },
  callEndTime: { en: 'Ended', zh: '呼叫结束' },
} as const;

function decodeTimes(cdr: Cdr): DecodedTime[] {
  const times: DecodedTime[] = [];
  for (const [field, text] of Object.entries(timeTexts)) {
    // Object.entries types keys as string; these are the names of the table above.
    const time = cdr[field as keyof typeof timeTexts];
    if (time !== undefined) times.push({ field, at: decodeTime(time), text: { ...text } });
  }
  return times;
}
