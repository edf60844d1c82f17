import { Tooltip, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ToneMark } from '../../ui/tone-mark.tsx';
import type { LiveLogView } from './live-log.ts';
import styles from './log-count.module.css';

/** Whether what arrives is shown; told aloud when it changes, which the counter beside it is not. */
export function LogState({ view: { isPaused, isFollowing } }: { readonly view: LiveLogView }): ReactNode {
  const { t } = useTranslation('log');
  const state = isPaused ? 'paused' : isFollowing ? 'live' : 'away';
  return (
    <>
      <VisuallyHidden role="status">{t(`state.${state}`)}</VisuallyHidden>
      {isFollowing ? (
        <Tooltip label={t('liveHelp')}>
          <span className={styles['live']}>
            <ToneMark tone="ok">{t('live')}</ToneMark>
          </span>
        </Tooltip>
      ) : null}
    </>
  );
}
