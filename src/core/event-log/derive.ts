import { buildCall } from '../../domain/call/build-call.ts';
import type { Call } from '../../domain/call/call.ts';
import { LogUnavailable } from './event-log.ts';
import { readEntry, type EntryFacts, type FactOfEntry, type Reading } from './read-entry.ts';
import { derivedSchema, derivedSeq, derivedTables, deriveVersion } from './schema.ts';
import { searchableText } from './searchable-call.ts';
import type { Connection } from './sqlite.ts';

/**
 * Fills the derived tables from the entries, always in the order of their numbers and always from where it
 * stopped, so that the result depends on the entries alone: neither on how the work was cut into steps nor on
 * which process did it. `schema.ts` says when `deriveVersion` must be raised.
 */
export class Deriver {
  #side: Connection | null = null;
  /** Recent entries as read, so that the next event of a call does not read the earlier ones again. */
  readonly #readings = new Map<number, Reading>();
  #readBytes = 0;

  /** Derives up to `count` more entries; answers the number up to which everything is derived now. */
  step(side: Connection, count: number): number {
    this.#prepare(side);
    const from = side.number(derivedSeq);
    const batch = this.#readAfter(side, from, count);
    const last = batch.at(-1);
    if (last === undefined) return from;
    return side.transaction(() => {
      // Another process may have derived them meanwhile.
      const reached = side.number(derivedSeq);
      if (reached !== from) return reached;
      const touched: Touched = new Map();
      for (const reading of batch) applyReading(side, reading, touched);
      for (const [key, { seq, changed }] of touched) {
        if (changed) this.#build(side, key, seq);
        else side.run('UPDATE calls SET last_seq = ? WHERE key = ?', seq, key);
      }
      side.run("UPDATE meta SET value = ? WHERE name = 'derived_seq'", last.seq);
      return last.seq;
    });
  }

  /** Starts over where this version of the code derives something else than what is there. */
  #prepare(side: Connection): void {
    if (this.#side !== side) {
      if (!isCurrent(side)) side.transaction(() => startOver(side));
      this.#readings.clear();
      this.#side = side;
    } else if (!isCurrent(side))
      throw new LogUnavailable(
        'newer-schema',
        'another version of this program derives the calls of this log',
      );
  }

  #readAfter(side: Connection, after: number, count: number): Reading[] {
    const readings: Reading[] = [];
    let bytes = 0;
    for (const row of side.each(`${selectFacts} WHERE seq > ? ORDER BY seq LIMIT ?`, after, count)) {
      const entry = entryOf(row);
      readings.push(this.#read(entry));
      bytes += entry.body.byteLength;
      if (bytes >= stepBytes) break;
    }
    return readings;
  }

  /** Makes the call anew from its facts. A call that cannot be built is left out, and the others are not. */
  #build(side: Connection, key: string, touchedBy: number): void {
    const facts = side
      .rows('SELECT seq, idx FROM call_facts WHERE key = ? ORDER BY seq, idx', key)
      .flatMap((row) => {
        // Both columns are INTEGER NOT NULL in a STRICT table.
        const [seq, index] = row as [number, number];
        return this.#reading(side, seq)?.facts.find((fact) => fact.index === index) ?? [];
      });
    const lastSeq = Math.max(touchedBy, side.number('SELECT last_seq FROM calls WHERE key = ?', key));
    const call = tryToBuild(facts);
    if (call === null) side.run('DELETE FROM calls WHERE key = ?', key);
    else storeCall(side, key, call, lastSeq);
  }

  #reading(side: Connection, seq: number): Reading | undefined {
    const known = this.#readings.get(seq);
    if (known !== undefined) return known;
    const row = side.rows(`${selectFacts} WHERE seq = ?`, seq)[0];
    return row === undefined ? undefined : this.#read(entryOf(row));
  }

  #read(entry: EntryFacts): Reading {
    const reading = readEntry(entry);
    this.#readBytes += entry.body.byteLength;
    if (this.#readBytes > keptBytes) {
      this.#readings.clear();
      this.#readBytes = entry.body.byteLength;
    }
    this.#readings.set(reading.seq, reading);
    return reading;
  }
}

/** Repeats of one kind that a call is built from; later ones are in the log, and change nothing. */
const factsPerTag = 100;
const stepBytes = 1 << 18;
const keptBytes = 1 << 20;
const selectFacts = 'SELECT seq, at, kind, session_id, call_id, http, detail, body FROM entries';

function entryOf(row: unknown[]): EntryFacts {
  // `selectFacts` names the columns, and the table is STRICT.
  type Row = [number, number, string, string | null, string | null, number | null, string | null, Uint8Array];
  const [seq, at, kind, sessionId, callId, http, detail, body] = row as Row;
  return { seq, at, kind, sessionId, callId, http, detail, body };
}

function isCurrent(side: Connection): boolean {
  return side.number("SELECT value FROM meta WHERE name = 'derive_version'") === deriveVersion;
}

