/** Which view of an entry is open: the next entry is shown in the same one, as long as the page lives. */
import { useSyncExternalStore } from 'react';

export const entryTabs = ['decoded', 'raw', 'headers'] as const;
export type EntryTab = (typeof entryTabs)[number];

let tab: EntryTab = 'decoded';
const watchers = new Set<() => void>();

export function useEntryTab(): EntryTab {
  return useSyncExternalStore(watch, () => tab);
}

export function showTab(next: EntryTab): void {
  tab = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
