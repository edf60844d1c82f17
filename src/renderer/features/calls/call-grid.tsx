import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Call } from '../../../domain/call/call.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { callHref } from '../../ui/call-href.ts';
import { callKey } from './call-pages.ts';
import { CallRow } from './call-row.tsx';
import { movedBy } from './grid-keys.ts';
import { chooseCall, leftAt, useListView } from './list-view.ts';
import type { LiveCallList } from './use-call-list.ts';
import styles from './call-grid.module.css';

const rowHeight = 28;
/** Older calls are asked for when the end is that near. */
const rowsAhead = 40;

/** Calls as a table that draws only what is visible; one row is entered with the keyboard, all others by arrows. */
export function CallGrid({ list }: { readonly list: LiveCallList }): ReactNode {
  const { t } = useTranslation('calls');
  const { calls, isMore, isStale } = list;
  const { chosen } = useListView();
  const open = useOpenCall();
  const id = useId();
  const { scroller, virtualizer, onScroll } = useScrolledRows(list);
  const at = chosen === null ? -1 : calls.findIndex((call) => callKey(call) === chosen);
  const onKeyDown = (event: KeyboardEvent): void => {
    const call = calls[at];
    if (event.key === 'Enter' && call !== undefined) open(call);
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2;
    const next = movedBy(event.key, { at, count: calls.length, page });
    const target = next === null ? undefined : calls[next];
    if (next === null || target === undefined) return;
    event.preventDefault();
    chooseCall(callKey(target));
    virtualizer.scrollToIndex(next);
  };
  return (
    <>
      <div
        ref={scroller}
        className={styles['grid']}
        role="grid"
        tabIndex={0}
        aria-label={t('list')}
        aria-rowcount={isMore ? -1 : calls.length + 1}
        aria-busy={isStale}
        {...(at < 0 ? {} : { 'aria-activedescendant': `${id}-${at}` })}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <Head />
        <div role="rowgroup" className={styles['rows']} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const call = calls[index];
            return call === undefined ? null : (
              <CallRow
                key={key}
                id={`${id}-${index}`}
                call={call}
                index={index}
                start={start}
                isChosen={index === at}
                onOpen={open}
              />
            );
          })}
        </div>
      </div>
      <MoreCalls list={list} />
    </>
  );
}

/** For the keyboard; with the mouse older calls come by scrolling. */
function MoreCalls({ list: { isMore, isExtending, extend } }: { readonly list: LiveCallList }): ReactNode {
  const { t } = useTranslation('calls');
  if (!isMore && !isExtending) return null;
  return (
    <div className={styles['more']}>
      <Button size="compact-xs" variant="subtle" loading={isExtending} onClick={extend}>
        {t('more')}
      </Button>
    </div>
  );
}

function useOpenCall(): (call: Call) => void {
  const [, go] = useLocation();
  return (call) => {
    chooseCall(callKey(call));
    leftAt.isComingBack = true;
    go(callHref(call));
  };
}

/** Rows that stay where they are read: what arrives above moves them only while the newest is in view. */
function useScrolledRows({ calls, isMore, extend, show }: LiveCallList): {
  scroller: React.RefObject<HTMLDivElement | null>;
  virtualizer: ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>;
  onScroll: () => void;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtTop, setIsAtTop] = useState(() => leftAt.scrolledTo === 0);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: calls.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => {
      const call = calls[index];
      return call === undefined ? index : callKey(call);
    },
    estimateSize: () => rowHeight,
    overscan: 12,
    // Room for the head, which stays in place over the rows.
    paddingStart: rowHeight,
    scrollPaddingStart: rowHeight,
    initialOffset: () => leftAt.scrolledTo,
    // Anchored at its end a list keeps the rows in view while others come in front of them.
    anchorTo: isAtTop ? 'start' : 'end',
  });
  useEffect(() => {
    if (!leftAt.isComingBack) return;
    leftAt.isComingBack = false;
    scroller.current?.focus({ preventScroll: true });
  }, []);
  const onScroll = (): void => {
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
    const last = Math.floor((scrollTop + clientHeight) / rowHeight);
    leftAt.scrolledTo = scrollTop;
    setIsAtTop(scrollTop === 0);
    show([Math.floor(scrollTop / rowHeight), last]);
    if (isMore && last > calls.length - rowsAhead) extend();
  };
  return { scroller, virtualizer, onScroll };
}

function Head(): ReactNode {
  const { t } = useTranslation('calls');
  const { zone } = useFormat();
  return (
    <div role="rowgroup" className={styles['head']}>
      <div role="row" aria-rowindex={1} className={styles['row']}>
        <span role="columnheader">
          {t('columns.time')} <span className={styles['zone']}>{zone}</span>
        </span>
        <span role="columnheader">{t('columns.callee')}</span>
        <span role="columnheader">{t('columns.profile')}</span>
        <span role="columnheader">{t('columns.verdict')}</span>
        <span role="columnheader" className={styles['number']}>
          {t('columns.ring')}
        </span>
        <span role="columnheader" className={styles['number']}>
          {t('columns.talk')}
        </span>
        <span role="columnheader">{t('columns.missing')}</span>
      </div>
    </div>
  );
}
