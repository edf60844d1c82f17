import { derivedSeq } from './schema.ts';
import type { Connection } from './sqlite.ts';

export interface PruneStep {
  /** Milliseconds since 1970: what was sent or received before goes. */
  readonly olderThan: number;
  /** Only entries with a greater number are looked at. */
  readonly after: number;
}

export interface Pruned {
  readonly deleted: number;
  /** `after` of the next step; null where there is nothing more to look at. */
  readonly next: number | null;
}

/** One step ends beyond any of these, so that no append waits for long. */
const rowsPerStep = 1_000;
const deletionsPerStep = 500;
const stepMs = 10;

/** A call that a flood of repeats has made longer is taken away in several steps. */
const maxConnected = 2_000;

/** Entries that belong together: of one call, and of the calls that share a message with it. */
interface Connected {
  readonly seqs: ReadonlySet<number>;
  readonly sessionIds: ReadonlySet<string>;
  readonly callIds: ReadonlySet<string>;
  /** Nothing of it is newer than the limit. */
  readonly isOld: boolean;
}

/**
 * Deletes old entries in one short transaction, together with what was derived from them. A call is deleted as
 * a whole or stays as a whole: while anything of it is newer, all of it is kept, so that no call loses its
 * beginning. Numbers are not given again.
 */
export function pruneStep(side: Connection, { olderThan, after }: PruneStep): Pruned {
  return side.transaction(() => {
    // Another process has just written, and which calls that belongs to is not known yet: the next step asks again.
    if (side.number(derivedSeq) < side.number('SELECT max(seq) FROM entries'))
      return { deleted: 0, next: after };
    const until = performance.now() + stepMs;
    const rows = side.rows(
      'SELECT seq, at FROM entries WHERE seq > ? ORDER BY seq LIMIT ?',
      after,
      rowsPerStep,
    );
    const seen = new Set<number>();
    let deleted = 0;
    for (const row of rows) {
      // INTEGER and REAL, both NOT NULL, in a STRICT table.
      const [seq, at] = row as [number, number];
      if (at < olderThan && !seen.has(seq)) {
        const connected = connectedWith(side, seq, olderThan);
        for (const one of connected.seqs) seen.add(one);
        if (connected.isOld) deleted += deleteConnected(side, connected);
      }
      if (deleted >= deletionsPerStep || performance.now() > until) return { deleted, next: seq };
    }
    // INTEGER as above.
    return { deleted, next: rows.length < rowsPerStep ? null : (rows.at(-1)?.[0] as number) };
  });
}

function connectedWith(side: Connection, first: number, olderThan: number): Connected {
  const seqs = new Set([first]);
  const sessionIds = new Set<string>();
  const callIds = new Set<string>();
  // Newest first: what is newer than the limit is found soon.
  const add = (names: Set<string>, name: string, sql: string): void => {
    if (names.has(name)) return;
    names.add(name);
    for (const [seq] of side.rows(sql, name, maxConnected))
      if (seqs.size < maxConnected) seqs.add(seq as number);
  };
  // What is added on the way has its turn as well.
  for (const seq of seqs) {
    const [at, callId] = (side.rows('SELECT at, call_id FROM entries WHERE seq = ?', seq)[0] ?? []) as [
      number?,
      (string | null)?,
    ];
    if (at !== undefined && at >= olderThan) return { seqs, sessionIds, callIds, isOld: false };
    if (typeof callId === 'string') add(callIds, callId, seqsOfCall);
    for (const [sessionId] of side.rows('SELECT session_id FROM entry_sessions WHERE seq = ?', seq))
      add(sessionIds, sessionId as string, seqsOfSession);
  }
  return { seqs, sessionIds, callIds, isOld: true };
}

const seqsOfCall = 'SELECT seq FROM entries WHERE call_id = ? ORDER BY seq DESC LIMIT ?';
const seqsOfSession = 'SELECT seq FROM entry_sessions WHERE session_id = ? ORDER BY seq DESC LIMIT ?';

/** @returns how many entries */
function deleteConnected(side: Connection, { seqs, sessionIds, callIds }: Connected): number {
  for (const table of ['entries', 'entry_sessions', 'cdrs'])
    for (const seq of seqs) side.run(`DELETE FROM ${table} WHERE seq = ?`, seq);
  const keys = [...[...sessionIds].map((id) => `s:${id}`), ...[...callIds].map((id) => `c:${id}`)];
  for (const table of ['call_facts', 'calls'])
    for (const key of keys) side.run(`DELETE FROM ${table} WHERE key = ?`, key);
  for (const callId of callIds) side.run('DELETE FROM call_ties WHERE call_id = ?', callId);
  return seqs.size;
}
