/** Rows are kept oldest first; the list shows them in either order. */
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import type { LogChoices } from './log-choices.ts';

type Rows = readonly LogEntry[];
type Order = LogChoices['order'];

/** Place in `rows` of the row at `index` of the list, and the reverse. */
export function placeOf(rows: Rows, order: Order, index: number): number {
  return order === 'newest-first' ? rows.length - 1 - index : index;
}

export function rowAt(rows: Rows, order: Order, index: number): LogEntry | null {
  return rows[placeOf(rows, order, index)] ?? null;
}

/** Index in the list of the entry with this number, -1 where it is not there. */
export function rowOf(rows: Rows, order: Order, seq: number): number {
  const place = firstFrom(rows, seq);
  return rows[place]?.seq === seq ? placeOf(rows, order, place) : -1;
}

/** Index in the list of the entry with this number, or of the nearest one. */
export function nearestRow(rows: Rows, order: Order, seq: number): number {
  return placeOf(rows, order, Math.max(0, Math.min(firstFrom(rows, seq), rows.length - 1)));
}

/** Place of the first entry from this number on. */
function firstFrom(rows: Rows, seq: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
