import { describe, expect, it } from 'vitest';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { Call } from '../../../src/domain/call/call.ts';
import {
  askedSize,
  callKey,
  extendPages,
  joinPages,
  pageRequest,
  pagesOfRows,
  splitPages,
  type PageStarts,
} from '../../../src/renderer/features/calls/call-pages.ts';

/** Calls of a host by age: 0 is the oldest, one a second. */
function callsUntil(newest: number): Call[] {
  return Array.from({ length: newest + 1 }, (_, index) => call(newest - index));
}

function call(age: number): Call {
  const at = 1_000_000 + age * 1000;
  return buildCall([{ kind: 'request', at, callId: `call-${age}`, profile: 'p', body: {} }]);
}

/** What the host answers for every page. */
function answers(host: readonly Call[], starts: PageStarts): Call[][] {
  return starts.map((start) => {
    const from = start === null ? 0 : host.findIndex(({ callId }) => callId === start.callId) + 1;
    return host.slice(from, from + askedSize);
  });
}

const names = (calls: readonly Call[]): (string | null)[] => calls.map(({ callId }) => callId);

function readOn(host: readonly Call[], starts: PageStarts = [null]): PageStarts {
  return extendPages(starts, joinPages(starts, answers(host, starts)));
}

describe('the list of calls in pages', () => {
  it('asks for what the filter says', () => {
    expect(pageRequest({ text: ' 138 ', verdicts: ['busy'] }, null)).toEqual({
      limit: askedSize,
      text: '138',
      verdicts: ['busy'],
    });
    expect(pageRequest({ text: ' ', verdicts: [] }, null)).toEqual({ limit: askedSize });
  });

  it('lists every call once, over all pages', () => {
    const host = callsUntil(329);
    let starts: PageStarts = [null];
    for (let page = 1; page < 4; page += 1) starts = readOn(host, starts);
    const list = joinPages(starts, answers(host, starts));
    expect(names(list.calls)).toEqual(names(host));
    expect(list.offsets).toEqual([0, 100, 200, 300]);
    expect(list.isMore).toBe(false);
    expect(extendPages(starts, list)).toBe(starts);
  });

  it('tells that there is more', () => {
    const host = callsUntil(100);
    expect(joinPages([null], answers(host, [null])).isMore).toBe(true);
    expect(joinPages([null], answers(callsUntil(99), [null])).isMore).toBe(false);
  });

  it('keeps older pages where they are while calls arrive', () => {
    const starts = readOn(callsUntil(199));
    const later = callsUntil(229);
    const list = joinPages(starts, answers(later, starts));
    expect(names(list.calls)).toEqual(names(later));
    expect(list.offsets).toEqual([0, 130]);
    expect(splitPages(starts, answers(later, starts))).toBe(starts);
  });

  it('splits the first page when more has arrived than it holds, again and again', () => {
    const later = callsUntil(999);
    let starts = readOn(callsUntil(199));
    for (;;) {
      const next = splitPages(starts, answers(later, starts));
      if (next === starts) break;
      starts = next;
    }
    const { calls } = joinPages(starts, answers(later, starts));
    expect(names(calls)).toEqual(names(later));
    expect(starts.length).toBeGreaterThan(6);
  });

  it('loses no row on screen while a page that was split off is on its way', () => {
    const later = callsUntil(269);
    const before = readOn(callsUntil(199));
    const starts = splitPages(before, answers(later, before));
    const [first, , last] = answers(later, starts);
    const { calls } = joinPages(starts, [first, undefined, last]);
    expect(names(calls)).toEqual(names(joinPages(before, answers(later, before)).calls));
  });

  it('lists a call that has moved from one page to another once', () => {
    const host = callsUntil(150);
    const starts = readOn(host);
    const [first = [], second = []] = answers(host, starts);
    // Its first sign came late: the first page has been asked again since, the second has not.
    const moved = { ...call(3), startedAt: call(151).startedAt };
    const { calls } = joinPages(starts, [[moved, ...first], second]);
    expect(calls.filter((one) => callKey(one) === callKey(moved))).toHaveLength(1);
  });

  it('tells which pages show a row', () => {
    const list = { calls: [], offsets: [0, 130, 230, 330], isMore: false };
    expect(pagesOfRows(list, [0, 40])).toEqual([0, 0]);
    expect(pagesOfRows(list, [129, 130])).toEqual([0, 1]);
    expect(pagesOfRows(list, [400, 450])).toEqual([3, 3]);
  });
});
