/** Where a key of the keyboard leads in the list. */

export type Target = { readonly kind: 'row'; readonly index: number } | { readonly kind: 'start' | 'end' };

/** @param at row that the keys stand on, -1 for none. @param page rows that fit on screen. @returns null for a key that moves nothing */
export function keyTarget(
  key: string,
  { at, count, page }: { readonly at: number; readonly count: number; readonly page: number },
): Target | null {
  if (key === 'Home') return { kind: 'start' };
  if (key === 'End') return { kind: 'end' };
  const steps: Readonly<Partial<Record<string, number>>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
  };
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (step === undefined || count === 0) return null;
  return { kind: 'row', index: Math.min(Math.max(at < 0 ? 0 : at + step, 0), count - 1) };
}
