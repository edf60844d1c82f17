import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { isUnfiltered } from './entry-filter.ts';
import { EntryPane } from './entry-pane.tsx';
import { FilterBar } from './filter-bar.tsx';
import { LogActions } from './log-actions.tsx';
import { useLogChoices } from './log-choices.ts';
import { LogCount } from './log-count.tsx';
import { LogEmpty } from './log-empty.tsx';
import { LogList, type Selection } from './log-list.tsx';
import { useLiveLog } from './use-live-log.ts';
import styles from './log-screen.module.css';

/** Every entry of the log, as it is stored. */
export function LogScreen(): ReactNode {
  const { t } = useTranslation(['log', 'common']);
  const { filter, order } = useLogChoices();
  const { log, view } = useLiveLog(filter);
  const [selection, select] = useState<Selection>(null);
  const [isOpen, setOpen] = useState(false);
  const selected = selection === 'oldest' ? (view.rows[0] ?? null) : selection;
  const isEmpty = view.rows.length === 0 && !view.isLoading && view.failure === null;
  return (
    <Page
      isFull
      title={t('log:title')}
      beside={<LogCount view={view} isFiltered={!isUnfiltered(filter)} />}
      actions={<LogActions log={log} view={view} filter={filter} order={order} />}
    >
      <FilterBar filter={filter} view={view} />
      {view.failure === null ? null : (
        <div className={styles['failure']}>
          <FailureNote
            failure={view.failure}
            action={
              <Button size="compact-xs" variant="default" mt={6} onClick={() => log.retry()}>
                {t('common:retry')}
              </Button>
            }
          />
        </div>
      )}
      <div className={styles['room']}>
        <div className={styles['split']}>
          {isEmpty ? (
            <LogEmpty isFiltered={!isUnfiltered(filter)} />
          ) : (
            <LogList {...{ log, view, order, selected, select, isOpen, setOpen }} />
          )}
          {isOpen && selected !== null ? (
            <EntryPane key={selected.seq} entry={selected} onClose={() => setOpen(false)} />
          ) : null}
        </div>
      </div>
    </Page>
  );
}
