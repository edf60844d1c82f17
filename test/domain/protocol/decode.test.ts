import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeNotification, type DecodedNotification } from '../../../src/domain/protocol/decode.ts';
import { eventTypeText } from '../../../src/domain/protocol/event-types.ts';
import { readNotification } from '../../../src/domain/protocol/read-notification.ts';

function decodeSample(name: string): DecodedNotification {
  const file = new URL(`../../fixtures/samples/${name}.json`, import.meta.url);
  return decodeNotification(readNotification(readFileSync(file)));
}

function decode(message: unknown): DecodedNotification {
  return decodeNotification(readNotification(new TextEncoder().encode(JSON.stringify(message))));
}

describe('a status in words', () => {
  it('of a busy callee', () => {
    expect(decodeSample('status-disconnect-busy')).toEqual({
      kind: 'status',
      text: { en: 'Ended: Callee busy', zh: '挂机：被叫用户正忙' },
      at: '2026-01-30T03:10:22.000Z',
      fields: [
        { field: 'eventType', value: 'disconnect', text: { en: 'Ended', zh: '挂机' } },
        { field: 'stateCode', value: 8102, text: { en: 'Callee busy', zh: '被叫用户正忙' } },
      ],
    });
  });

  it('of pressed keys', () => {
    expect(decodeSample('status-collectinfo')).toMatchObject({
      text: { en: 'Digits collected', zh: '放音收号结果' },
      fields: [
        { field: 'eventType' },
        { field: 'digitInfo', value: '1', text: { en: 'Keys pressed: 1', zh: '按键：1' } },
      ],
    });
  });

  it('with an unknown cause shows the number and the text of the platform', () => {
    const statusInfo = {
      sessionId: 's',
      stateCode: 8888,
      stateDesc: 'Out of\u001b[2J cheese',
      timestamp: 'soon',
    };
    expect(decode({ eventType: 'disconnect', statusInfo })).toMatchObject({
      at: null,
      text: {
        en: 'Ended: Unknown hang-up cause 8888 (Out of\\u{1b}[2J cheese)',
        zh: '挂机：未知的挂机原因值 8888（Out of\\u{1b}[2J cheese）',
      },
    });
  });

  it('names event types it does not know as they came', () => {
    expect(eventTypeText('hold')).toEqual({ en: 'Unknown event type hold', zh: '未知的事件类型 hold' });
    expect(eventTypeText('constructor').en).toBe('Unknown event type constructor');
    expect(eventTypeText('').en).toBe('Event without a type');
  });
});

describe('a CDR in words', () => {
  it('of an answered call', () => {
    expect(decodeSample('fee-single')).toEqual({
      kind: 'fee',
      text: { en: '1 CDR', zh: '1 条话单' },
      cdrs: [
        {
          text: { en: 'Answered, talked for 18 s', zh: '已应答，通话 18 秒' },
          fields: [
            { field: 'direction', value: 0, text: { en: 'Outgoing', zh: '呼出' } },
            {
              field: 'serviceType',
              value: '001',
              text: {
                en: 'Voice playback (verification code, notification)',
                zh: '语音播放（语音验证码、语音通知）',
              },
            },
            {
              field: 'ulFailReason',
              value: 0,
              text: { en: 'Ended normally after answer', zh: '接通后主动挂机' },
            },
            { field: 'recordFlag', value: 0, text: { en: 'Not recorded', zh: '未录音' } },
          ],
          times: [
            {
              field: 'callOutStartTime',
              at: '2026-01-30T03:04:24.000Z',
              text: { en: 'Call placed', zh: '呼出开始' },
            },
            {
              field: 'callOutAlertingTime',
              at: '2026-01-30T03:04:27.000Z',
              text: { en: 'Callee rang', zh: '被叫振铃' },
            },
            {
              field: 'callOutAnswerTime',
              at: '2026-01-30T03:04:31.000Z',
              text: { en: 'Callee answered', zh: '被叫应答' },
            },
            { field: 'callEndTime', at: '2026-01-30T03:04:49.000Z', text: { en: 'Ended', zh: '呼叫结束' } },
          ],
          ringSeconds: 4,
          talkSeconds: 18,
          recorded: false,
        },
      ],
    });
  });

  it('of a failed call', () => {
    expect(decodeSample('fee-failed')).toMatchObject({
      cdrs: [
        {
          text: {
            en: 'Not answered: Callee busy (in a call, ringing and so on)',
            zh: '未应答，被叫用户正忙（通话、振铃等）',
          },
          fields: [
            { field: 'direction' },
            { field: 'serviceType' },
            { field: 'ulFailReason', value: 8102 },
            { field: 'callOutUnaswRsn', value: 17, text: { en: 'User busy', zh: '用户忙' } },
            { field: 'sipStatusCode', value: 486, text: { en: 'Busy Here', zh: '被叫正忙' } },
            { field: 'recordFlag' },
          ],
          ringSeconds: 7,
          talkSeconds: null,
        },
      ],
    });
  });

  it.each([
    [{}, 'Not answered'],
    [{ callOutUnaswRsn: 19, sipStatusCode: 480 }, 'Not answered: User alerted but did not answer'],
    [{ sipStatusCode: 480 }, 'Not answered: Temporarily Unavailable'],
    [{ ulFailReason: 404 }, 'Not answered: SIP status 404 (Not Found); the far end gave no Q.850 cause'],
    [{ callOutAnswerTime: '2026-01-30 03:04:31' }, 'Answered'],
    [{ callOutAnswerTime: '2026-01-30 03:04:31', callEndTime: '2026-01-30 03:04:30' }, 'Answered'],
    [
      { callOutAnswerTime: '2026-01-30 03:04:31', callEndTime: '2026-01-30 03:04:31' },
      'Answered, talked for 0 s',
    ],
  ])('%j', (fields, en) => {
    expect(decode({ eventType: 'fee', feeLst: [fields] })).toMatchObject({ cdrs: [{ text: { en } }] });
  });

  it('of a callback tells the forwarded leg and the recording', () => {
    const fields = {
      direction: 1,
      serviceType: '002',
      fwdUnaswRsn: 21,
      recordFlag: 1,
      fwdAlertingTime: 'later',
    };
    expect(
      decode({ eventType: 'fee', feeLst: [fields, { direction: 3, serviceType: '9', recordFlag: 2 }] }),
    ).toMatchObject({
      text: { en: '2 CDRs' },
      cdrs: [
        {
          recorded: true,
          fields: [
            { text: { en: 'Callback' } },
            { text: { en: 'Voice callback' } },
            { field: 'fwdUnaswRsn', value: 21, text: { en: 'Call rejected' } },
            { text: { en: 'Recorded' } },
          ],
          times: [{ field: 'fwdAlertingTime', at: null, text: { en: 'Forwarded leg rang' } }],
        },
        {
          recorded: false,
          fields: [
            { text: { en: 'Unknown direction 3' } },
            { text: { en: 'Unknown service 9' } },
            { text: { en: 'Unknown record flag 2' } },
          ],
        },
      ],
    });
  });
});

describe('what is no notification', () => {
  it('is told by its reason', () => {
    expect(decode([])).toEqual({
      kind: 'unreadable',
      text: {
        en: 'A notification is one JSON object; this is a list.',
        zh: '通知应为一个 JSON 对象，实际是数组。',
      },
    });
  });
});
