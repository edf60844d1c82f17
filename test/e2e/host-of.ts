import type { Page } from 'playwright-core';
import { bridgeName } from '../../src/contract/channels.ts';
import { createClient, type Client } from '../../src/contract/client.ts';
import type { Methods } from '../../src/contract/contract.ts';
import type { Reply } from '../../src/contract/errors.ts';

/** The host of a page, asked by the way that the page itself has. A failure is thrown as AppError. */
export function hostOf(page: Page): Client<Methods> {
  return createClient<Methods>((name, input) => page.evaluate(ask, [bridgeName, name, input] as const));
}

/** Runs in the page, so it must not use anything outside of itself. */
async function ask([bridge, name, input]: readonly [string, string, unknown]): Promise<Reply<unknown>> {
  type Bridge = (name: string, input: unknown) => Promise<Reply<unknown>>;
  // The desktop app's preload has put it there; a browser has none.
  const desktop = (globalThis as unknown as Partial<Record<string, { request: Bridge }>>)[bridge];
  if (desktop !== undefined) return desktop.request(name, input);
  const response = await fetch(`/rpc/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
  });
  // The host parses a reply with the contract's schema before it sends it.
  return (await response.json()) as Reply<unknown>;
}
