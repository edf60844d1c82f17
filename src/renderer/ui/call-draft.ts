/**
 * The form of the Call screen while it is being filled in. It lives as long as the page: other screens may be
 * looked at meanwhile, and hand a form over. Numbers and codes are personal, so nothing is kept beyond that.
 */
import { useSyncExternalStore } from 'react';
import type { CallForm } from '../../contract/call-form.ts';

let draft: CallForm | null = null;
const watchers = new Set<() => void>();

/** Puts this form on the Call screen, now or when it is opened next. Empty texts stand for fields left out. */
export function setCallDraft(form: CallForm): void {
  draft = form;
  for (const watcher of watchers) watcher();
}

/** null until somebody has begun. */
export function useCallDraft(): CallForm | null {
  return useSyncExternalStore(watch, callDraft);
}

/** The same outside of a component. */
export function callDraft(): CallForm | null {
  return draft;
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
