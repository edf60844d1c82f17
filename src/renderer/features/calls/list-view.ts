/** What is looked at in the list of calls: kept while a call or another screen is open, and shared with its page. */
import { useSyncExternalStore } from 'react';
import type { CallFilter, PageStarts } from './call-pages.ts';

export interface ListView {
  readonly filter: CallFilter;
  readonly starts: PageStarts;
  /** Key of the call that the arrow keys stand on, or that was opened last. */
  readonly chosen: string | null;
}

const everything: CallFilter = { text: '', verdicts: [] };

let view: ListView = { filter: everything, starts: [null], chosen: null };
const watchers = new Set<() => void>();

/** Where the list was left: read when it opens again, so nobody has to be told of a change. */
export const leftAt = { scrolledTo: 0, isComingBack: false };

export function useListView(): ListView {
  return useSyncExternalStore(watch, () => view);
}

/** Another filter is another list: it is read from its start. */
export function filterCalls(filter: Partial<CallFilter>): void {
  leftAt.scrolledTo = 0;
  put({ ...view, filter: { ...view.filter, ...filter }, starts: [null] });
}

export function clearFilter(): void {
  filterCalls(everything);
}

export function setPageStarts(starts: PageStarts): void {
  if (starts !== view.starts) put({ ...view, starts });
}

export function chooseCall(chosen: string | null): void {
  if (chosen !== view.chosen) put({ ...view, chosen });
}

function put(next: ListView): void {
  view = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
