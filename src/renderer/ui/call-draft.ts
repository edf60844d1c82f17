/**
 * The form of the Call screen while it is being filled in. It lives as long as the page: other screens may be
 * looked at meanwhile, and hand a form over. Numbers and codes are personal, so nothing is kept beyond that.
 */
import { useSyncExternalStore } from 'react';
import type { CallForm } from '../../contract/call-form.ts';

export interface CallDraft {
  readonly form: CallForm;
  /** The form names the profile to be chosen; else it follows the chosen one. */
  readonly leads: boolean;
}

let draft: CallDraft | null = null;
const watchers = new Set<() => void>();

/**
 * Puts this form on the Call screen, now or when it is opened next, and has its profile chosen there. Empty texts
 * stand for fields left out.
 */
export function setCallDraft(form: CallForm): void {
  put({ form, leads: true });
}

/** Changes what is being filled in. */
export function changeCallDraft(form: CallForm): void {
  put({ form, leads: draft?.leads ?? false });
}

/** From here on the form follows the profile that is chosen. */
export function followChosenProfile(): void {
  if (draft?.leads === true) put({ form: draft.form, leads: false });
}

/** null until somebody has begun. */
export function useCallDraft(): CallDraft | null {
  return useSyncExternalStore(watch, currentDraft);
}

/** The same outside of a component. */
export function currentDraft(): CallDraft | null {
  return draft;
}

function put(next: CallDraft): void {
  draft = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
