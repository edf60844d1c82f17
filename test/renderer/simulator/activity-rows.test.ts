import { describe, expect, it } from 'vitest';
import type { SimulatorAnswered, SimulatorPushed } from '../../../src/contract/views.ts';
import { activityRows } from '../../../src/renderer/features/simulator/activity-rows.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 1, 10, 0, second)).toISOString();
const answered = (second: number): SimulatorAnswered => ({
  at: at(second),
  source: '127.0.0.1:5000',
  http: 200,
  resultcode: '0',
  resultdesc: 'Success',
  sessionId: 's',
  callee: null,
  appKey: null,
});
const pushed = (second: number): SimulatorPushed => ({
  at: at(second),
  kind: 'status',
  eventType: 'callout',
  sessionId: 's',
  url: 'http://127.0.0.1/',
  attempt: 1,
  http: 200,
  error: null,
  willRetry: false,
});

describe('what the simulator did', () => {
  it('stands newest first, both sides in one stream', () => {
    const rows = activityRows([answered(1), answered(4)], [pushed(2), pushed(5)], 10);
    expect(rows.map(({ kind, item }) => `${kind} ${item.at}`)).toEqual([
      `pushed ${at(5)}`,
      `answered ${at(4)}`,
      `pushed ${at(2)}`,
      `answered ${at(1)}`,
    ]);
  });

  it('shows an answer below the push of the same moment', () => {
    expect(activityRows([answered(1)], [pushed(1)], 10).map(({ kind }) => kind)).toEqual([
      'pushed',
      'answered',
    ]);
  });

  it('keeps the newest where there are too many', () => {
    expect(activityRows([answered(1), answered(2)], [pushed(3)], 2).map(({ item }) => item.at)).toEqual([
      at(3),
      at(2),
    ]);
  });

  it('has a key of its own for each row', () => {
    const rows = activityRows([answered(1), answered(1)], [pushed(1), pushed(1)], 10);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
  });
});