function startOver(side: Connection): void {
  // Another process may have been faster.
  if (isCurrent(side)) return;
  for (const table of derivedTables) side.exec(`DROP TABLE IF EXISTS ${table}`);
  side.exec(derivedSchema);
  const put = 'INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)';
  side.run(put, 'derive_version', deriveVersion);
  side.run(put, 'derived_seq', 0);
}

/** Calls by their key: the entry that touched each last, and whether its facts changed. */
type Touched = Map<string, { readonly seq: number; readonly changed: boolean }>;

function applyReading(side: Connection, reading: Reading, touched: Touched): void {
  const { seq, callId, sessionIds, facts, cdrs } = reading;
  for (const { callId: named, sessionId } of facts)
    if (named !== null && sessionId !== null) tie(side, { callId: named, sessionId, seq }, touched);
  for (const sessionId of sessionIds) linkSession(side, sessionId, seq);
  const tied = callId === null ? undefined : tiedSession(side, callId);
  if (tied !== undefined) linkSession(side, tied, seq);
  for (const fact of facts) addFact(side, seq, fact, touched);
  for (const { position, sessionId = null, icid = null, calleeNum = null } of cdrs)
    side.run(
      'INSERT OR IGNORE INTO cdrs (seq, idx, session_id, icid, callee, first_byte, end_byte) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[seq, position.index, sessionId, icid, calleeNum, position.start, position.end],
    );
}

function addFact(
  side: Connection,
  seq: number,
  { sessionId, callId, tag, index }: FactOfEntry,
  touched: Touched,
): void {
  const key = callId === null ? sessionKey(sessionId ?? '') : callKey(side, callId);
  const known = side.number('SELECT count(*) FROM call_facts WHERE key = ? AND tag = ?', key, tag);
  const used = known < factsPerTag;
  if (used)
    side.run(
      'INSERT OR IGNORE INTO call_facts (key, tag, seq, idx) VALUES (?, ?, ?, ?)',
      key,
      tag,
      seq,
      index,
    );
  touched.set(key, { seq, changed: used || touched.get(key)?.changed === true });
}

/**
 * The answer to a call of ours names its session. Notifications may have come before it, so two halves become
 * one call. The first answer counts, should there be several.
 */
function tie(
  side: Connection,
  named: { callId: string; sessionId: string; seq: number },
  touched: Touched,
): void {
  const { callId, sessionId, seq } = named;
  if (tiedSession(side, callId) !== undefined) return;
  const [from, to] = [callKey(side, callId), sessionKey(sessionId)];
  side.run('INSERT INTO call_ties (call_id, session_id) VALUES (?, ?)', callId, sessionId);
  side.run(
    'INSERT OR IGNORE INTO entry_sessions (session_id, seq) SELECT ?, seq FROM entries WHERE call_id = ? AND seq <= ?',
    ...[sessionId, callId, seq],
  );
  side.run('UPDATE call_facts SET key = ? WHERE key = ?', to, from);
  for (const tag of ['request', 'response']) pruneFacts(side, to, tag);
  side.run('DELETE FROM calls WHERE key = ?', from);
  touched.delete(from);
  touched.set(to, { seq, changed: true });
}

/** Two calls of ours may turn out to be one session: the bound on its facts stays. */
function pruneFacts(side: Connection, key: string, tag: string): void {
  side.run(
    `DELETE FROM call_facts WHERE key = ? AND tag = ? AND seq > (
      SELECT seq FROM call_facts WHERE key = ? AND tag = ? ORDER BY seq LIMIT 1 OFFSET ?)`,
    ...[key, tag, key, tag, factsPerTag - 1],
  );
}

function linkSession(side: Connection, sessionId: string, seq: number): void {
  side.run('INSERT OR IGNORE INTO entry_sessions (session_id, seq) VALUES (?, ?)', sessionId, seq);
}

function tiedSession(side: Connection, callId: string): string | undefined {
  const sessionId = side.value('SELECT session_id FROM call_ties WHERE call_id = ?', callId);
  return typeof sessionId === 'string' ? sessionId : undefined;
}

function callKey(side: Connection, callId: string): string {
  const sessionId = tiedSession(side, callId);
  return sessionId === undefined ? `c:${callId}` : sessionKey(sessionId);
}

export function sessionKey(sessionId: string): string {
  return `s:${sessionId}`;
}

function tryToBuild(facts: readonly FactOfEntry[]): { readonly call: Call; readonly json: string } | null {
  if (facts.length === 0) return null;
  try {
    const call = buildCall(facts.map(({ fact }) => fact));
    return { call, json: JSON.stringify(call) };
  } catch {
    return null;
  }
}

function storeCall(
  side: Connection,
  key: string,
  { call, json }: { call: Call; json: string },
  seq: number,
): void {
  side.run(
    `INSERT OR REPLACE INTO calls (key, session_id, call_id, started_at, callee, verdict, last_seq, search, call)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[key, call.sessionId, call.callId, call.startedAt, call.callee, call.verdict.code, seq],
    ...[searchableText(call), json],
  );
}
