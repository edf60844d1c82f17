import { ActionIcon, Button, Kbd, Tooltip } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconSortAscending,
  IconSortDescending,
} from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
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
  const waiting = useWaiting(view);
  return (
    <div className={styles['actions']}>
      <PauseButton log={log} isPaused={view.isPaused} waiting={view.waiting > 0 ? waiting : ''} />
      <OrderButton order={order} />
      <ExportMenu filter={filter} />
    </div>
  );
}

interface PauseButtonProps {
  readonly log: LiveLog;
  readonly isPaused: boolean;
  /** How many wait, in words; empty for none. */
  readonly waiting: string;
}

// The view is new with every entry that arrives, and hardly ever another one for the buttons.
const PauseButton = memo(function PauseButton({ log, isPaused, waiting }: PauseButtonProps): ReactNode {
  const { t } = useTranslation('log');
  return (
    <>
      {isPaused && waiting !== '' ? <span className={styles['waiting']}>{waiting}</span> : null}
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
});

const OrderButton = memo(function OrderButton({ order }: Pick<LogActionsProps, 'order'>): ReactNode {
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
});
