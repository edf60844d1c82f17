/** What a test does in the page, in place of the screens. */
import type { Frame, Page } from 'playwright-core';
import { bridgeName, channels } from '../../../src/contract/channels.ts';
import type { SentEvent } from '../../../src/contract/event-batches.ts';

interface Bridge {
  request(name: unknown, input: unknown): Promise<unknown>;
  subscribe(listener: (batch: SentEvent[]) => void): () => void;
}

/** One call through the bridge. @returns the reply */
export function request(page: Page, name: string, input: unknown = {}): Promise<unknown> {
  return page.evaluate(
    ([bridge, method, value]) => {
      // The preload has put it there.
      const found = globalThis as unknown as Partial<Record<string, Bridge>>;
      return found[bridge]?.request(method, value);
    },
    [bridgeName, name, input] as const,
  );
}

/** Events that reach the page from now on. */
export async function collectEvents(page: Page): Promise<SentEvent[]> {
  const events: SentEvent[] = [];
  await page.exposeFunction('noteForTest', (batch: SentEvent[]) => events.push(...batch));
  await page.evaluate((bridge) => {
    // The preload and the test have put them there.
    const found = globalThis as unknown as Partial<Record<string, Bridge>>;
    const { noteForTest } = globalThis as unknown as { noteForTest(this: void, batch: SentEvent[]): void };
    found[bridge]?.subscribe((batch) => noteForTest(batch));
  }, bridgeName);
  return events;
}

/** A call from a frame inside the page, as if a fault of the browser had given it the means. */
export function requestFromFrame(frame: Frame, name: string): Promise<unknown> {
  return frame.evaluate(
    ([channel, method]) => {
      type Carry = (what: string, channel: string, args: unknown[]) => Promise<unknown>;
      // The stand-in leaves it in frames that are not the main one.
      const { electronStandIn: carry } = globalThis as unknown as { electronStandIn: Carry };
      return carry('invoke', channel, [method, {}]);
    },
    [channels.call, name] as const,
  );
}
