/**
 * The call placed last, as far as this page knows it. It outlives a change of screens, and by its id, which is all
 * that is kept, a reload of the page.
 */
import { useSyncExternalStore } from 'react';
import type { CallForm, PlacedCall } from '../../../contract/call-form.ts';
import type { Client } from '../../../contract/client.ts';
import type { Methods } from '../../../contract/contract.ts';
import { AppError } from '../../../contract/errors.ts';

export interface LastCall {
  /** The request is on its way; the platform has not answered. */
  readonly isPlacing: boolean;
  readonly callId: string | null;
  /** What was answered at once; null after a reload. */
  readonly placed: PlacedCall | null;
  /** Why the last attempt sent nothing, or what became of it is not known. */
  readonly failure: AppError | null;
}

const storageKey = 'ringcode.lastCallId';

let last: LastCall = { isPlacing: false, callId: rememberedId(), placed: null, failure: null };
const watchers = new Set<() => void>();

export function useLastCall(): LastCall {
  return useSyncExternalStore(watch, currentCall);
}

/** The same outside of a component. */
export function currentCall(): LastCall {
  return last;
}

/**
 * Places the call; one at a time, so that an impatient second key does not ring the phone twice.
 *
 * @returns why nothing is known to have been sent, null where the attempt was made
 */
export async function placeCall(client: Client<Methods>, form: CallForm): Promise<AppError | null> {
  if (last.isPlacing) return null;
  put({ ...last, isPlacing: true, failure: null });
  try {
    const placed = await client.call('call.place', form);
    rememberId(placed.callId);
    put({ isPlacing: false, callId: placed.callId, placed, failure: null });
    return null;
  } catch (error) {
    const failure = error instanceof AppError ? error : null;
    put({ ...last, isPlacing: false, failure });
    if (failure === null) throw error;
    return failure;
  }
}

export function dismissFailure(): void {
  put({ ...last, failure: null });
}

function put(next: LastCall): void {
  last = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** A browser may refuse storage; then a reload shows no call, and nothing else is lost. */
function rememberedId(): string | null {
  try {
    return sessionStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function rememberId(callId: string): void {
  try {
    sessionStorage.setItem(storageKey, callId);
  } catch {
    // See above.
  }
}
