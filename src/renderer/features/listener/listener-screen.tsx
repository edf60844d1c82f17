import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../data/use-method.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { AddressesPanel } from './addresses-panel.tsx';
import { ReceivedPanel } from './received-panel.tsx';
import { RefusedPanel } from './refused-panel.tsx';
import { StatePanel } from './state-panel.tsx';
import styles from './listener-screen.module.css';

export function ListenerScreen(): ReactNode {
  const { t } = useTranslation('listener');
  const status = useMethod('listener.status', {});
  const read = useMethod('settings.read', {});
  const problem = useMethod('log.status', {}).data?.problem ?? null;
  const listener = status.data;
  const settings = read.data?.listener;
  const error = status.error ?? read.error;
  return (
    <Page title={t('title')}>
      <div className={styles['grid']}>
        {error === null ? null : <FailureNote failure={error} />}
        {problem === null ? null : <FailureNote failure={problem} />}
        {listener === undefined || settings === undefined ? null : (
          <>
            <StatePanel listener={listener} settings={settings} />
            <AddressesPanel listener={listener} publicUrl={settings.publicUrl} />
          </>
        )}
        <ReceivedPanel />
        <RefusedPanel />
      </div>
    </Page>
  );
}
