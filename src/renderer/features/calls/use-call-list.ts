import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, type UseQueryOptions } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AppError } from '../../../contract/errors.ts';
import type { Call } from '../../../domain/call/call.ts';
import { useClient } from '../../data/host-context.tsx';
import { useMethod } from '../../data/use-method.ts';
import { extendPages, joinPages, pageRequest, pagesOfRows, splitPages, type CallList } from './call-pages.ts';
import { setPageStarts, useListView } from './list-view.ts';

export interface LiveCallList extends CallList {
  /** Nothing is known yet. */
  readonly isPending: boolean;
  /** What is listed belongs to the filter before. */
  readonly isStale: boolean;
  readonly error: AppError | null;
  /** Older calls are on their way. */
  readonly isExtending: boolean;
  /** Asks for older calls. */
  extend(this: void): void;
  /** Says which rows are on screen, first and last: those are kept fresh. */
  show(this: void, rows: readonly [number, number]): void;
}

/** While somebody types nothing is searched. */
const typingPauseMs = 250;

/** The calls that the filter lets through, newest first, with all that happens to those on screen. */
export function useCallList(): LiveCallList {
  const { filter: wanted, starts } = useListView();
  const [text] = useDebouncedValue(wanted.text, typingPauseMs);
  const filter = { ...wanted, text };
  const [inView, setInView] = useState<readonly [number, number]>([0, 0]);
  const client = useClient();
  const newest = useMethod('call.list', pageRequest(filter, null));
  const older = useQueries({
    queries: starts.slice(1).map((start, index): UseQueryOptions<Call[], AppError> => {
      const request = pageRequest(filter, start);
      return {
        queryKey: ['call.list', request],
        queryFn: () => client.call('call.list', request),
        // A page that is far away keeps what it has; it is asked again when it comes near.
        enabled: (query) => query.state.data === undefined || isNear(index + 1, inView),
      };
    }),
  });
  const answers = [newest.data, ...older.map(({ data }) => data)];
  const list = joinPages(starts, answers);
  const split = newest.isPlaceholderData ? starts : splitPages(starts, answers);
  useEffect(() => setPageStarts(split), [split]);
  const error = [newest, ...older].find((page) => page.error !== null)?.error ?? null;
  const isExtending = older.some(({ isFetching, data }) => isFetching && data === undefined);
  return {
    ...list,
    isPending: newest.isPending,
    isStale: newest.isPlaceholderData,
    error,
    isExtending,
    extend: () => setPageStarts(isExtending ? starts : extendPages(starts, list)),
    show(rows) {
      const next = pagesOfRows(list, rows);
      setInView((old) => (old[0] === next[0] && old[1] === next[1] ? old : next));
    },
  };
}

function isNear(page: number, [first, last]: readonly [number, number]): boolean {
  return page >= first - 1 && page <= last + 1;
}
