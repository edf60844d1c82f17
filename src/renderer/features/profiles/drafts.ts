/**
 * What has been typed and not saved, by the profile it belongs to. It lives as long as the page, so that looking at
 * another profile or screen loses nothing. Secrets are not part of it.
 */
import { useSyncExternalStore } from 'react';
import { isSameDraft, type ProfileDraft } from './profile-draft.ts';

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

/** The draft was saved under this name; what was typed since goes on as a draft of that profile. */
export function settleDraft(key: string, saved: ProfileDraft, name: string): void {
  const rest = new Map(drafts);
  const typed = rest.get(key);
  rest.delete(key);
  if (typed !== undefined && !isSameDraft(typed, saved)) rest.set(name, typed);
  change(rest);
}

export function useDrafts(): ReadonlyMap<string, ProfileDraft> {
  return useSyncExternalStore(watch, currentDrafts);
}

/** The same outside of a component. */
export function currentDrafts(): ReadonlyMap<string, ProfileDraft> {
  return drafts;
}

function change(next: ReadonlyMap<string, ProfileDraft>): void {
  drafts = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
