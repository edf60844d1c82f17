import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { lookUpHangupCode } from '../../../src/domain/codes/hangup-codes.ts';
import { scenarios, scenarioFor } from '../../../src/core/simulator/scenarios.ts';
import { announcementSeconds } from '../../../src/core/simulator/course.ts';
import { closeRigs, createRig, startTime, type Rig } from '../../support/simulator-rig.ts';

afterEach(closeRigs);

interface Expected {
  readonly callee: string;
  readonly parameters?: Record<string, unknown>;
  /** Seconds after the call was placed, in order. */
  readonly events: readonly (readonly [string, number])[];
  readonly hangUp: readonly [stateCode: number, stateDesc: string];
  readonly failure: { readonly q850: number; readonly sip: number; readonly releasePoint: number } | null;
}

const none = { q850: 0, sip: 0, releasePoint: 0 };
const normal = [0, 'The call ended normally.'] as const;
const noFailure = null;

const courses: Record<string, Expected> = {
  'answered and played to the end': {
    callee: '+8613800000001',
    events: [
      ['callout', 0],
      ['alerting', 3],
      ['answer', 7],
      ['disconnect', 25],
    ],
    hangUp: normal,
    failure: noFailure,
  },
  'a callee of no course is answered': {
    callee: '+8675528000099',
    parameters: { times: 1, posTone: undefined, verifyCode: '12' },
    events: [
      ['callout', 0],
      ['alerting', 3],
      ['answer', 7],
      ['disconnect', 12],
    ],
    hangUp: normal,
    failure: noFailure,
  },
  'an endless announcement is cut off by the callee': {
    callee: '+8613800000001',
    parameters: { times: 0 },
    events: [
      ['callout', 0],
      ['alerting', 3],
      ['answer', 7],
      ['disconnect', 67],
    ],
    hangUp: normal,
    failure: noFailure,
  },
  busy: {
    callee: '+8613800000002',
    events: [
      ['callout', 0],
      ['alerting', 5],
      ['disconnect', 12],
    ],
    hangUp: [8102, 'The callee is busy.'],
    failure: { q850: 17, sip: 486, releasePoint: 8102 },
  },
  'no answer': {
    callee: '+8613800000003',
    events: [
      ['callout', 0],
      ['alerting', 3],
      ['disconnect', 63],
    ],
    hangUp: [8101, 'The callee did not answer.'],
    failure: { q850: 19, sip: 480, releasePoint: 8101 },
  },
  rejected: {
    callee: '+8613800000004',
    events: [
      ['callout', 0],
      ['alerting', 3],
      ['disconnect', 8],
    ],
    hangUp: [8105, 'The callee hung up.'],
    failure: { q850: 21, sip: 603, releasePoint: 8105 },
  },
  unreachable: {
    callee: '+8613800000005',
    events: [
      ['callout', 0],
      ['disconnect', 4],
    ],
    hangUp: [8103, 'The callee is temporarily unreachable.'],
    failure: { q850: 20, sip: 480, releasePoint: 8103 },
  },
};

