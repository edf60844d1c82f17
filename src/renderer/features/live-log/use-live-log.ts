import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClient, useConnection } from '../../data/host-context.tsx';
import type { EntryFilter } from './entry-filter.ts';
import { LiveLog, type LiveLogOptions, type LiveLogView } from './live-log.ts';

const options: LiveLogOptions = {
  maxRows: 800,
  maxCharacters: 32 * 1024 * 1024,
  pageRows: 500,
  maxPending: 2000,
  retryMs: 1000,
  nextFrame: (resume) => requestAnimationFrame(resume),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/** The log as it grows, while the component is there. */
export function useLiveLog(filter: EntryFilter): { readonly log: LiveLog; readonly view: LiveLogView } {
  const client = useClient();
  const { subscribe, onState } = useConnection();
  const [log] = useState(
    () => new LiveLog({ query: (input) => client.request('log.query', input), subscribe, onState }, options),
  );
  // Before it starts, so that the first question is the right one.
  useEffect(() => log.setFilter(filter), [log, filter]);
  useEffect(() => log.start(), [log]);
  return { log, view: useSyncExternalStore(log.subscribe, log.view) };
}
