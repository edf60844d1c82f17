import { Button } from '@mantine/core';
import { IconHistory, IconPhoneOutgoing, IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { CallFilterBar } from './call-filter-bar.tsx';
import { CallGrid } from './call-grid.tsx';
import { clearFilter, useListView } from './list-view.ts';
import { MaskSwitch } from './mask-switch.tsx';
import { useCallList, type LiveCallList } from './use-call-list.ts';
import styles from './call-list-page.module.css';

export function CallListPage(): ReactNode {
  const { t } = useTranslation('calls');
  const { filter } = useListView();
  const list = useCallList();
  const isFiltered = filter.text.trim() !== '' || filter.verdicts.length > 0;
  return (
    <Page
      title={t('title')}
      beside={<Count list={list} isFiltered={isFiltered} />}
      actions={<MaskSwitch />}
      isFull
    >
      <CallFilterBar />
      {list.error === null ? null : (
        <div className={styles['note']}>
          <FailureNote failure={list.error} />
        </div>
      )}
      {list.calls.length > 0 ? <CallGrid list={list} /> : null}
      {list.calls.length === 0 && list.error === null ? (
        <Nothing list={list} isFiltered={isFiltered} />
      ) : null}
    </Page>
  );
}

interface CountProps {
  readonly list: LiveCallList;
  readonly isFiltered: boolean;
}

function Count({ list: { calls, isMore, isPending }, isFiltered }: CountProps): ReactNode {
  const { t } = useTranslation('calls');
  const count = calls.length;
  const words = isFiltered ? t('found', { count }) : t('count', { count });
  return (
    <span className={styles['count']} role="status">
      {isPending ? '' : isMore ? t('andMore', { words }) : words}
    </span>
  );
}

function Nothing({ list, isFiltered }: CountProps): ReactNode {
  const { t } = useTranslation('calls');
  const [, go] = useLocation();
  if (list.isPending) return <div className={styles['waiting']} aria-busy />;
  return isFiltered ? (
    <EmptyState
      icon={IconSearchOff}
      title={t('noMatch.title')}
      next={t('noMatch.next')}
      action={
        <Button variant="default" onClick={clearFilter}>
          {t('filter.clear')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      icon={IconHistory}
      title={t('empty.title')}
      next={t('empty.next')}
      action={
        <Button leftSection={<IconPhoneOutgoing size={16} aria-hidden />} onClick={() => go('/')}>
          {t('empty.action')}
        </Button>
      }
    />
  );
}
