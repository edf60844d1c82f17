/** Reading the event log. */
import type { MethodInput } from '../../contract/contract.ts';
import { parseInstant } from '../../domain/instant.ts';
import type { EntryQuery } from '../event-log/event-log.ts';
import { exportLog } from '../log-export.ts';
import { viewEntry } from '../log-view.ts';
import { defined } from './defined.ts';
import type { HandlersOfNoun, HandlerSurroundings } from './handler-surroundings.ts';

export function logHandlers({ log, host, time }: HandlerSurroundings): HandlersOfNoun<'log'> {
  return {
    'log.status': () => log.status(),
    'log.export': ({ format, masked, ...filter }) =>
      exportLog({ log, files: host.files, time }, { format, masked, filter: entryQuery(filter) }),
    'log.query': async (input) => {
      const opened = await log.open();
      // The number first: whoever goes on from it then misses nothing that the query did not see.
      const lastSeq = await opened.lastSeq();
      const entries = await opened.query(entryQuery(input));
      return { entries: entries.map(viewEntry), lastSeq };
    },
  };
}

/** What the log's search understands of a filter as the contract has it. */
function entryQuery({ from, until, ...rest }: Partial<MethodInput<'log.query'>>): EntryQuery {
  return {
    ...defined(rest),
    ...(from === undefined ? {} : { from: parseInstant(from) }),
    ...(until === undefined ? {} : { until: parseInstant(until) }),
  };
}
