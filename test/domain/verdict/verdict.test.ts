import { describe, expect, it } from 'vitest';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { CallFact } from '../../../src/domain/call/call-facts.ts';
import type { Cdr } from '../../../src/domain/protocol/fee-notification.ts';
import type { VerdictCode } from '../../../src/domain/verdict/verdict.ts';
import {
  answeredCall,
  answeredStamps,
  busyCall,
  cdr,
  disconnect,
  failure,
  refusal,
  request,
  response,
  stamp,
  status,
} from '../call/call-samples.ts';
import { expectReadable, hungUpWith, recordedWith, verdictOf } from './verdict-samples.ts';

describe('the verdict of a hang-up cause', () => {
  it.each<[number, VerdictCode]>([
    [0, 'answered'],
    [7001, 'frequency-limited'],
    [7002, 'frequency-limited'],
    [7003, 'frequency-limited'],
    [7004, 'blacklisted'],
    [7108, 'account-problem'],
    [7109, 'no-port'],
    [8000, 'platform-fault'],
    [8001, 'unreachable'],
    [8002, 'unreachable'],
    [8003, 'no-answer'],
    [8004, 'rejected'],
    [8006, 'tone-missing'],
    [8007, 'platform-fault'],
    [8009, 'cancelled'],
    [8012, 'refused-by-platform'],
    [8017, 'cancelled'],
    [8018, 'refused-by-platform'],
    [8100, 'invalid-number'],
    [8101, 'no-answer'],
    [8102, 'busy'],
    [8103, 'unreachable'],
    [8104, 'powered-off'],
    [8105, 'rejected'],
    [4711, 'unknown'],
  ])('%i is %s', (code, verdict) => {
    expect(hungUpWith(code).code).toBe(verdict);
  });

  it('shows the number and the text of a cause that nobody published', () => {
    const verdict = hungUpWith(4711);
    expect(verdict.en).toContain('4711, is not published (as the platform says)');
    expect(verdict.zh).toContain('4711');
  });

  it('says both things that 8105 can mean', () => {
    expect(hungUpWith(8105).en).toMatch(/hung up.*suspended/);
    expect(hungUpWith(8105).zh).toMatch(/挂机.*停机/);
  });

  it('takes 8105 for a suspended line where the CDR shows that nothing rang', () => {
    expect(recordedWith({ ulFailReason: 8105 })).toMatchObject({ code: 'suspended' });
    expect(recordedWith({ ulFailReason: 8105 }).en).toMatch(/never rang.*hangs up/);
    expect(recordedWith({ ulFailReason: 8105, callOutAlertingTime: stamp(2) }).code).toBe('rejected');
    expect(recordedWith({ ulFailReason: 8105, callOutUnaswRsn: 21 }).code).toBe('rejected');
    expect(recordedWith({ ulFailReason: 8105, callOutUnaswRsn: 21 }).en).not.toContain('suspended');
    expect(recordedWith({ ulFailReason: 8105, sipStatusCode: 603 }).code).toBe('rejected');
  });

  it('tells how long the phone had rung', () => {
    expect(buildCall(busyCall).verdict).toMatchObject({
      code: 'busy',
      en: 'The callee was busy. It had rung for 7 s.',
      zh: '被叫正忙。此前振铃 7 秒。',
    });
  });
});

