import { describe, expect, it } from 'vitest';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { CallFact } from '../../../src/domain/call/call-facts.ts';
import { callSchema } from '../../../src/domain/call/call.ts';
import {
  answeredCall,
  answeredStamps,
  busyCall,
  callee,
  cdr,
  disconnect,
  displayNbr,
  failure,
  refusal,
  request,
  response,
  sessionId,
  stamp,
  status,
} from './call-samples.ts';

function without(facts: readonly CallFact[], ...eventTypes: string[]): CallFact[] {
  return facts.filter((fact) => fact.kind !== 'status' || !eventTypes.includes(fact.status.eventType));
}

describe('a whole call', () => {
  it('is told from request to CDR', () => {
    const call = buildCall(answeredCall);
    expect(callSchema.parse(call)).toEqual(call);
    expect(call).toMatchObject({
      sessionId,
      callId: 'c1',
      profile: 'Simulator',
      callee,
      displayNbr,
      startedAt: '2026-01-30T03:04:23.600Z',
      request: { verifyCode: '135790' },
      response: { at: '2026-01-30T03:04:23.800Z', resultcode: '0', sessionId, idlePort: 9, maySent: true },
      missing: [],
      ringSeconds: 4,
      talkSeconds: 18,
      duplicates: 0,
      verdict: { code: 'answered' },
    });
    expect(call.events.map(({ eventType }) => eventType)).toEqual([
      'callout',
      'alerting',
      'answer',
      'disconnect',
    ]);
    expect(call.events[3]).toEqual({
      eventType: 'disconnect',
      at: '2026-01-30T03:04:49.035Z',
      timestamp: '2026-01-30 03:04:49',
      stateCode: 0,
      stateDesc: 'as the platform says',
      called: callee,
      duplicates: 0,
    });
    expect(call.cdr).toMatchObject({ at: '2026-01-30T03:05:24.000Z', duplicates: 0, callEndTime: stamp(25) });
  });

  it('of another program has neither request nor response, and misses neither', () => {
    const call = buildCall(answeredCall.filter(({ kind }) => kind === 'status' || kind === 'cdr'));
    expect(call).toMatchObject({ request: null, response: null, callId: null, profile: null, missing: [] });
    expect(call).toMatchObject({ sessionId, callee, displayNbr, startedAt: '2026-01-30T03:04:24.035Z' });
  });

  it('of which nothing is known is still a call', () => {
    const call = buildCall([]);
    expect(callSchema.parse(call)).toEqual(call);
    expect(call.verdict.code).toBe('unknown');
  });
});

describe('repeats', () => {
  it('of a status event are folded and counted, with the earliest receipt', () => {
    const early = { ...status('alerting', 3), at: Date.UTC(2026, 0, 30, 3, 4, 26) };
    const call = buildCall([...answeredCall, early, status('alerting', 3)]);
    expect(call.events).toHaveLength(4);
    expect(call.events[1]).toMatchObject({ at: '2026-01-30T03:04:26.000Z', duplicates: 2 });
    expect(call.duplicates).toBe(2);
  });

  it('are recognised with their fields in another order', () => {
    const { status: fields, ...fact } = status('alerting', 3, { unknown: { a: 1, b: 2 } });
    const turned = { unknown: { b: 2, a: 1 }, ...Object.fromEntries(Object.entries(fields).reverse()) };
    const again = { ...fact, status: { ...turned, eventType: 'alerting', unknown: { b: 2, a: 1 } } };
    expect(buildCall([{ ...fact, status: fields }, again])).toMatchObject({ duplicates: 1 });
  });

  it('are no repeats where anything differs', () => {
    const call = buildCall([
      ...answeredCall,
      status('alerting', 3, { userData: 'other' }),
      status('alerting', 4),
    ]);
    expect(call.events).toHaveLength(6);
    expect(call.duplicates).toBe(0);
  });

  it('of a CDR keep the one that says more, whichever came first', () => {
    const short = { ...cdr({ callEndTime: stamp(30) }), at: Date.UTC(2026, 0, 30, 3, 5, 0) };
    const again = { ...cdr(answeredStamps), at: Date.UTC(2026, 0, 30, 4, 5, 24) };
    const call = buildCall([short, ...answeredCall, again]);
    expect(call.cdr).toMatchObject({
      callOutAnswerTime: stamp(7),
      duplicates: 2,
      at: '2026-01-30T03:05:00.000Z',
    });
    expect(call.duplicates).toBe(2);
  });

  it('of a CDR that say the same amount keep the one that ends later', () => {
    const call = buildCall([cdr({ callEndTime: stamp(30) }), cdr({ callEndTime: stamp(9) })]);
    expect(call.cdr).toMatchObject({ callEndTime: stamp(30), duplicates: 1 });
  });

  it('are told by icid', () => {
    const call = buildCall([
      cdr({ icid: 'a', ...answeredStamps }),
      cdr({ icid: 'b', callEndTime: stamp(9) }),
    ]);
    expect(call.cdr).toMatchObject({ icid: 'a', duplicates: 0 });
    expect(call.duplicates).toBe(0);
  });
});

