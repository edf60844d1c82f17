import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useProfileTitle } from '../../ui/use-profile-title.ts';
import styles from './entry-facts.module.css';

export interface EntryFactsProps {
  readonly entry: LogEntry;
  /** By the platform, ISO 8601. */
  readonly stampedAt: string | null;
}

/** What the log knows of an entry besides its body: when, from where, and what was answered. */
export function EntryFacts({ entry, stampedAt }: EntryFactsProps): ReactNode {
  const { t } = useTranslation('log');
  const format = useFormat();
  const { kind, at, source, target, method, http, callId, detail } = entry;
  const isSent = kind === 'request';
  const profile = textOf(detail?.['profile']);
  const title = useProfileTitle();
  return (
    <dl className={styles['facts']}>
      <Fact name={isSent ? t('detail.sent') : t('detail.received')}>
        {`${format.date(at)} ${format.time(at)} ${format.zone}`}
      </Fact>
      {stampedAt === null ? null : (
        <Fact name={t('detail.stamped')}>
          {`${format.dateTime(stampedAt)} ${format.zone}`}
          <Lateness ms={Date.parse(at) - Date.parse(stampedAt)} />
        </Fact>
      )}
      <Fact name={t('detail.from')}>{source}</Fact>
      <Fact name={t('detail.to')}>{target === null ? null : `${method ?? ''} ${target}`.trim()}</Fact>
      <Fact name={kind === 'response' ? t('detail.status') : t('detail.answered')}>
        {http === null ? null : `HTTP ${http}`}
      </Fact>
      <Fact name={t('detail.profile')}>{profile === null ? null : title(profile)}</Fact>
      <Fact name={t('detail.failure')}>{textOf(detail?.['failure'])}</Fact>
      <Fact name={t('detail.callId')}>{callId}</Fact>
    </dl>
  );
}

/** Beyond that a message was kept back or made up, and nobody counts the minutes. */
const worthTellingMs = 3_600_000;

function Lateness({ ms }: { readonly ms: number }): ReactNode {
  const { t } = useTranslation('log');
  const format = useFormat();
  if (Math.abs(ms) > worthTellingMs) return null;
  const delta = format.seconds(Math.abs(ms) / 1000);
  return (
    <span className={styles['note']}>
      {ms < 0 ? t('detail.earlier', { delta }) : t('detail.later', { delta })}
    </span>
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  if (children === null) return null;
  return (
    <div className={styles['fact']}>
      <dt className={styles['name']}>{name}</dt>
      <dd className={styles['value']}>{children}</dd>
    </div>
  );
}
