/** Which entry an entry follows on. */
import type { LogEntry } from '../../../domain/log/log-entry.ts';

/** Calls overlap, but not by more than that many entries. */
const mostBetween = 1000;

const found = new WeakMap<LogEntry, LogEntry>();

/** The entry before this one of the same call, null where the rows before it hold none. */
export function entryBefore(rows: readonly LogEntry[], index: number): LogEntry | null {
  const entry = rows[index];
  if (entry === undefined) return null;
  const known = found.get(entry);
  if (known !== undefined) return known;
  for (let at = index - 1; at >= Math.max(0, index - mostBetween); at -= 1) {
    const before = rows[at];
    if (before === undefined || !isSameCall(entry, before)) continue;
    found.set(entry, before);
    return before;
  }
  return null;
}

/** Only an answer has both names of a call: it joins the request to what the platform sends. */
function isSameCall(a: LogEntry, b: LogEntry): boolean {
  return (
    (a.sessionId !== null && a.sessionId === b.sessionId) || (a.callId !== null && a.callId === b.callId)
  );
}
