import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../../src/contract/errors.ts';
import type { ConnectionState, HostConnection } from '../../../src/renderer/bridge/host-connection.ts';
import { askFirst } from '../../../src/renderer/data/ask-first.ts';
import { createQueryClient } from '../../../src/renderer/data/live-data.ts';

interface FakeHost extends HostConnection {
  readonly asked: string[];
  become(state: ConnectionState): void;
}

/** @param silent a method that is not answered */
function fakeHost(answer: (name: string) => Reply<unknown>, silent?: string): FakeHost {
  const asked: string[] = [];
  let tell: (state: ConnectionState) => void = () => undefined;
  return {
    asked,
    become: (state) => tell(state),
    request(name) {
      asked.push(name);
      return name === silent ? new Promise(() => undefined) : Promise.resolve(answer(name));
    },
    subscribe: () => () => undefined,
    onState(listener) {
      tell = listener;
      listener('connecting');
      return () => undefined;
    },
  };
}

const lost: Reply<unknown> = {
  ok: false,
  code: 'host-lost',
  message: { en: 'Gone.', zh: '无响应。' },
  next: null,
  fields: [],
};

describe('what a page asks first', () => {
  it('is asked once events arrive, and kept for the screens', async () => {
    const host = fakeHost((name) => ({ ok: true, value: { name, preferences: { language: 'zh' } } }));
    const queries = createQueryClient();
    const asking = askFirst(host, queries);
    expect(host.asked).toEqual([]);
    host.become('open');
    expect(await asking).toBe('zh');
    expect(host.asked).toContain('profile.list');
    expect(queries.getQueryData(['profile.list', {}])).toMatchObject({ name: 'profile.list' });
  });

  it('does not wait for long for anything but the settings', async () => {
    vi.useFakeTimers();
    const host = fakeHost(() => ({ ok: true, value: { preferences: { language: 'zh' } } }), 'log.status');
    const asking = askFirst(host, createQueryClient());
    host.become('open');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await asking).toBe('zh');
    vi.useRealTimers();
  });

  it('leaves a host that cannot be reached to the screens, in the language of the system', async () => {
    const host = fakeHost(() => lost);
    const asking = askFirst(host, createQueryClient());
    host.become('lost');
    expect(await asking).toBe('system');
  });
});
