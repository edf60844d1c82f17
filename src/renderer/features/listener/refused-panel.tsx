import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMethod } from '../../data/use-method.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Panel } from '../../ui/panel.tsx';
import { refusalReason } from '../../ui/refusal-reason.ts';
import styles from './listener-screen.module.css';

const rows = 8;

/** What was turned away and why: most often a URL that was registered wrongly. */
export function RefusedPanel(): ReactNode {
  const { t } = useTranslation(['listener', 'common']);
  const format = useFormat();
  const { data } = useMethod('log.query', { kinds: ['refused'], end: 'newest', limit: rows });
  if (data === undefined) return null;
  if (data.entries.length === 0)
    return (
      <Panel title={t('refused.heading')}>
        <span className={styles['quiet']}>{t('refused.none')}</span>
      </Panel>
    );
  return (
    <Panel title={t('refused.heading')}>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('received.time')}</th>
              <th scope="col">{t('refused.target')}</th>
              <th scope="col">{t('received.source')}</th>
              <th scope="col">{t('refused.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {data.entries.toReversed().map((entry) => (
              <tr key={entry.seq}>
                <td className={styles['mono']}>{format.dateTime(entry.at)}</td>
                <td className={styles['mono']}>{`${entry.method ?? ''} ${entry.target ?? ''}`}</td>
                <td className={styles['mono']}>{entry.source}</td>
                <td className={styles['wrapping']}>{t(`common:refusals.${refusalReason(entry)}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
