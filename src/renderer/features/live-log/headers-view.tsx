import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { firstLineOf, headOf } from '../../ui/entry-wire.ts';
import styles from './raw-view.module.css';

/** First line and headers as they travelled. */
export function HeadersView({ entry }: { readonly entry: LogEntry }): ReactNode {
  const { t } = useTranslation('log');
  const { headers } = entry;
  const text = headOf(entry);
  if (text === '') return <p className={styles['quiet']}>{t('detail.noHeaders')}</p>;
  return (
    <div>
      <div className={styles['head']}>
        <code>{firstLineOf(entry)}</code>
        <span className={styles['space']} />
        <CopyButton text={text} what={t('detail.tabs.headers')} />
      </div>
      {headers.length === 0 ? (
        <p className={styles['quiet']}>{t('detail.noHeaders')}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('detail.headerName')}</th>
              <th scope="col">{t('detail.headerValue')}</th>
            </tr>
          </thead>
          <tbody>
            {headers.map(([name, value], index) => (
              <tr key={`${name} ${index}`}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles['quiet']}>{t('detail.headersNote')}</p>
    </div>
  );
}