/** What a notification stamps `seconds` after the call was placed. */
function stamp(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  return new Date(startTime + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Moves to the one moment that something is due at, says which, and waits for the push it caused. */
async function playNext(rig: Rig): Promise<number> {
  const due = rig.clock.due();
  expect(due).toHaveLength(1);
  const at = due[0] ?? 0;
  rig.clock.advance(at - rig.clock.now());
  await rig.pushes.next();
  return at - startTime;
}

describe.each([1, 20])('at speed %d', (speed) => {
  test.each(Object.entries(courses))('%s', async (_name, expected) => {
    const rig = await createRig({ speed });
    const reply = await rig.place({ calleeNbr: expected.callee, ...expected.parameters });
    const sessionId = reply.json['sessionId'];
    const end = expected.events.at(-1)?.[1] ?? 0;

    for (const [eventType, seconds] of expected.events) {
      expect(rig.platform.activeCalls()).toBe(1);
      expect(await playNext(rig)).toBeCloseTo((seconds * 1000) / speed, 6);
      const [stateCode, stateDesc] = expected.hangUp;
      expect(rig.receiver.received.at(-1)).toMatchObject({ method: 'POST', path: '/voice/status' });
      expect(rig.receiver.received.at(-1)?.json).toEqual({
        eventType,
        statusInfo: {
          sessionId,
          timestamp: stamp(seconds),
          caller: '+8675528000001',
          called: expected.callee,
          userData: 'order-1',
          ...(eventType === 'disconnect' ? { stateCode, stateDesc } : {}),
        },
      });
    }
    expect(rig.platform.activeCalls()).toBe(0);

    expect(await playNext(rig)).toBeCloseTo(((end + 1) * 1000) / speed, 6);
    const moments = new Map(expected.events);
    const { q850, sip, releasePoint } = expected.failure ?? none;
    expect(rig.receiver.received.at(-1)).toMatchObject({ method: 'POST', path: '/voice/fee' });
    expect(rig.receiver.received.at(-1)?.json).toEqual({
      eventType: 'fee',
      feeLst: [
        {
          ...sampleCdr(),
          spId: 'simulatorSp01',
          appKey: 'testAppKey',
          icid: expect.stringMatching(/^CAE-20260130110424-\d{8}$/) as string,
          sessionId,
          calleeNum: expected.callee,
          callEndTime: stamp(end),
          failTime: expected.failure === null ? '' : stamp(end),
          ulFailReason: releasePoint,
          sipStatusCode: sip,
          callOutStartTime: stamp(0),
          callOutAlertingTime: stamp(moments.get('alerting')),
          callOutAnswerTime: stamp(moments.get('answer')),
          callOutUnaswRsn: q850,
          hostName: 'callenabler000.simulator.local',
          userData: 'order-1',
        },
      ],
    });
    expect(rig.clock.due()).toEqual([]);
    expect(rig.receiver.received).toHaveLength(expected.events.length + 1);
  });
});

/** The vendor-style sample: fields that are the same here as there need not be repeated. */
function sampleCdr(): Record<string, unknown> {
  const text = readFileSync(new URL('../../fixtures/samples/fee-single.json', import.meta.url), 'utf8');
  const { feeLst } = JSON.parse(text) as { feeLst: [Record<string, unknown>] };
  return feeLst[0];
}

describe('what the request leaves out', () => {
  test('userData is absent from statuses and empty in the CDR', async () => {
    const rig = await createRig();
    await rig.place({ calleeNbr: '+8613800000005', userData: undefined });
    for (let count = 0; count < 3; count += 1) await playNext(rig);
    const [callout, , cdr] = rig.receiver.received.map((one) => one.text);
    expect(callout).not.toContain('userData');
    expect(cdr).toContain('"userData":""');
  });

  test('without any address nothing is pushed, and the call ends all the same', async () => {
    const rig = await createRig();
    await rig.place({ statusUrl: undefined, feeUrl: undefined });
    rig.clock.advance(60_000);
    expect(rig.platform.activeCalls()).toBe(0);
    expect(rig.clock.due()).toEqual([]);
    expect(rig.pushes.waiting()).toBe(0);
  });

  test('the addresses of the console are used where the request names none', async () => {
    const console = await createRig();
    const { url } = console.receiver;
    const rig = await createRig({ defaultStatusUrl: `${url}/s`, defaultFeeUrl: `${url}/f` });
    await rig.place({ calleeNbr: '+8613800000005', statusUrl: undefined, feeUrl: undefined });
    for (let count = 0; count < 3; count += 1) await playNext(rig);
    expect(console.receiver.received.map((one) => one.path)).toEqual(['/s', '/s', '/f']);
    expect(rig.receiver.received).toEqual([]);
  });
});

test('a clock set back during a call does not hold the call up', async () => {
  const rig = await createRig();
  await rig.place({ statusUrl: undefined, feeUrl: undefined });
  rig.clock.advance(1000);
  rig.clock.setBack(3_600_000);
  rig.clock.advance(60_000);
  expect(rig.platform.activeCalls()).toBe(0);
});

describe('scenarios', () => {
  test('the last two digits choose, all other callees are answered', () => {
    expect(
      ['01', '02', '03', '04', '05', '06', '20'].map((end) => scenarioFor(`+86138000000${end}`).name),
    ).toEqual(['answered', 'busy', 'no-answer', 'rejected', 'unreachable', 'answered', 'answered']);
  });

  test('each has codes that the vendor knows, begins with callout and ends with disconnect', () => {
    for (const { hangUp, failure, events } of scenarios) {
      expect(lookUpHangupCode(hangUp.stateCode).known).toBe(true);
      expect(failure?.ulFailReason ?? 0).toBe(hangUp.stateCode);
      expect([events[0]?.eventType, events.at(-1)?.eventType]).toEqual(['callout', 'disconnect']);
    }
  });

  test('an announcement grows with digits, repeats and tones, in whole seconds', () => {
    const length = (codeLength: number, times: number, hasPosTone: boolean): number =>
      announcementSeconds({ codeLength, times, hasPosTone });
    expect(length(6, 3, true)).toBe(18);
    expect(length(6, 3, false)).toBe(15);
    expect(length(3, 1, false)).toBe(6);
    expect(length(8, 9, true)).toBe(51);
  });
});
