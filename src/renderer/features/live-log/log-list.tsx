import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useCallback, useId, useRef, type KeyboardEvent, type ReactNode, type WheelEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import { keyTarget } from './list-keys.ts';
import type { LiveLog, LiveLogView } from './live-log.ts';
import type { LogChoices } from './log-choices.ts';
import { LogHead } from './log-head.tsx';
import { LogRows } from './log-rows.tsx';
import { rowAt, rowOf } from './row-order.ts';
import { rowHeight, useLogScroll, type LogScroll } from './use-log-scroll.ts';
import { useWaiting } from './use-waiting.ts';
import styles from './log-list.module.css';

/** The entry that the keys stand on; the oldest is one that may still have to be asked for. */
export type Selection = LogEntry | 'oldest' | null;

export interface LogListProps {
  readonly log: LiveLog;
  readonly view: LiveLogView;
  readonly order: LogChoices['order'];
  readonly selected: LogEntry | null;
  readonly select: (selection: Selection) => void;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

/** A table that draws only what is visible: one stop of the keyboard, its rows by arrows. */
export function LogList(props: LogListProps): ReactNode {
  const { log, view, order, selected, select, setOpen } = props;
  const { t } = useTranslation('log');
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useLogScroll(scroller, props);
  const onKeyDown = useListKeys(props, scroll);
  const onPick = useCallback(
    (entry: LogEntry) => {
      select(entry);
      setOpen(true);
    },
    [select, setOpen],
  );
  const at = selected === null ? -1 : rowOf(view.rows, order, selected.seq);
  const isDrawn = scroll.items.some(({ index }) => index === at);
  const isWhole = !view.hasOlder && !view.hasNewer;
  return (
    <div className={styles['list']}>
      <div
        ref={scroller}
        className={styles['grid']}
        role="grid"
        tabIndex={0}
        aria-label={t('entries')}
        aria-rowcount={isWhole ? view.rows.length + 1 : -1}
        aria-busy={view.isLoading}
        {...(isDrawn ? { 'aria-activedescendant': `${id}-${at}` } : {})}
        onKeyDown={onKeyDown}
        onScroll={scroll.onScroll}
      >
        <LogHead />
        <LogRows
          id={id}
          items={scroll.items}
          height={scroll.height}
          rows={view.rows}
          order={order}
          at={at}
          onPick={onPick}
        />
      </div>
      <NewEntries
        log={log}
        view={view}
        order={order}
        // It lies over the rows, which are scrolled all the same.
        onWheel={({ deltaY }) => scroller.current?.scrollBy({ top: deltaY })}
      />
    </div>
  );
}

function useListKeys(
  { log, view, order, selected, select, isOpen, setOpen }: LogListProps,
  scroll: LogScroll,
): (event: KeyboardEvent<HTMLElement>) => void {
  const { rows } = view;
  const at = selected === null ? -1 : rowOf(rows, order, selected.seq);
  const toEdge = (isNewest: boolean): void => {
    if (isNewest) {
      log.follow();
      select(rows.at(-1) ?? null);
    } else {
      log.goToOldest();
      select('oldest');
    }
  };
  const act: Readonly<Partial<Record<string, () => void>>> = {
    ' ': () => (view.isPaused ? log.resume() : log.pause()),
    Enter: () => {
      if (isOpen) focusEntry();
      setOpen(selected !== null);
    },
    Escape: () => setOpen(false),
  };
  return (event) => {
    const { key, currentTarget } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(currentTarget.clientHeight / rowHeight) - 2);
    const target = keyTarget(key, { at, count: rows.length, page });
    if (Object.hasOwn(act, key)) act[key]?.();
    else if (target?.kind === 'row') {
      select(rowAt(rows, order, target.index));
      scroll.reveal(target.index);
    } else if (target !== null) toEdge((target.kind === 'start') === (order === 'newest-first'));
    else return;
    event.preventDefault();
  };
}

/** Into the entry that is open beside the list. */
function focusEntry(): void {
  document.querySelector<HTMLElement>('[data-log-entry] [role="tab"][aria-selected="true"]')?.focus();
}

/** For who reads further back: how many have arrived, and the way to them. */
function NewEntries({
  log,
  view,
  order,
  onWheel,
}: Pick<LogListProps, 'log' | 'view' | 'order'> & {
  readonly onWheel: (event: WheelEvent) => void;
}): ReactNode {
  const { t } = useTranslation('log');
  const waiting = useWaiting(view);
  if (view.isPaused || view.isFollowing || view.isLoading) return null;
  const Arrow = order === 'newest-first' ? IconArrowUp : IconArrowDown;
  return (
    <Button
      className={styles['new'] ?? ''}
      data-order={order}
      size="compact-sm"
      radius="xl"
      leftSection={<Arrow size={14} aria-hidden />}
      aria-label={`${view.waiting > 0 ? `${waiting}. ` : ''}${t('goToNewest')}`}
      onClick={() => log.follow()}
      onWheel={onWheel}
    >
      {view.waiting > 0 ? waiting : t('newest')}
    </Button>
  );
}
