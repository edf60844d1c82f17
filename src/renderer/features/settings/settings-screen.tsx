import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../data/use-method.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { AboutSettings } from './about-settings.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { KeepingSettings } from './keeping-settings.tsx';
import { SendingSettings } from './sending-settings.tsx';
import styles from './settings-screen.module.css';

export function SettingsScreen(): ReactNode {
  const { t } = useTranslation('settings');
  const read = useMethod('settings.read', {});
  const described = useMethod('host.describe', {});
  const settings = read.data;
  const host = described.data;
  const error = read.error ?? described.error;
  return (
    <Page title={t('title')} beside={<span className={styles['hint']}>{t('saving')}</span>}>
      <div className={styles['column']}>
        {error === null ? null : <FailureNote failure={error} />}
        {settings === undefined || host === undefined ? null : (
          <>
            <AppearanceSettings preferences={settings.preferences} host={host} />
            <KeepingSettings days={settings.retention.days} host={host} />
            <SendingSettings {...settings.limits} />
            <AboutSettings version={host.version} />
          </>
        )}
      </div>
    </Page>
  );
}
