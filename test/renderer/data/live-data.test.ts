import type { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SentEvent } from '../../../src/contract/event-batches.ts';
import { viewSettings } from '../../../src/core/settings-service.ts';
import { settingsSchema } from '../../../src/domain/settings.ts';
import type { LogEntry } from '../../../src/domain/log/log-entry.ts';
import type { ConnectionState, HostConnection } from '../../../src/renderer/bridge/host-connection.ts';
import { createQueryClient, keepFresh } from '../../../src/renderer/data/live-data.ts';

interface Rig {
  readonly queries: QueryClient;
  tell(...events: SentEvent[]): void;
  become(state: ConnectionState): void;
  /** Names of what was asked since the last question. */
  asked(): Promise<string[]>;
}

const names = ['call.get', 'call.list', 'log.status', 'profile.list', 'simulator.activity'];

/** A page on which each of these answers is on screen. */
function openPage(): Rig {
  let take: (batch: readonly SentEvent[]) => void = () => undefined;
  let become: (state: ConnectionState) => void = () => undefined;
  const connection: HostConnection = {
    request: () => Promise.reject(new Error('not used here')),
    subscribe(listener) {
      take = listener;
      return () => undefined;
    },
    onState(listener) {
      become = listener;
      listener('connecting');
      return () => undefined;
    },
  };
  const queries = createQueryClient();
  const invalidated: string[] = [];
  vi.spyOn(queries, 'invalidateQueries').mockImplementation((filters) => {
    invalidated.push(...(filters?.queryKey?.length === 0 ? names : (filters?.queryKey as string[])));
    return Promise.resolve();
  });
  keepFresh(queries, connection);
  return {
    queries,
    tell: (...events) => take(events),
    become: (state) => become(state),
    asked: () => Promise.resolve(invalidated.splice(0).sort()),
  };
}

function entry(seq: number, kind: LogEntry['kind']): LogEntry {
  const at = new Date(Date.UTC(2026, 10, 1, 10, 0, seq)).toISOString();
  const nothing = { sessionId: null, callId: null, source: null, method: null, target: null, http: null };
  return { seq, at, kind, ...nothing, headers: [], raw: '', detail: null };
}

const appended = (...entries: LogEntry[]): SentEvent => ({ name: 'log.appended', payload: { entries } });

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('what is on screen', () => {
  it('is asked for when the first events can arrive, for what happened before that was told to nobody', async () => {
    const page = openPage();
    expect(await page.asked()).toEqual([]);
    page.become('open');
    expect(await page.asked()).toEqual(names);
  });

  it('is asked for again when the host was away', async () => {
    const page = openPage();
    page.become('open');
    await page.asked();
    page.become('lost');
    expect(await page.asked()).toEqual([]);
    page.become('open');
    expect(await page.asked()).toEqual(names);
  });

  it('follows the log at once, and in a flood only so often', async () => {
    const page = openPage();
    page.tell(appended(entry(1, 'status')));
    expect(await page.asked()).toEqual(['call.get', 'call.list', 'log.query']);
    for (let seq = 2; seq <= 1000; seq += 1) page.tell(appended(entry(seq, 'status')));
    expect(await page.asked()).toEqual([]);
    vi.advanceTimersByTime(500);
    const asked = await page.asked();
    expect(asked.filter((name) => name === 'call.list')).toHaveLength(1);
    expect(asked.filter((name) => name === 'call.get').length).toBeLessThanOrEqual(5);
  });

  it('takes the state of a service from the event itself', () => {
    const page = openPage();
    const view = { running: false, elsewhere: false, host: null, port: null, statusUrl: null, feeUrl: null };
    page.tell({ name: 'listener.changed', payload: view });
    expect(page.queries.getQueryData(['listener.status', {}])).toEqual(view);
  });

  it('asks for profiles anew when they have changed', async () => {
    const page = openPage();
    page.tell({ name: 'profile.changed', payload: {} });
    expect(await page.asked()).toEqual(['profile.list']);
  });
});

describe('the settings', () => {
  it('carry what presets and courses of the simulator are made of', async () => {
    const page = openPage();
    const payload = viewSettings(settingsSchema.parse({}));
    page.tell({ name: 'settings.changed', payload });
    expect(page.queries.getQueryData(['settings.read', {}])).toEqual(payload);
    expect(await page.asked()).toEqual(['preset.list', 'simulator.scenarios']);
  });
});

describe('the status of the log', () => {
  const status = (page: Rig): unknown => page.queries.getQueryData(['log.status', {}]);

  it('knows the newest entry, and when something was last received', () => {
    const page = openPage();
    page.queries.setQueryData(['log.status', {}], { lastSeq: 1, lastReceivedAt: null, problem: null });
    page.tell(appended(entry(2, 'status'), entry(3, 'request')));
    expect(status(page)).toEqual({ lastSeq: 3, lastReceivedAt: entry(2, 'status').at, problem: null });
    page.tell(appended(entry(4, 'response')));
    expect(status(page)).toEqual({ lastSeq: 4, lastReceivedAt: entry(2, 'status').at, problem: null });
  });

  it('is not made up before it was asked for', () => {
    const page = openPage();
    page.tell(appended(entry(2, 'status')));
    expect(status(page)).toBeUndefined();
  });
});
