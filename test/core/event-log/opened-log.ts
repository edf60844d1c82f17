import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EventLog, LogProblem, StoredEntry } from '../../../src/core/event-log/event-log.ts';
import { openEventLog, type EventLogOptions } from '../../../src/core/event-log/open-event-log.ts';
import { workerUrl } from './entries.ts';
import { afterTest } from './temp-folder.ts';

/** A log that is closed after the test, with the problems it reported. */
export async function openLog(
  folder: string,
  options: Partial<EventLogOptions> = {},
): Promise<{ log: EventLog; problems: (LogProblem | null)[] }> {
  const problems: (LogProblem | null)[] = [];
  const onProblem = (problem: LogProblem | null): void => void problems.push(problem);
  const log = await openEventLog({ folder, workerUrl, onProblem, ...options });
  afterTest(() => log.close());
  return { log, problems };
}

/** The file itself, as any other program would see it. */
export function inDatabase<T>(folder: string, look: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(join(folder, 'ringcode.sqlite'), { timeout: 5_000 });
  try {
    return look(db);
  } finally {
    db.close();
  }
}

export function integrity(folder: string): unknown {
  return inDatabase(folder, (db) => db.prepare('PRAGMA integrity_check').get()?.['integrity_check']);
}

export interface Seen {
  readonly entries: readonly StoredEntry[];
  /** Resolves once this many entries were seen. */
  until(count: number): Promise<void>;
}

/** Everything a subscriber is told. */
export function watchLog(log: EventLog): Seen {
  const entries: StoredEntry[] = [];
  let wake = (): void => undefined;
  log.subscribe((news) => {
    entries.push(...news);
    wake();
  });
  const until = async (count: number): Promise<void> => {
    while (entries.length < count) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { entries, until };
}
