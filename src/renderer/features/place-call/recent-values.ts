/** What was called with lately, newest first, so that it need not be typed again. */
import type { Call } from '../../../domain/call/call.ts';
import type { Verdict } from '../../../domain/verdict/verdict.ts';

/** How many of each are offered. */
const most = 8;

export interface RecentCallee {
  readonly number: string;
  /** How the last call to it went. */
  readonly verdict: Verdict['code'];
  readonly at: string;
}

/** @param calls newest first */
export function recentCallees(calls: readonly Call[]): readonly RecentCallee[] {
  const seen = new Map<string, RecentCallee>();
  for (const { callee, callId, verdict, startedAt } of calls) {
    // A call without our own name was placed by another program.
    if (callee === null || callId === null || seen.has(callee)) continue;
    seen.set(callee, { number: callee, verdict: verdict.code, at: startedAt });
  }
  return [...seen.values()].slice(0, most);
}

/** Values of a field of the requests, without those already offered. */
export function recentValues(
  calls: readonly Call[],
  field: 'preTone' | 'posTone' | 'displayNbr',
  offered: readonly string[],
): readonly string[] {
  const values = calls.map(({ request }) => request?.[field]).filter((value) => typeof value === 'string');
  return [...new Set(values)].filter((value) => value !== '' && !offered.includes(value)).slice(0, most);
}
