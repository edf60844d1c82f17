/** What the page gets of the program. */
import { describe, expect, it } from 'vitest';
import { bridgeName, channels } from '../../src/contract/channels.ts';
import type { EventBatch } from '../../src/contract/event-batches.ts';
import { createIpcPair } from '../support/ipc-pair.ts';
import { loadPreload, openBridge } from '../support/load-preload.ts';

const origin = 'app://ringcode/';
const batch = (speed: number): EventBatch => [
  { name: 'simulator.changed', payload: { running: true, elsewhere: false, url: null, appKey: null, speed } },
];

describe('the bridge', () => {
  it('is two functions under one name', async () => {
    const exposed = await loadPreload(createIpcPair(origin));
    expect(Object.keys(exposed)).toEqual([bridgeName]);
    expect(Object.keys(exposed[bridgeName] ?? {})).toEqual(['request', 'subscribe']);
  });

  it('hands a listener batches and nothing of Electron', async () => {
    const pair = createIpcPair(origin);
    const bridge = await openBridge(pair);
    const received: unknown[][] = [];
    bridge.subscribe((...args) => received.push(args));
    pair.page.send(channels.events, batch(1));
    expect(received).toEqual([[batch(1)]]);
  });

  it('keeps what comes before the page subscribes, once and in order, the newest where it is much', async () => {
    const pair = createIpcPair(origin);
    const bridge = await openBridge(pair);
    for (let speed = 1; speed <= 150; speed += 1) pair.page.send(channels.events, batch(speed));
    const first: EventBatch[] = [];
    const second: EventBatch[] = [];
    bridge.subscribe((one) => first.push(one));
    bridge.subscribe((one) => second.push(one));
    expect(first).toEqual(Array.from({ length: 100 }, (_, at) => batch(at + 51)));
    expect(second).toEqual([]);
  });

  it('ends one subscription and not another of the same function', async () => {
    const pair = createIpcPair(origin);
    const bridge = await openBridge(pair);
    const received: EventBatch[] = [];
    const listener = (one: EventBatch): void => void received.push(one);
    const end = bridge.subscribe(listener);
    bridge.subscribe(listener);
    end();
    end();
    pair.page.send(channels.events, batch(1));
    expect(received).toEqual([batch(1)]);
  });

  it('cannot carry a function to the program', async () => {
    const bridge = await openBridge(createIpcPair(origin));
    await expect(bridge.request('host.describe', { run: () => undefined })).rejects.toThrow(
      /could not be cloned/,
    );
  });
});
