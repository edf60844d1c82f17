import type { EntryQuery } from './event-log.ts';
import type { EntryRow } from './messages.ts';
import type { Connection } from './sqlite.ts';

/** What a search needs of the worker around it. */
export interface SearchSurroundings {
  /** The connection to read with, asked for again in every step. */
  connection(): Connection;
  /** Lets waiting appends run. */
  breathe(): Promise<void>;
}

const defaultLimit = 100;
const maxLimit = 10_000;
/** A page ends early beyond this, so that no query fills the memory. */
const maxPageBytes = 64 * 1024 * 1024;
const rowsPerStep = 1_000;
const firstWindow = 128;
const maxWindow = 1 << 20;

/** What a query asks of an entry, as SQL. */
interface Filter {
  /** Ends with the conditions on the window of numbers, whose two values follow `session`. */
  readonly from: string;
  readonly session: readonly string[];
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/** Number of entries at most, from what a caller asked for. */
export function limitOf(limit: number | undefined): number {
  if (limit === undefined || Number.isNaN(limit)) return defaultLimit;
  return Math.min(Math.max(Math.trunc(limit), 1), maxLimit);
}

/**
 * Walks the range of numbers in windows, each of a few milliseconds, so that a search through the whole log
 * never keeps an append waiting for longer than that.
 */
export async function searchEntries(query: EntryQuery, around: SearchSurroundings): Promise<EntryRow[]> {
  const filter = filterOf(query);
  const newest = query.end === 'newest';
  const page = new Page(limitOf(query.limit));
  let [low, high] = rangeOf(query, around.connection());
  let window = firstWindow;
  while (low < high && !page.isFull()) {
    const [after, until] = newest
      ? [Math.max(low, high - window), high]
      : [low, Math.min(high, low + window)];
    const started = performance.now();
    const cut = page.read(around.connection(), filter, { after, until, newest });
    if (newest) high = cut === null ? after : cut - 1;
    else low = cut ?? until;
    window = nextWindow(window, performance.now() - started);
    if (low < high && !page.isFull()) await around.breathe();
  }
  return newest ? page.rows.reverse() : page.rows;
}

/** Windows grow while they are read in no time, and shrink where one takes long. */
export function nextWindow(window: number, tookMs: number): number {
  if (tookMs < 3) return Math.min(window * 2, maxWindow);
  return tookMs > 10 ? Math.max(1, window >> 1) : window;
}

/** Greater than the first, up to the second. */
function rangeOf({ after, before }: EntryQuery, connection: Connection): [number, number] {
  const first = connection.number('SELECT min(seq) FROM entries');
  const last = connection.number('SELECT max(seq) FROM entries');
  return [Math.max(after ?? 0, first - 1), Math.min(before === undefined ? last : before - 1, last)];
}

interface Step {
  readonly after: number;
  readonly until: number;
  readonly newest: boolean;
}

class Page {
  readonly rows: EntryRow[] = [];
  readonly #limit: number;
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  isFull(): boolean {
    return this.rows.length >= this.#limit || this.#bytes >= maxPageBytes;
  }

  /** Adds what one window holds; answers the number it stopped at where it could not read all of it. */
  read(connection: Connection, filter: Filter, { after, until, newest }: Step): number | null {
    const most = Math.min(rowsPerStep, this.#limit - this.rows.length);
    const order = newest ? 'DESC' : 'ASC';
    const sql = `SELECT ${columns} ${filter.from}${filter.where} ORDER BY seq ${order} LIMIT ?`;
    let count = 0;
    let last = 0;
    for (const row of connection.each(sql, ...filter.session, after, until, ...filter.values, most)) {
      // `columns` names them in this order, and the table is STRICT.
      const entry = row as unknown as EntryRow;
      this.rows.push(entry);
      this.#bytes += entry[11].byteLength;
      last = entry[0];
      count += 1;
      if (this.#bytes >= maxPageBytes) return last;
    }
    return count === most ? last : null;
  }
}

const columns =
  'e.seq AS seq, e.at, e.kind, e.session_id, e.call_id, e.source, e.method, e.target, e.http, e.headers, e.detail, e.body';

function filterOf(query: EntryQuery): Filter {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const add = (condition: string, ...operands: (string | number)[]): void => {
    conditions.push(` AND ${condition}`);
    values.push(...operands);
  };
  if (query.callId !== undefined) add('e.call_id = ?', query.callId);
  if (query.kinds !== undefined)
    add('e.kind IN (SELECT value FROM json_each(?))', JSON.stringify(query.kinds));
  if (query.from !== undefined) add('e.at >= ?', query.from);
  if (query.until !== undefined) add('e.at <= ?', query.until);
  if (query.text !== undefined && query.text !== '') add(textCondition, query.text, query.text);
  return { ...sourceOf(query.sessionId), where: conditions.join(''), values };
}

function sourceOf(sessionId: string | undefined): Pick<Filter, 'from' | 'session'> {
  if (sessionId === undefined) return { from: 'FROM entries e WHERE e.seq > ? AND e.seq <= ?', session: [] };
  const from = `FROM entry_sessions s CROSS JOIN entries e ON e.seq = s.seq
    WHERE s.session_id = ? AND s.seq > ? AND s.seq <= ?`;
  return { from, session: [sessionId] };
}

/**
 * `lower` changes ASCII letters only, and `instr` compares bytes: text that is not valid UTF-8, or holds NUL,
 * is searched like any other.
 */
const textCondition = `(instr(lower(CAST(e.body AS TEXT)), lower(?)) > 0 OR instr(lower(e.session_id), lower(?)) > 0)`;
