/** How the log is looked at: kept while other screens are open, as long as the page lives. */
import { useSyncExternalStore } from 'react';
import { everything, type EntryFilter } from './entry-filter.ts';

export interface LogChoices {
  readonly order: 'newest-first' | 'newest-last';
  readonly filter: EntryFilter;
}

let choices: LogChoices = { order: 'newest-first', filter: everything };
const watchers = new Set<() => void>();

export function useLogChoices(): LogChoices {
  return useSyncExternalStore(watch, () => choices);
}

export function chooseOrder(order: LogChoices['order']): void {
  put({ ...choices, order });
}

export function chooseFilter(filter: Partial<EntryFilter>): void {
  put({ ...choices, filter: { ...choices.filter, ...filter } });
}

function put(next: LogChoices): void {
  choices = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
