import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionState } from '../data/host-context.tsx';
import styles from './connection-banner.module.css';

/** Stands above everything while the host does not answer. */
export function ConnectionBanner(): ReactNode {
  const { t } = useTranslation('shell');
  const state = useConnectionState();
  if (state === 'open' || state === 'connecting') return null;
  return (
    <div className={styles['banner']} role="alert">
      <IconPlugConnectedX size={16} aria-hidden />
      {state === 'lost' ? t('connection.lost') : `${t('connection.refused')} ${t('connection.refusedNext')}`}
    </div>
  );
}
