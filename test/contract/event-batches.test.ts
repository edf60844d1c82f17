import { describe, expect, it } from 'vitest';
import type { EventPayload, Events } from '../../src/contract/contract.ts';
import { sendInBatches, type BatchOptions, type EventBatch } from '../../src/contract/event-batches.ts';
import { createEventBus, type EventBus } from '../../src/contract/event-bus.ts';
import type { LogEntry } from '../../src/domain/log/log-entry.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';

interface Rig {
  readonly events: EventBus<Events>;
  readonly clock: FakeClock;
  readonly sent: EventBatch[];
  end(this: void): void;
}

function rig(options: Pick<BatchOptions, 'intervalMs' | 'maxEntries'> = {}): Rig {
  const events = createEventBus<Events>();
  const clock = createFakeClock(Date.UTC(2026, 0, 30));
  const sent: EventBatch[] = [];
  const end = sendInBatches(events, {
    ...options,
    now: () => clock.now(),
    after: (ms, task) => clock.after(ms, task),
    send: (batch) => sent.push(batch),
  });
  return { events, clock, sent, end };
}

function entry(seq: number): LogEntry {
  return {
    seq,
    at: '2026-01-30T00:00:00.000Z',
    kind: 'status',
    sessionId: null,
    callId: null,
    source: null,
    method: 'POST',
    target: '/voice/status',
    http: null,
    headers: [],
    raw: '{}',
    detail: null,
  };
}

const appended = (...seqs: number[]): EventPayload<'log.appended'> => ({ entries: seqs.map(entry) });

/** Names in order; entries by their numbers. */
function told(batch: EventBatch | undefined): string[] {
  return (batch ?? []).map(({ name, payload }) =>
    'entries' in payload ? `${name} ${payload.entries.map(({ seq }) => seq).join(',')}` : name,
  );
}

describe('events on their way to a screen', () => {
  it('leave at once where nothing was sent of late', () => {
    const { events, clock, sent } = rig();
    events.emit('log.appended', appended(1));
    expect(sent.map(told)).toEqual([['log.appended 1']]);
    clock.advance(100);
    events.emit('log.appended', appended(2));
    expect(sent.map(told)).toEqual([['log.appended 1'], ['log.appended 2']]);
    expect(clock.due()).toEqual([]);
  });

  it('do not wait where they come one in a frame', () => {
    const { events, clock, sent } = rig();
    for (const seq of [1, 2, 3]) {
      events.emit('log.appended', appended(seq));
      clock.advance(16);
    }
    expect(sent.map(told)).toEqual([['log.appended 1'], ['log.appended 2'], ['log.appended 3']]);
  });

  it('wait for the rest of the interval and leave together, the entries as one event', () => {
    const { events, clock, sent } = rig();
    events.emit('log.appended', appended(1, 2, 3, 4, 5, 6, 7));
    for (let seq = 8; seq <= 500; seq += 1) {
      events.emit('log.appended', appended(seq));
      if (seq === 250) clock.advance(50);
    }
    clock.advance(49);
    expect(sent).toHaveLength(1);
    clock.advance(1);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toHaveLength(1);
    expect(told(sent[1])).toEqual([`log.appended ${Array.from({ length: 493 }, (_, i) => i + 8).join(',')}`]);
  });

  it('are about ten batches a second under load', () => {
    const { events, clock, sent } = rig();
    for (let ms = 0; ms < 1000; ms += 1) {
      events.emit('log.appended', appended(ms + 1));
      clock.advance(1);
    }
    clock.advance(100);
    expect(sent).toHaveLength(12);
    const seqs = sent.flat().flatMap(({ payload }) => ('entries' in payload ? payload.entries : []));
    expect(seqs.map(({ seq }) => seq)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
  });

  it('keep the order in which they happened', () => {
    const { events, clock, sent } = rig({ intervalMs: 10 });
    events.emit('profile.changed', {});
    events.emit('log.problem', { problem: null });
    events.emit('log.appended', appended(1));
    events.emit('profile.changed', {});
    events.emit('log.appended', appended(2));
    events.emit('profile.changed', {});
    clock.advance(10);
    expect(sent.map(told)).toEqual([
      ['profile.changed'],
      ['log.problem', 'log.appended 1,2', 'profile.changed', 'profile.changed'],
    ]);
  });

  it('lose the oldest entries of a burst that is too long, and nothing else', () => {
    const { events, clock, sent } = rig({ maxEntries: 3 });
    events.emit('log.appended', appended(1));
    events.emit('log.problem', { problem: null });
    for (const seq of [2, 3, 4]) events.emit('log.appended', appended(seq, seq + 10));
    clock.advance(100);
    expect(told(sent[1])).toEqual(['log.problem', 'log.appended 13,4,14']);
    events.emit('log.appended', appended(5, 6, 7, 8, 9));
    clock.advance(100);
    expect(told(sent[2])).toEqual(['log.appended 7,8,9']);
  });

  it('carry no field that the contract does not list', () => {
    const { events, sent } = rig();
    const planted = { ...entry(1), secret: 'planted' };
    events.emit('log.appended', { entries: [planted] });
    expect(sent).toEqual([[{ name: 'log.appended', payload: appended(1) }]]);
    expect(JSON.stringify(sent)).not.toContain('planted');
  });

  it('end, and what waited is not sent any more', () => {
    const { events, clock, sent, end } = rig();
    events.emit('log.appended', appended(1));
    events.emit('log.appended', appended(2));
    end();
    events.emit('log.appended', appended(3));
    expect([clock.due(), events.hasListeners('log.appended')]).toEqual([[], false]);
    clock.advance(1000);
    expect(sent.map(told)).toEqual([['log.appended 1']]);
  });
});
