import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryKind } from '../../../src/domain/log/log-entry.ts';
import {
  everything,
  isUnfiltered,
  type EntryFilter,
} from '../../../src/renderer/features/live-log/entry-filter.ts';
import { limits, rigOf, settledRig, type Rig } from './log-rig.ts';

const kinds: readonly EntryKind[] = ['request', 'status', 'fee'];
const filters: readonly EntryFilter[] = [
  everything,
  { kinds: ['fee'], text: '' },
  { kinds: [], text: 'ab' },
  { kinds: ['status', 'request'], text: 'B' },
];

/** One thing that happens, by the world or by the reader. */
type Happening = (rig: Rig, filter: { current: EntryFilter }) => Promise<void> | void;

const appended = fc
  .tuple(
    fc.array(fc.record({ kind: fc.constantFrom(...kinds), raw: fc.constantFrom('', 'xAb', 'b', 'q') }), {
      minLength: 1,
      maxLength: 9,
    }),
    fc.constantFrom(0, 0, 0, 2),
  )
  .map(
    ([parts, hole]): Happening =>
      ({ host }) =>
        host.append(parts, hole),
  );
const delivered = fc.tuple(fc.constantFrom(Infinity, Infinity, 1, 3), fc.boolean()).map(
  ([most, twice]): Happening =>
    ({ host }) =>
      host.deliver(most, twice),
);
const happening = fc.oneof(
  { weight: 6, arbitrary: appended },
  { weight: 6, arbitrary: delivered },
  {
    weight: 12,
    arbitrary: fc.constantFrom<Happening>(
      ({ host }) => host.answer(),
      ({ host }) => host.work(),
      ({ host }) => host.answer(),
      ({ frame }) => frame(),
      ({ host }) => host.loseConnection(),
      ({ host }) => host.connect(),
      ({ elapse }) => elapse(),
      ({ log }) => log.pause(),
      ({ log }) => log.resume(),
      ({ log }) => log.setAtLiveEnd(false),
      ({ log }) => log.setAtLiveEnd(true),
      ({ log }) => log.loadOlder(),
      ({ log }) => log.goToOldest(),
      ({ log }) => log.follow(),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...filters).map((chosen): Happening => ({ log }, filter) => {
      filter.current = chosen;
      log.setFilter(chosen);
    }),
  },
);

describe('whatever happens', () => {
  it('rows are a piece of the log without a hole, and in the end its newest entries', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 60 }), async (happenings) => {
        const rig = rigOf();
        const filter = { current: everything };
        let paused: { rows: number; filter: EntryFilter } | null = null;
        for (const happen of happenings) {
          await happen(rig, filter);
          rig.frame();
          expectPiece(rig, filter.current);
          const { isPaused, isLoading, rows } = rig.log.view();
          const last = rows.at(-1)?.seq ?? 0;
          if (!isPaused || isLoading) paused = null;
          else paused ??= { rows: last, filter: filter.current };
          // A pause holds back: a later row than at its beginning never shows.
          if (paused !== null && paused.filter === filter.current)
            expect(last).toBeLessThanOrEqual(paused.rows);
        }
        rig.host.connect();
        rig.log.resume();
        await rig.host.settle();
        rig.elapse();
        await rig.host.settle();
        rig.frame();
        const all = rig.host.matching(filter.current).map(({ seq }) => seq);
        const { hasOlder, isFollowing, waiting, failure } = rig.log.view();
        expect({ isFollowing, waiting, failure }).toEqual({ isFollowing: true, waiting: 0, failure: null });
        expect(rig.seqs()).toEqual(hasOlder ? all.slice(-rig.seqs().length) : all);
        if (hasOlder) expect(rig.seqs().length).toBeGreaterThanOrEqual(limits.pageRows);
      }),
      { numRuns: 1500 },
    );
  });

  it('counts exactly what waits while nothing is filtered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }),
        fc.boolean(),
        async (sizes, spares) => {
          const { host, log, frame } = await settledRig(3);
          log.pause();
          for (const size of sizes) {
            host.append(Array.from({ length: size }, () => ({})));
            host.deliver(spares ? 1 : Infinity);
          }
          frame();
          expect(log.view().waiting).toBe(sizes.reduce((sum, size) => sum + size, 0));
        },
      ),
    );
  });
});

function expectPiece({ host, log, seqs }: Rig, filter: EntryFilter): void {
  const { isLoading, isFollowing, waiting } = log.view();
  // Until the first answer to a filter the rows of the one before are there.
  if (isLoading) return;
  const shown = seqs();
  const [first, last] = [shown[0] ?? 0, shown.at(-1) ?? 0];
  const piece = host.matching(filter).filter(({ seq }) => seq >= first && seq <= last);
  expect(shown).toEqual(piece.map(({ seq }) => seq));
  expect(shown.length).toBeLessThanOrEqual(limits.maxRows);
  expect(isFollowing && waiting > 0).toBe(false);
  if (isUnfiltered(filter)) expect(waiting).toBeGreaterThanOrEqual(0);
}
