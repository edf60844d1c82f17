/** What every transport owes the screens, over the desktop's: main's end and the preload on a copying pair. */
import { expect, it } from 'vitest';
import { createEventBus } from '../../src/contract/event-bus.ts';
import type { Events } from '../../src/contract/contract.ts';
import { systemClock } from '../../src/core/system-clock.ts';
import { createDeveloperLog } from '../../src/main/developer-log.ts';
import { answerCalls, sendEvents } from '../../src/main/ipc.ts';
import { describeConformance, type CarriedHost } from '../contract/conformance.ts';
import { createIpcPair, type IpcPair, type Origin } from '../support/ipc-pair.ts';
import { openBridge } from '../support/load-preload.ts';

const origin = 'app://ringcode';

function connect({ dispatch, events }: CarriedHost): { pair: IpcPair; lines: string[]; end: () => void } {
  const pair = createIpcPair(`${origin}/`);
  const lines: string[] = [];
  const log = createDeveloperLog({ write: (line) => lines.push(line) });
  const around = { ipcMain: pair.ipcMain, page: () => pair.page, origin, log };
  answerCalls(dispatch, around);
  return { pair, lines, end: sendEvents(events, systemClock, around) };
}

describeConformance('The desktop bridge', async (host) => {
  const { pair, end } = connect(host);
  const bridge = await openBridge(pair);
  return {
    request: (name, input) => bridge.request(name, input),
    subscribe: (listener) => Promise.resolve(bridge.subscribe(listener)),
    close() {
      end();
      return Promise.resolve();
    },
  };
});

it.each<[string, Partial<Origin>, string]>([
  ['another window', { contents: 8 }, 'another window'],
  ['a frame inside the page', { isMainFrame: false }, 'a frame inside the page'],
  ['another origin', { url: 'https://elsewhere.invalid/' }, 'https://elsewhere.invalid'],
  ['another host of the scheme', { url: 'app://elsewhere/' }, 'app://elsewhere'],
  ['a host that begins like ours', { url: 'app://ringcode.invalid/' }, 'app://ringcode.invalid'],
  ['another scheme', { url: 'file:///ringcode/' }, 'file://'],
  ['a page without an address', { url: '' }, 'no origin'],
])('a call from %s is refused as a value, and written down', async (_who, from, words) => {
  const asked: string[] = [];
  const { pair, lines, end } = connect({
    dispatch: (name) => Promise.resolve({ ok: true, value: asked.push(name) }),
    events: createEventBus<Events>(),
  });
  const bridge = await openBridge(pair);
  pair.from = { ...pair.from, ...from };
  expect(await bridge.request('host.describe', {})).toMatchObject({ ok: false, code: 'forbidden' });
  expect(asked).toEqual([]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(words);
  end();
});

it('a name that is no text is no method', async () => {
  const asked: string[] = [];
  const { pair, end } = connect({
    dispatch: (name) => Promise.resolve({ ok: true, value: asked.push(name) }),
    events: createEventBus<Events>(),
  });
  await (await openBridge(pair)).request({ toString: 'host.describe' }, {});
  expect(asked).toEqual(['']);
  end();
});

it.each([
  ['a page that is not ours any more', { url: 'https://elsewhere.invalid/' }],
  ['a window that is closed', { destroyed: true }],
])('events do not go to %s', async (_what, change) => {
  const events = createEventBus<Events>();
  const { pair, end } = connect({ dispatch: () => Promise.reject(new Error()), events });
  const received: unknown[] = [];
  (await openBridge(pair)).subscribe((batch) => received.push(batch));
  Object.assign(pair.page, change);
  events.emit('profile.changed', {});
  expect(received).toEqual([]);
  Object.assign(pair.page, { url: `${origin}/#/calls`, destroyed: false });
  events.emit('profile.changed', {});
  await expect.poll(() => received).toHaveLength(1);
  end();
});
