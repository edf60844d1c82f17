/**
 * Keeps the reader's place: at the live end the list goes along with what arrives, anywhere else the row that is
 * read stays where it is, whatever is added or given up around it.
 */
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import type { LiveLog, LiveLogView } from './live-log.ts';
import type { LogChoices } from './log-choices.ts';
import { nearestRow, rowAt } from './row-order.ts';

export const rowHeight = 28;
/** Older entries are asked for when the end of the rows is that near. */
const rowsAhead = 60;
/** Scrolled by less than that is not scrolled. */
const slack = 3;

export interface LogScroll {
  /** Rows to draw. */
  readonly items: readonly VirtualItem[];
  /** Of the head and all rows, pixels. */
  readonly height: number;
  readonly onScroll: () => void;
  /** Brings a row into view. */
  reveal(this: void, index: number): void;
}

interface Place {
  /** Number of the first entry in view, null for none. */
  seq: number | null;
  /** Pixels of it that are out of view. */
  offset: number;
  scrollTop: number;
  jump: number;
}

export interface LogScrollOptions {
  readonly log: LiveLog;
  readonly view: LiveLogView;
  readonly order: LogChoices['order'];
}

export function useLogScroll(
  scroller: RefObject<HTMLDivElement | null>,
  { log, view, order }: LogScrollOptions,
): LogScroll {
  const { rows } = view;
  const place = useRef<Place>({ seq: null, offset: 0, scrollTop: 0, jump: view.jump.count });
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // Room for the head, which stays in place over the rows.
    paddingStart: rowHeight,
  });
  const height = virtualizer.scrollRect?.height ?? 0;

  const remember = (element: HTMLElement): void => {
    const index = Math.floor(element.scrollTop / rowHeight);
    const seq = rowAt(rows, order, index)?.seq ?? null;
    Object.assign(place.current, {
      seq,
      offset: element.scrollTop % rowHeight,
      scrollTop: element.scrollTop,
    });
  };
  const report = (element: HTMLElement): void => {
    const { toNewest, toOldest } = distances(element, order);
    log.setAtLiveEnd(toNewest <= slack);
    if (toOldest < rowsAhead * rowHeight) log.loadOlder();
  };
  const keepPlace = useEffectEvent((element: HTMLElement) => {
    const isShort = rows.length * rowHeight < height;
    const isJump = view.jump.count !== place.current.jump;
    // Nothing moves, and asking the page where it stands would make it lay itself out for each batch.
    if (view.isFollowing && order === 'newest-first' && !isJump && !isShort) {
      place.current.seq = null;
      return;
    }
    const target = scrollTarget(element, place.current, { view, order });
    if (target !== null && target !== element.scrollTop) element.scrollTop = target;
    place.current.jump = view.jump.count;
    remember(element);
    // A list that is shorter than its room never scrolls: where it stands is told here.
    if (!view.isFollowing || isShort) report(element);
  });
  useLayoutEffect(() => {
    if (scroller.current !== null) keepPlace(scroller.current);
  }, [scroller, rows, order, height, view.jump, view.isFollowing]);

  const onScroll = (): void => {
    const element = scroller.current;
    if (element === null) return;
    remember(element);
    report(element);
  };
  const reveal = (index: number): void => {
    const element = scroller.current;
    if (element === null) return;
    const top = index * rowHeight;
    const room = element.clientHeight - rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
  };
  return { items: virtualizer.getVirtualItems(), height: virtualizer.getTotalSize(), onScroll, reveal };
}

function distances(
  { scrollTop, scrollHeight, clientHeight }: HTMLElement,
  order: LogScrollOptions['order'],
): { toNewest: number; toOldest: number } {
  const toEnd = scrollHeight - clientHeight - scrollTop;
  return order === 'newest-first'
    ? { toNewest: scrollTop, toOldest: toEnd }
    : { toNewest: toEnd, toOldest: scrollTop };
}

/** Where the list belongs after its rows have changed; null where it is to stay. */
function scrollTarget(
  { scrollTop, scrollHeight, clientHeight }: HTMLElement,
  place: Place,
  { view: { rows, jump, isFollowing }, order }: Omit<LogScrollOptions, 'log'>,
): number | null {
  const end = scrollHeight - clientHeight;
  if (jump.count !== place.jump) return (jump.to === 'newest') === (order === 'newest-first') ? 0 : end;
  // Whoever has begun to scroll away is not held back; that is reported in a moment.
  if (isFollowing)
    return Math.abs(scrollTop - place.scrollTop) > slack ? null : order === 'newest-first' ? 0 : end;
  if (place.seq === null || rows.length === 0) return null;
  return Math.min(nearestRow(rows, order, place.seq) * rowHeight + place.offset, end);
}
