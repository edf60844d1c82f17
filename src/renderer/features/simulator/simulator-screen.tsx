import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../data/use-method.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { ActivityPanel } from './activity-panel.tsx';
import { ScenariosPanel } from './scenarios-panel.tsx';
import { StatePanel } from './state-panel.tsx';
import styles from './simulator-screen.module.css';

export function SimulatorScreen(): ReactNode {
  const { t } = useTranslation('simulator');
  const status = useMethod('simulator.status', {});
  const settings = useMethod('settings.read', {});
  const courses = useMethod('simulator.scenarios', {});
  const simulator = status.data;
  const speed = settings.data?.simulator.speed;
  const error = status.error ?? settings.error ?? courses.error;
  return (
    <Page title={t('title')}>
      <div className={styles['grid']}>
        {error === null ? null : <FailureNote failure={error} />}
        {simulator === undefined || speed === undefined ? null : (
          <StatePanel simulator={simulator} speed={simulator.speed ?? speed} />
        )}
        {courses.data === undefined ? null : <ScenariosPanel scenarios={courses.data} />}
        <ActivityPanel />
      </div>
    </Page>
  );
}
