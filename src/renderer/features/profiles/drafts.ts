/**
 * What has been typed and not saved, by the profile it belongs to. It lives as long as the page, so that looking at
 * another profile or screen loses nothing. Secrets are not part of it.
 */
import { useSyncExternalStore } from 'react';
import type { ProfileDraft } from './profile-draft.ts';

/** Key of the one that has no name yet. */
export const newProfile = '';

let drafts: ReadonlyMap<string, ProfileDraft> = new Map();
const watchers = new Set<() => void>();

export function putDraft(name: string, draft: ProfileDraft): void {
  change(new Map(drafts).set(name, draft));
}

export function dropDraft(name: string): void {
  const rest = new Map(drafts);
  rest.delete(name);
  change(rest);
}

export function useDrafts(): ReadonlyMap<string, ProfileDraft> {
  return useSyncExternalStore(watch, () => drafts);
}

function change(next: ReadonlyMap<string, ProfileDraft>): void {
  drafts = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