describe('the verdict of a CDR', () => {
  it.each<[Partial<Cdr>, VerdictCode]>([
    [{ callOutUnaswRsn: 1 }, 'invalid-number'],
    [{ callOutUnaswRsn: 17 }, 'busy'],
    [{ callOutUnaswRsn: 18 }, 'no-answer'],
    [{ callOutUnaswRsn: 19 }, 'no-answer'],
    [{ callOutUnaswRsn: 20 }, 'unreachable'],
    [{ callOutUnaswRsn: 21 }, 'rejected'],
    [{ callOutUnaswRsn: 28 }, 'invalid-number'],
    [{ callOutUnaswRsn: 34 }, 'carrier-fault'],
    [{ callOutUnaswRsn: 55 }, 'blocked-by-carrier'],
    [{ sipStatusCode: 404 }, 'invalid-number'],
    [{ sipStatusCode: 408 }, 'no-answer'],
    [{ sipStatusCode: 480 }, 'unreachable'],
    [{ sipStatusCode: 486 }, 'busy'],
    [{ sipStatusCode: 487 }, 'cancelled'],
    [{ sipStatusCode: 503 }, 'carrier-fault'],
    [{ sipStatusCode: 603 }, 'rejected'],
    [{ ulFailReason: 404 }, 'invalid-number'],
    [{ ulFailReason: 503 }, 'platform-fault'],
    [{ ulFailReason: 522 }, 'no-port'],
    [{ ulFailReason: 2905 }, 'platform-fault'],
    [{}, 'unknown'],
  ])('%o is %s', (changes, verdict) => {
    expect(recordedWith(changes).code).toBe(verdict);
  });

  it('refines a release point that covers many reasons', () => {
    expect(recordedWith({ ulFailReason: 8001, callOutUnaswRsn: 17 }).code).toBe('busy');
    expect(recordedWith({ ulFailReason: 518, callOutUnaswRsn: 16, sipStatusCode: 404 }).code).toBe(
      'invalid-number',
    );
    expect(recordedWith({ ulFailReason: 8001, callOutUnaswRsn: 16 }).code).toBe('unreachable');
  });

  it('outweighs the hang-up event where the two disagree, whichever came first', () => {
    const record = cdr({ ulFailReason: 8103, callOutUnaswRsn: 17 });
    expect(verdictOf(record, disconnect(4, 8102)).code).toBe('unreachable');
    expect(verdictOf(disconnect(4, 8102), record).code).toBe('unreachable');
  });

  it('leaves the word to a hang-up event that names a single reason', () => {
    expect(verdictOf(cdr({ ulFailReason: 8001 }), disconnect(4, 8104)).code).toBe('powered-off');
    expect(verdictOf(cdr({ callOutUnaswRsn: 17 }), disconnect(4, 8104)).code).toBe('powered-off');
  });
});

describe('an answered call', () => {
  it('tells how long it rang and how long the callee listened', () => {
    expect(buildCall(answeredCall).verdict).toEqual({
      code: 'answered',
      en: 'Answered after ringing 4 s; the callee listened for 18 s.',
      zh: '振铃 4 秒后被叫应答，收听 18 秒。',
      next: { en: 'Nothing to do.', zh: '无需处理。' },
    });
  });

  it('says that the callee probably hung up early, where the request tells how long it should be', () => {
    const short = [response(), cdr({ ...answeredStamps, callEndTime: stamp(10) })];
    const verdict = verdictOf(request(), ...short);
    expect(verdict.en).toBe(
      'Answered after ringing 4 s; the callee listened for 3 s. The whole announcement takes about 10 s, so the callee probably hung up early.',
    );
    expectReadable(verdict);
    expect(verdictOf(request({ times: 0 }), ...short).en).not.toMatch(/early/);
    expect(verdictOf(request({ times: 1, verifyCode: '12' }), ...short).en).not.toMatch(/early/);
    expect(verdictOf(...short.slice(1)).en).not.toMatch(/early/);
  });

  it('outweighs a cause that speaks of a callee who was not reached', () => {
    expect(verdictOf(cdr({ ...answeredStamps, ulFailReason: 8105 })).code).toBe('answered');
    expect(verdictOf(status('answer', 7), disconnect(25, 8101)).code).toBe('answered');
  });

  it('of no length is what its cause says', () => {
    const noTalk = { ...answeredStamps, callEndTime: stamp(7) };
    expect(verdictOf(cdr({ ...noTalk, ulFailReason: 8102 })).code).toBe('busy');
    expect(verdictOf(cdr(noTalk)).code).toBe('answered');
  });

  it('adds a cause that belongs to it', () => {
    const verdict = verdictOf(...answeredCall.slice(0, 5), disconnect(25, 8017));
    expect(verdict.code).toBe('answered');
    expect(verdict.en).toBe(
      'Answered after ringing 4 s; the callee listened for 18 s. The customer application ended the call.',
    );
    expectReadable(verdict);
  });

  it('is no success where the announcement could not be played', () => {
    const verdict = verdictOf(...answeredCall.slice(0, 5), disconnect(9, 8006));
    expect(verdict.code).toBe('tone-missing');
    expect(verdict.en).toContain('had answered after ringing 4 s');
    expectReadable(verdict);
  });
});

