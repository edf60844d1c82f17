import type { Query, QueryClient } from '@tanstack/react-query';
import type { Methods } from '../../contract/contract.ts';

/** Asks again what screens have asked of this method, or with null of any. */
export type Refresh = (name: keyof Methods | null) => void;

/**
 * An answer that is under way may be older than what has just happened. It is waited for and then asked for once
 * more: given up it would never come while events do, and taken as it is it would stay wrong until the next one.
 */
export function createRefresh(queries: QueryClient): Refresh {
  const due = new WeakSet<Query>();
  const ask = (queryKey: readonly unknown[]): void =>
    void queries.invalidateQueries({ queryKey }, { cancelRefetch: false });

  const askAfterwards = (query: Query): void => {
    if (query.promise === undefined || due.has(query)) return;
    due.add(query);
    const again = (): void => {
      due.delete(query);
      ask(query.queryKey);
    };
    query.promise.then(again, again);
  };

  return (name) => {
    const queryKey = name === null ? [] : [name];
    for (const query of queries.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' }))
      askAfterwards(query);
    ask(queryKey);
  };
}
