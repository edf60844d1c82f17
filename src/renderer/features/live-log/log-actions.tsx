import { ActionIcon, Button, Kbd, Tooltip } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconSortAscending,
  IconSortDescending,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryFilter } from './entry-filter.ts';
import { ExportMenu } from './export-menu.tsx';
import type { LiveLog, LiveLogView } from './live-log.ts';
import { chooseOrder, type LogChoices } from './log-choices.ts';
import { useWaiting } from './use-waiting.ts';
import styles from './log-actions.module.css';

export interface LogActionsProps {
  readonly log: LiveLog;
  readonly view: LiveLogView;
  readonly filter: EntryFilter;
  readonly order: LogChoices['order'];
}

export function LogActions({ log, view, filter, order }: LogActionsProps): ReactNode {
  return (
    <div className={styles['actions']}>
      <PauseButton log={log} view={view} />
      <OrderButton order={order} />
      <ExportMenu filter={filter} />
    </div>
  );
}

function PauseButton({ log, view }: Pick<LogActionsProps, 'log' | 'view'>): ReactNode {
  const { t } = useTranslation('log');
  const waiting = useWaiting(view);
  const { isPaused } = view;
  return (
    <>
      {isPaused && view.waiting > 0 ? <span className={styles['waiting']}>{waiting}</span> : null}
      <Tooltip
        label={
          <>
            {isPaused ? t('resume') : t('pause')} <Kbd size="xs">{t('pauseKey')}</Kbd>
          </>
        }
      >
        <Button
          size="xs"
          variant={isPaused ? 'filled' : 'default'}
          leftSection={
            isPaused ? (
              <IconPlayerPlayFilled size={14} aria-hidden />
            ) : (
              <IconPlayerPauseFilled size={14} aria-hidden />
            )
          }
          onClick={() => (isPaused ? log.resume() : log.pause())}
        >
          {isPaused ? t('resume') : t('pause')}
        </Button>
      </Tooltip>
    </>
  );
}

function OrderButton({ order }: Pick<LogActionsProps, 'order'>): ReactNode {
  const { t } = useTranslation('log');
  const Shape = order === 'newest-first' ? IconSortDescending : IconSortAscending;
  const other = order === 'newest-first' ? 'newest-last' : 'newest-first';
  return (
    <Tooltip label={t(`order.${order}`)}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={`${t('order.label')}: ${t(`order.${order}`)}`}
        onClick={() => chooseOrder(other)}
      >
        <Shape size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