describe('order of events', () => {
  it('goes by stamp, then by the natural course of a call', () => {
    const facts = [
      status('thirdPartyEvent', 3),
      disconnect(3, 0),
      status('collectInfo', 3),
      status('answer', 3),
      status('alerting', 3),
      status('callout', 3),
      status('callout', 2, { called: '+8613800000009' }),
    ];
    expect(buildCall(facts).events.map(({ eventType }) => eventType)).toEqual([
      'callout',
      'callout',
      'alerting',
      'answer',
      'collectInfo',
      'disconnect',
      'thirdPartyEvent',
    ]);
  });

  it('finds a place for events without a readable stamp', () => {
    const facts = [
      status('disconnect', 25, { timestamp: 'soon' }),
      status('answer', 7),
      status('alerting', 3, { timestamp: undefined }),
      status('callout', 0),
    ];
    expect(buildCall(facts).events.map(({ eventType }) => eventType)).toEqual([
      'callout',
      'alerting',
      'answer',
      'disconnect',
    ]);
  });
});

describe('seconds', () => {
  it('come from the CDR first', () => {
    const call = buildCall([
      ...answeredCall.slice(0, 6),
      cdr({ ...answeredStamps, callOutAlertingTime: stamp(2) }),
    ]);
    expect(call).toMatchObject({ ringSeconds: 5, talkSeconds: 18 });
  });

  it('come from the events where the CDR is not there', () => {
    expect(buildCall(answeredCall.slice(0, 6))).toMatchObject({ ringSeconds: 4, talkSeconds: 18 });
  });

  it('of ringing reach to the end where nobody answered', () => {
    expect(buildCall(busyCall)).toMatchObject({ ringSeconds: 7, talkSeconds: null });
    expect(buildCall(busyCall.slice(0, 5))).toMatchObject({ ringSeconds: 7, talkSeconds: null });
    const failed = cdr({ callOutAlertingTime: stamp(5), failTime: stamp(9), ulFailReason: 8101 });
    expect(buildCall([failed])).toMatchObject({ ringSeconds: 4, talkSeconds: null });
  });

  it('are null while the phone rings', () => {
    expect(buildCall(answeredCall.slice(0, 4))).toMatchObject({ ringSeconds: null, talkSeconds: null });
  });

  it('are never negative', () => {
    const call = buildCall([
      cdr({ callOutAlertingTime: stamp(9), callOutAnswerTime: stamp(7), callEndTime: stamp(1) }),
    ]);
    expect(call).toMatchObject({ ringSeconds: null, talkSeconds: null, verdict: { code: 'answered' } });
  });

  it('of ringing are unknown where the call was answered at an unknown time', () => {
    const facts = without(answeredCall.slice(0, 6), 'answer');
    expect(buildCall(facts)).toMatchObject({
      ringSeconds: null,
      talkSeconds: null,
      verdict: { code: 'answered' },
    });
  });
});