describe('a refusal', () => {
  it.each<[string, string | null, VerdictCode]>([
    ['1013001', null, 'frequency-limited'],
    ['1013002', null, 'frequency-limited'],
    ['1013003', null, 'frequency-limited'],
    ['1013116', null, 'frequency-limited'],
    ['1013117', null, 'frequency-limited'],
    ['1013118', null, 'frequency-limited'],
    ['1010010', 'The flow control upper limit is reached on the platform.', 'frequency-limited'],
    ['1010010', 'Invalid digest.', 'refused-by-platform'],
    ['1020165', null, 'no-port'],
    ['1020154', null, 'no-port'],
    ['1013004', null, 'blacklisted'],
    ['1013010', null, 'blacklisted'],
    ['1010023', null, 'invalid-number'],
    ['1010002', 'Invalid request. calleeNbr', 'invalid-number'],
    ['1010002', 'Invalid request. hello.wav does not exist', 'tone-missing'],
    ['1010002', 'Invalid request.', 'refused-by-platform'],
    ['1010007', null, 'account-problem'],
    ['1010008', null, 'account-problem'],
    ['1010009', null, 'account-problem'],
    ['1020002', null, 'platform-fault'],
    ['1010040', null, 'refused-by-platform'],
    ['4711', 'Whatever', 'refused-by-platform'],
  ])('%s (%s) is %s', (code, desc, verdict) => {
    expect(verdictOf(request(), refusal(code, desc)).code).toBe(verdict);
  });

  it('says in words what the platform did not like', () => {
    expect(verdictOf(request(), refusal('1010010', 'Invalid digest.'))).toMatchObject({
      en: 'The platform refused the call: the digest does not match.',
      zh: '平台拒绝了呼叫：摘要校验失败。',
    });
  });

  it('shows a result code that nobody published, with its text', () => {
    const verdict = verdictOf(request(), refusal('4711', 'Whatever'));
    expect(verdict.en).toContain('4711 (Whatever)');
    expectReadable(verdict);
    expectReadable(verdictOf(request(), refusal('constructor')));
  });

  it('warns that a gateway timeout may still ring the phone', () => {
    expect(verdictOf(request(), refusal('1023002')).en).toMatch(/may still ring/);
  });

  it('counts less than a notification', () => {
    expect(verdictOf(request(), refusal('1010023'), disconnect(4, 8102)).code).toBe('busy');
  });
});

describe('a failed request', () => {
  const names = [
    ...[
      'bad-url',
      'dns',
      'refused',
      'unreachable',
      'connect-timeout',
      'answer-timeout',
      'reset',
      'certificate',
    ],
    ...[
      'pin-mismatch',
      'tls',
      'answer-too-large',
      'proxy',
      'not-http',
      'other',
      'not-json',
      'no-resultcode',
      'constructor',
    ],
  ];
  it.each(names)('%s says whether the phone may ring', (name) => {
    const sent = verdictOf(request(), failure(name, true));
    const unsent = verdictOf(request(), failure(name, false));
    expect([sent.code, unsent.code]).toEqual(['network-failed', 'network-failed']);
    expect([sent.en, sent.zh]).toEqual([
      expect.stringMatching(/may still ring/),
      expect.stringMatching(/可能振铃/),
    ]);
    expect([unsent.en, unsent.zh]).toEqual([
      expect.stringMatching(/does not ring/),
      expect.stringMatching(/不会振铃/),
    ]);
    expectReadable(sent);
    expectReadable(unsent);
  });

  it('with HTTP 404 points at the address', () => {
    const verdict = verdictOf(request(), failure('not-json', true, 404));
    expect(verdict.next.en).toMatch(/address or the path is wrong/);
    expectReadable(verdict);
  });
});

describe('a call on its way', () => {
  it.each<[string, RegExp, readonly CallFact[]]>([
    ['sent', /not answered yet/, [request()]],
    ['accepted', /accepted the call; waiting/, [request(), response()]],
    ['accepted without a session', /no sessionId/, [request(), response({ sessionId: '' })]],
    ['called', /does not ring yet/, answeredCall.slice(0, 3)],
    ['ringing', /is ringing/, answeredCall.slice(0, 4)],
    ['answered', /Answered after ringing 4 s; the call is still running/, answeredCall.slice(0, 5)],
    ['heard of', /none of them tells/, [status('thirdPartyEvent', 1)]],
  ])('%s', (_, words, facts) => {
    const verdict = verdictOf(...facts);
    expect(verdict.code).toBe('in-progress');
    expect(verdict.en).toMatch(words);
    expectReadable(verdict);
  });

  it('of which nothing is known is unknown', () => {
    expectReadable(verdictOf());
    expect(verdictOf().code).toBe('unknown');
  });
});
