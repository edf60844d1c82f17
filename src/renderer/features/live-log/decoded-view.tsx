import { Anchor } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import type { Problem } from '../../../domain/problem.ts';
import { useSay } from '../../i18n/use-say.ts';
import { callHref } from '../../ui/call-href.ts';
import { ToneMark } from '../../ui/tone-mark.tsx';
import { DetailFields } from './detail-fields.tsx';
import { detailOf, type DetailPart } from './entry-detail.ts';
import { EntryFacts } from './entry-facts.tsx';
import styles from './decoded-view.module.css';

/** A message of 50 CDRs has its raw view. */
const mostParts = 20;

export function DecodedView({ entry }: { readonly entry: LogEntry }): ReactNode {
  const { t } = useTranslation('log');
  const say = useSay();
  const detail = useMemo(() => detailOf(entry), [entry]);
  const { parts, problems, next, stampedAt } = detail;
  return (
    <div className={styles['view']}>
      {next === null ? null : (
        <div className={styles['next']}>
          <IconBulb size={16} aria-hidden />
          <div>
            <h3 className={styles['heading']}>{t('detail.next')}</h3>
            <p className={styles['sentence']}>{say(next)}</p>
          </div>
        </div>
      )}
      <Problems problems={problems} />
      <EntryFacts entry={entry} stampedAt={stampedAt} />
      {parts.slice(0, mostParts).map((part, index) => (
        <Part key={index} part={part} index={index} count={parts.length} />
      ))}
      {parts.length > mostParts ? (
        <p className={styles['quiet']}>{t('detail.moreCdrs', { shown: mostParts, count: parts.length })}</p>
      ) : null}
    </div>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const { t } = useTranslation('log');
  const say = useSay();
  if (problems.length === 0) return null;
  return (
    <div>
      <h3 className={styles['heading']}>{t('detail.problems')}</h3>
      <ul className={styles['problems']}>
        {problems.map(({ field, rule, severity, text }, index) => (
          <li key={`${field} ${rule} ${index}`}>
            <ToneMark tone={severity === 'error' ? 'bad' : 'warn'}>{say(text)}</ToneMark>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Part({
  part: { title, tone, sessionId, fields },
  index,
  count,
}: {
  readonly part: DetailPart;
  readonly index: number;
  readonly count: number;
}): ReactNode {
  const { t } = useTranslation('log');
  const say = useSay();
  return (
    <div className={styles['part']}>
      {title === null ? null : (
        <div className={styles['partHead']}>
          <h3 className={styles['heading']}>{t('detail.cdr', { index: index + 1, count })}</h3>
          <ToneMark tone={tone}>{say(title)}</ToneMark>
          {count > 1 && sessionId !== null ? (
            <Anchor component={Link} href={callHref({ callId: null, sessionId })} size="xs">
              {t('detail.call')}
            </Anchor>
          ) : null}
        </div>
      )}
      <DetailFields fields={fields} />
    </div>
  );
}
