import { entryKinds, type EntryKind, type LogEntry } from '../../../domain/log/log-entry.ts';

export function countKinds(rows: readonly LogEntry[]): Readonly<Record<EntryKind, number>> {
  // Every kind is in the list.
  const counts = Object.fromEntries(entryKinds.map((kind) => [kind, 0])) as Record<EntryKind, number>;
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}
