import { describe, expect, it } from 'vitest';
import { callFormSchema } from '../../../src/contract/call-form.ts';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { Call } from '../../../src/domain/call/call.ts';
import { encodeBase64 } from '../../../src/domain/protocol/base64.ts';
import { formOfCall } from '../../../src/renderer/features/calls/call-again.ts';

const body = {
  displayNbr: '+8675528000001',
  calleeNbr: '+8613800000001',
  languageType: 2,
  preTone: 'welcome.wav',
  verifyCode: '0123',
  posTone: 'bye.wav',
  times: 0,
  returnIdlePort: 'true',
  userData: 'order-1',
};

const callOf = (request: Record<string, unknown>): Call =>
  buildCall([{ kind: 'request', at: 0, callId: 'c', profile: 'Pilot', body: request }]);

const addresses = (origin: string): Record<string, string> => ({
  statusUrl: encodeBase64(`${origin}/voice/status`),
  feeUrl: encodeBase64(`${origin}/voice/fee`),
});

describe('calling again', () => {
  it('takes every value over', () => {
    expect(formOfCall(callOf(body), null)).toEqual({
      profile: 'Pilot',
      callee: '+8613800000001',
      code: '0123',
      displayNbr: '+8675528000001',
      languageType: 2,
      preTone: 'welcome.wav',
      postTone: 'bye.wav',
      times: 0,
      userData: 'order-1',
      idlePort: true,
      push: 'console',
    });
  });

  it('leaves out what was left out, and the tone that was not played', () => {
    const form = formOfCall(callOf({ calleeNbr: '+8613800000001', verifyCode: '12' }), null);
    expect(form).toEqual({
      profile: 'Pilot',
      callee: '+8613800000001',
      code: '12',
      languageType: 2,
      postTone: null,
      idlePort: false,
      push: 'console',
    });
    expect(callFormSchema.safeParse(form).success).toBe(true);
  });

  it('pushes to our listener again, also where its port is another one by now', () => {
    const call = callOf({ ...body, ...addresses('http://127.0.0.1:40001') });
    expect(formOfCall(call, 'http://127.0.0.1:9330/voice/status')?.push).toBe('listener');
    const behind = callOf({ ...body, ...addresses('https://notify.example.com') });
    expect(formOfCall(behind, 'https://notify.example.com/voice/status')?.push).toBe('listener');
  });

  it('pushes to addresses of others as they were', () => {
    const call = callOf({ ...body, ...addresses('https://other.example.com') });
    expect(formOfCall(call, 'http://127.0.0.1:9330/voice/status')?.push).toEqual({
      statusUrl: 'https://other.example.com/voice/status',
      feeUrl: 'https://other.example.com/voice/fee',
    });
  });

  it('is not offered for a call that another program placed', () => {
    expect(formOfCall({ ...callOf(body), request: null }, null)).toBeNull();
  });
});
