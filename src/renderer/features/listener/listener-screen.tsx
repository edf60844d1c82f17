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
  const { data: listener, error } = useMethod('listener.status', {});
  const settings = useMethod('settings.read', {}).data?.listener;
  const problem = useMethod('log.status', {}).data?.problem ?? null;
  return (
    <Page title={t('title')}>
      <div className={styles['grid']}>
        {error === null ? null : <FailureNote failure={error} />}
        {problem === null ? null : <FailureNote failure={problem} />}
        {listener === undefined || settings === undefined ? null : (
          <>
            <StatePanel key={`${settings.host} ${settings.port}`} listener={listener} settings={settings} />
            <AddressesPanel key={settings.publicUrl} listener={listener} publicUrl={settings.publicUrl} />
          </>
        )}
        <ReceivedPanel />
        <RefusedPanel />
      </div>
    </Page>
  );
}
