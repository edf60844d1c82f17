/** Where a key of the keyboard leads in a list. */

export interface GridMove {
  /** Row that the keys stand on, -1 for none. */
  readonly at: number;
  readonly count: number;
  /** Rows that fit on screen. */
  readonly page: number;
}

/** Index of the row to stand on; null for a key that moves nothing. */
export function movedBy(key: string, { at, count, page }: GridMove): number | null {
  if (count === 0) return null;
  const steps: Readonly<Partial<Record<string, number>>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const next = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return next === undefined ? null : Math.min(Math.max(next, 0), count - 1);
}
