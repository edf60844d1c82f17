/** Keeps what the screens have asked for true: events of the host refresh the answers they concern. */
import { QueryClient } from '@tanstack/react-query';
import type { MethodOutput, Methods } from '../../contract/contract.ts';
import type { SentEvent } from '../../contract/event-batches.ts';
import type { LogEntry } from '../../domain/log/log-entry.ts';
import type { HostConnection } from '../bridge/host-connection.ts';
import { createRefresh, type Refresh } from './refresh.ts';

const received: readonly LogEntry['kind'][] = ['status', 'fee', 'unreadable'];

/** How often answers that depend on the log are asked again while it grows, milliseconds. */
const callRefreshMs = 100;
const listRefreshMs = 500;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}

/** @returns what ends it */
export function keepFresh(queries: QueryClient, { subscribe, onState }: HostConnection): () => void {
  const refresh = createRefresh(queries);
  const take = createTake(queries, refresh);
  let isOpen = false;
  const ends = [
    subscribe((batch) => {
      for (const event of batch) take(event);
    }),
    onState((state) => {
      // What happens before events arrive, at the start or while the host was away, is not told: it is asked for.
      if (state === 'open' && !isOpen) refresh(null);
      isOpen = state === 'open';
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** What an event makes of the answers that are kept. */
function createTake(queries: QueryClient, refresh: Refresh): (event: SentEvent) => void {
  /** The event says it all, unless an older answer is still under way. */
  const refreshOlder = (name: keyof Methods): void => {
    if (queries.isFetching({ queryKey: [name] }) > 0) refresh(name);
  };
  const set = <Name extends keyof Methods>(name: Name, value: MethodOutput<Name>): void => {
    queries.setQueryData([name, {}], value);
    refreshOlder(name);
  };
  const refreshCall = atMostEvery(callRefreshMs, () => refresh('call.get'));
  const refreshLists = atMostEvery(listRefreshMs, () => {
    refresh('call.list');
    refresh('log.query');
  });
  const refreshActivity = atMostEvery(listRefreshMs, () => refresh('simulator.activity'));

  return (event) => {
    switch (event.name) {
      case 'log.appended':
        queries.setQueryData<MethodOutput<'log.status'>>(['log.status', {}], (old) =>
          old === undefined ? undefined : withEntries(old, event.payload.entries),
        );
        refreshOlder('log.status');
        refreshCall();
        refreshLists();
        break;
      case 'log.problem':
        refresh('log.status');
        break;
      case 'listener.changed':
        set('listener.status', event.payload);
        break;
      case 'simulator.changed':
        set('simulator.status', event.payload);
        break;
      case 'simulator.answered':
      case 'simulator.pushed':
        refreshActivity();
        break;
      case 'profile.changed':
        refresh('profile.list');
        break;
      case 'settings.changed':
        set('settings.read', event.payload);
        refresh('preset.list');
        refresh('simulator.scenarios');
        break;
      case 'clock.measured':
        set('clock.status', event.payload);
        break;
      default:
    }
  };
}

function withEntries(
  status: MethodOutput<'log.status'>,
  entries: readonly LogEntry[],
): MethodOutput<'log.status'> {
  const last = entries.findLast(({ kind }) => received.includes(kind));
  return {
    ...status,
    lastSeq: Math.max(status.lastSeq, entries.at(-1)?.seq ?? 0),
    lastReceivedAt: last?.at ?? status.lastReceivedAt,
  };
}

/** The first time at once, then at most once per interval, the last one never lost. */
function atMostEvery(ms: number, task: () => void): () => void {
  let isWaiting = false;
  let isDue = false;
  const wait = (): void => {
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      if (!isDue) return;
      isDue = false;
      task();
      wait();
    }, ms);
  };
  return () => {
    if (isWaiting) {
      isDue = true;
      return;
    }
    task();
    wait();
  };
}
