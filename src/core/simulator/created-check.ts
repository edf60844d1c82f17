import { clockModes, formatCreated, parseCreated } from '../../domain/protocol/wire-time.ts';
import type { AcceptedClock } from './platform-options.ts';

/** The permitted gap is not published; five minutes is what such gateways usually allow. */
const permittedGapMs = 5 * 60_000;

/**
 * Whether `Created` has the documented form and is near the platform's clock, read as `clock` says. `now` in
 * milliseconds since 1970. Faces of clocks are compared, not instants: the literal `Z` cannot mislead then,
 * nor can the hour that a machine's zone repeats in autumn.
 */
export function isCreatedAcceptable(created: string, clock: AcceptedClock, now: number): boolean {
  const face = parseCreated(created, 'utc');
  if (face === undefined) return false;
  return (clock === 'any' ? clockModes : [clock]).some((mode) => {
    const shown = parseCreated(formatCreated(now, mode), 'utc');
    return shown !== undefined && Math.abs(shown - face) <= permittedGapMs;
  });
}
