/** Word of ended calls where nobody sees the window. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../src/contract/client.ts';
import type { Events, Methods } from '../../src/contract/contract.ts';
import { createEventBus } from '../../src/contract/event-bus.ts';
import { createWords } from '../../src/main/languages.ts';
import { notifyOfEndedCalls } from '../../src/main/notifications.ts';

interface Shown extends EventEmitter {
  readonly words: { title?: string; body?: string };
}

function rig(
  state: { visible?: boolean; wanted?: boolean; language?: string; callee?: string | null } = {},
): {
  readonly end: (sessionId: string | null, eventType?: string) => void;
  /** Resolves when nothing more is asked. */
  readonly settled: () => Promise<void>;
  readonly shown: Shown[];
  readonly showings: () => number;
} {
  const { visible = false, wanted = true, language = 'en', callee = '+8613800000001' } = state;
  const events = createEventBus<Events>();
  const shown: Shown[] = [];
  let showings = 0;
  let answered = 0;
  const client = createClient<Methods>((name) => {
    answered += 1;
    const verdict = { code: 'answered', en: 'It was answered.', zh: '已应答。' };
    const value = name === 'settings.read' ? { preferences: { notifications: wanted } } : { callee, verdict };
    return Promise.resolve({ ok: true, value });
  });
  notifyOfEndedCalls({
    app: { events, client },
    create: (words) => {
      const notification = Object.assign(new EventEmitter(), {
        words,
        show: () => void shown.push(notification),
      });
      return notification;
    },
    isWindowVisible: () => visible,
    showWindow: () => (showings += 1),
    words: createWords(language),
    onFault: (error) => {
      throw error;
    },
  });
  return {
    shown,
    showings: () => showings,
    end(sessionId, eventType = 'disconnect') {
      // Only these three fields are looked at.
      const entry = { kind: 'status', sessionId, raw: `{"eventType" : "${eventType}"}` } as never;
      events.emit('log.appended', { entries: [entry] });
    },
    async settled() {
      for (let before = -1; before !== answered;) {
        before = answered;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

describe('a call that ends', () => {
  it('is told once, its number masked, and a click shows the window', async () => {
    const { end, settled, shown, showings } = rig();
    end('a');
    end('a');
    await settled();
    expect(shown.map(({ words }) => words)).toEqual([
      { title: 'Call ended: +86 138 •••• 0001', body: 'It was answered.' },
    ]);
    shown[0]?.emit('click');
    expect(showings()).toBe(1);
  });

  it('is told without a number where nobody knows it', async () => {
    const { end, settled, shown } = rig({ callee: null });
    end('a');
    await settled();
    expect(shown[0]?.words.title).toBe('Call ended');
  });

  it('is told in Chinese', async () => {
    const { end, settled, shown } = rig({ language: 'zh-CN' });
    end('a');
    await settled();
    expect(shown[0]?.words).toEqual({ title: '呼叫已结束：+86 138 •••• 0001', body: '已应答。' });
  });

  it.each([
    ['while the window is seen', { visible: true }],
    ['where it is not wanted', { wanted: false }],
  ])('is not told %s', async (_when, state) => {
    const { end, settled, shown } = rig(state);
    end('a');
    await settled();
    expect(shown).toEqual([]);
  });

  it('is not told before its end', async () => {
    const { end, settled, shown } = rig();
    for (const event of ['callout', 'alerting', 'answer']) end('a', event);
    end(null);
    await settled();
    expect(shown).toEqual([]);
  });
});
