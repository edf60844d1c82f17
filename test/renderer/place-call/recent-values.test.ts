import { describe, expect, it } from 'vitest';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { Call } from '../../../src/domain/call/call.ts';
import { recentCallees, recentValues } from '../../../src/renderer/features/place-call/recent-values.ts';

let minute = 0;

function call(calleeNbr: string, body: Record<string, unknown> = {}): Call {
  minute += 1;
  const placed = buildCall([
    {
      kind: 'request',
      at: Date.UTC(2026, 0, 1, 0, minute),
      callId: `call-${minute}`,
      profile: 'pilot',
      body: { calleeNbr, ...body },
    },
  ]);
  return placed;
}

describe('recent callees', () => {
  it('are each offered once, by the newest call', () => {
    const [newest, other, older] = [call('+8613800000001'), call('+8613800000002'), call('+8613800000001')];
    expect(recentCallees([newest, other, older]).map(({ number, at }) => [number, at])).toEqual([
      ['+8613800000001', newest.startedAt],
      ['+8613800000002', other.startedAt],
    ]);
  });

  it('leave out calls that another program placed', () => {
    expect(recentCallees([{ ...call('+8613800000001'), callId: null }])).toEqual([]);
  });

  it('are a handful', () => {
    const calls = Array.from({ length: 30 }, (_, at) => call(`+86138000000${10 + at}`));
    expect(recentCallees(calls)).toHaveLength(8);
  });
});

describe('recent values of a field', () => {
  it('are those of the requests, without what the profile offers anyway', () => {
    const calls = [
      call('+8613800000001', { preTone: 'new.wav' }),
      call('+8613800000001', { preTone: 'own.wav' }),
      call('+8613800000001', { preTone: 'new.wav', posTone: 'bye.wav' }),
      call('+8613800000001'),
    ];
    expect(recentValues(calls, 'preTone', ['own.wav'])).toEqual(['new.wav']);
    expect(recentValues(calls, 'posTone', [])).toEqual(['bye.wav']);
  });
});
