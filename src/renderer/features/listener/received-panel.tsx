import { Anchor } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import { useMethod } from '../../data/use-method.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './listener-screen.module.css';

const rows = 8;

/** The newest of what came in, newest first. */
export function ReceivedPanel(): ReactNode {
  const { t } = useTranslation('listener');
  const { data } = useMethod('log.query', {
    kinds: ['status', 'fee', 'unreadable'],
    end: 'newest',
    limit: rows,
  });
  if (data === undefined) return null;
  return (
    <Panel
      title={t('received.heading')}
      beside={
        <Anchor component={Link} href="/log" size="xs">
          {t('received.all')}
        </Anchor>
      }
    >
      {data.entries.length === 0 ? (
        <EmptyState icon={IconInbox} title={t('received.none')} next={t('received.noneNext')} />
      ) : (
        <ReceivedTable entries={data.entries.toReversed()} />
      )}
    </Panel>
  );
}

function ReceivedTable({ entries }: { readonly entries: readonly LogEntry[] }): ReactNode {
  const { t } = useTranslation(['listener', 'common']);
  const format = useFormat();
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('listener:received.time')}</th>
            <th scope="col">{t('listener:received.kind')}</th>
            <th scope="col">{t('listener:received.session')}</th>
            <th scope="col">{t('listener:received.source')}</th>
            <th scope="col">{t('listener:received.answered')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ seq, at, kind, sessionId, source, http }) => (
            <tr key={seq}>
              <td className={styles['mono']}>{format.dateTime(at)}</td>
              <td>{t(`common:kind.${kind}`)}</td>
              <td className={styles['mono']}>{sessionId}</td>
              <td className={styles['mono']}>{source}</td>
              <td className={styles['mono']}>{http}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