describe('missing', () => {
  const missingOf = (...facts: CallFact[]): string[] => buildCall(facts).missing;

  it.each(['callout', 'alerting', 'answer', 'disconnect'])(
    'names the %s that did not arrive',
    (eventType) => {
      expect(buildCall(without(answeredCall, eventType)).missing).toEqual([eventType]);
    },
  );

  it('names what is still to come', () => {
    expect(missingOf(request())).toEqual(['response', 'callout', 'alerting', 'answer', 'disconnect', 'cdr']);
    expect(missingOf(request(), response())).toEqual(['callout', 'alerting', 'answer', 'disconnect', 'cdr']);
    expect(missingOf(response())[0]).toBe('request');
    expect(buildCall(answeredCall.slice(0, 6)).missing).toEqual(['cdr']);
  });

  it('is empty after a refusal, and after a request that was not sent', () => {
    expect(missingOf(request(), refusal('1010023'))).toEqual([]);
    expect(missingOf(request(), failure('dns', false))).toEqual([]);
  });

  it('is not empty where the platform may have taken the call all the same', () => {
    expect(missingOf(request(), failure('answer-timeout', true))).toContain('callout');
    expect(missingOf(request(), refusal('1023002'))).toContain('callout');
    expect(missingOf(request(), refusal('1010023'), status('callout', 0))).toContain('disconnect');
  });

  it('has no answer once the end explains that there was none', () => {
    expect(buildCall(busyCall).missing).toEqual([]);
    expect(buildCall(busyCall.slice(0, 5)).missing).toEqual(['cdr']);
  });

  it('has no alerting once the end explains that the phone did not ring', () => {
    const unreachable = [request(), response(), status('callout', 0), disconnect(4, 8103)];
    expect(missingOf(...unreachable)).toEqual(['cdr']);
    expect(missingOf(...unreachable, cdr({ callOutStartTime: stamp(0), ulFailReason: 8103 }))).toEqual([]);
  });

  it('has the alerting of a phone that must have rung', () => {
    expect(missingOf(status('callout', 0), disconnect(60, 8003))).toEqual(['alerting', 'cdr']);
    expect(missingOf(status('callout', 0), status('answer', 4), disconnect(9, 8103))).toEqual([
      'alerting',
      'cdr',
    ]);
  });

  it('keeps alerting and answer where the hang-up event has no known cause', () => {
    const plain = status('disconnect', 9);
    expect(missingOf(status('callout', 0), plain)).toEqual(['alerting', 'answer', 'cdr']);
    expect(missingOf(status('callout', 0), disconnect(9, 9999))).toEqual(['alerting', 'answer', 'cdr']);
  });
});

describe('a callback with two legs', () => {
  const caller = '+8613900000009';
  const legs = [
    status('callout', 0, { called: caller }),
    status('alerting', 2, { called: caller }),
    status('answer', 5, { called: caller }),
    status('callout', 6),
    status('alerting', 9),
  ];

  it('keeps the events of both legs', () => {
    const call = buildCall([...legs, status('answer', 12), disconnect(40, 0)]);
    expect(call.events).toHaveLength(7);
    expect(call.duplicates).toBe(0);
    expect(call).toMatchObject({ callee, ringSeconds: 3, talkSeconds: 28, missing: ['cdr'] });
    expect(call.verdict.en).toBe('Answered after ringing 3 s; the call lasted 28 s.');
  });

  it('goes by the leg of the callee where the request names it, even if it was called first', () => {
    const call = buildCall([
      request({ calleeNbr: caller, callerNbr: callee }),
      response(),
      ...legs,
      disconnect(40, 0),
    ]);
    expect(call).toMatchObject({ callee: caller, ringSeconds: 3, talkSeconds: 35 });
  });

  it('is not answered where only the caller answered', () => {
    const call = buildCall([...legs, disconnect(30, 8101)]);
    expect(call).toMatchObject({ ringSeconds: 21, talkSeconds: null, verdict: { code: 'no-answer' } });
  });

  it('reads the forwarded leg of the CDR', () => {
    const record = cdr({
      ...answeredStamps,
      serviceType: '002',
      fwdDstNum: callee,
      fwdStartTime: stamp(8),
      fwdAlertingTime: stamp(10),
      fwdAnswerTime: stamp(16),
    });
    expect(buildCall([record])).toMatchObject({ callee, ringSeconds: 6, talkSeconds: 9 });
    const unanswered = {
      ...record,
      cdr: { ...record.cdr, fwdAnswerTime: undefined, fwdUnaswRsn: 17, ulFailReason: 518 },
    };
    expect(buildCall([unanswered])).toMatchObject({
      ringSeconds: 15,
      talkSeconds: null,
      verdict: { code: 'busy' },
    });
  });

  it('is not seen in a number that is written in two ways', () => {
    const call = buildCall([
      status('alerting', 3, { called: '+8675528000009' }),
      status('answer', 7, { called: '075528000009' }),
      disconnect(25, 0),
    ]);
    expect(call).toMatchObject({ ringSeconds: 4, talkSeconds: 18 });
  });
});
