import type { CallQuery } from './event-log.ts';
import { limitOf, nextWindow, type SearchSurroundings } from './search.ts';
import { searchForms } from './searchable-call.ts';
import type { Connection } from './sqlite.ts';

/** Where a call stands in the list. */
interface Position {
  readonly startedAt: string;
  readonly key: string;
}

/** What a query asks of a call, as SQL. */
interface Filter {
  readonly where: string;
  readonly values: readonly string[];
  /** One call is asked for by its name: nothing has to be walked through. */
  readonly isByName: boolean;
}

/** Behind every time there can be, and before. */
const newestEnd: Position = { startedAt: '~', key: '' };
const oldestEnd: Position = { startedAt: '', key: '' };
const firstWindow = 1024;

/**
 * Calls as JSON, newest first. A filter is walked down the index in windows of a few milliseconds each, so
 * that a search through many calls never keeps an append waiting for longer than that.
 */
export async function searchCalls(query: CallQuery, around: SearchSurroundings): Promise<string[]> {
  const filter = filterOf(query);
  const limit = limitOf(query.limit);
  const isDirect = filter.isByName || filter.where === '';
  const found: string[] = [];
  let upper = query.before === undefined ? newestEnd : positionOf(query.before);
  let window = firstWindow;
  for (;;) {
    const connection = around.connection();
    const started = performance.now();
    const lower = isDirect ? null : windowEnd(connection, upper, window);
    found.push(...readCalls(connection, filter, upper, lower ?? oldestEnd, limit - found.length));
    if (lower === null || found.length >= limit) return found;
    upper = lower;
    window = nextWindow(window, performance.now() - started);
    await around.breathe();
  }
}

/** The key as the table had it when the page before was read: a call without a session stands under our name. */
function positionOf({ startedAt, callId, sessionId }: NonNullable<CallQuery['before']>): Position {
  const isOurs = sessionId === null && callId !== null;
  return { startedAt, key: isOurs ? `c:${callId}` : `s:${sessionId ?? ''}` };
}

/** The last call of the window; null where what is left is no more than a window. */
function windowEnd(connection: Connection, { startedAt, key }: Position, window: number): Position | null {
  const sql = `SELECT started_at, key FROM calls WHERE (started_at, key) < (?, ?)
    ORDER BY started_at DESC, key DESC LIMIT 1 OFFSET ?`;
  const row = connection.rows(sql, startedAt, key, window - 1)[0];
  // Both columns are TEXT NOT NULL in a STRICT table.
  return row === undefined ? null : { startedAt: row[0] as string, key: row[1] as string };
}

/** Calls below the first position, down to the second, which counts. */
function readCalls(
  connection: Connection,
  { where, values }: Filter,
  upper: Position,
  lower: Position,
  limit: number,
): string[] {
  const sql = `SELECT call FROM calls WHERE (started_at, key) < (?, ?) AND (started_at, key) >= (?, ?)${where}
    ORDER BY started_at DESC, key DESC LIMIT ?`;
  const range = [upper.startedAt, upper.key, lower.startedAt, lower.key];
  // The column is TEXT NOT NULL in a STRICT table.
  return connection.rows(sql, ...range, ...values, limit).map(([call]) => call as string);
}

function filterOf({ sessionId, callId, text, verdicts }: CallQuery): Filter {
  const conditions: string[] = [];
  const values: string[] = [];
  const add = (condition: string, ...operands: string[]): void => {
    conditions.push(` AND ${condition}`);
    values.push(...operands);
  };
  if (sessionId !== undefined) add("key = 's:' || ?", sessionId);
  if (callId !== undefined)
    add(
      "key = coalesce((SELECT 's:' || session_id FROM call_ties WHERE call_id = ?), 'c:' || ?)",
      callId,
      callId,
    );
  if (verdicts !== undefined) add('verdict IN (SELECT value FROM json_each(?))', JSON.stringify(verdicts));
  const forms = searchForms(text ?? '');
  if (forms.length > 0) add(`(${forms.map(() => 'instr(search, ?) > 0').join(' OR ')})`, ...forms);
  return { where: conditions.join(''), values, isByName: (sessionId ?? callId) !== undefined };
}
