import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import type { LiveLogView } from './live-log.ts';
import { LogState } from './log-state.tsx';
import styles from './log-count.module.css';

/** How much there is, as far as it is known without counting the whole log. */
export function LogCount({
  view,
  isFiltered,
}: {
  readonly view: LiveLogView;
  readonly isFiltered: boolean;
}): ReactNode {
  const words = useCount(view, isFiltered);
  return (
    <span className={styles['beside']}>
      <span className={styles['count']}>{words}</span>
      <LogState view={view} />
    </span>
  );
}

function useCount(
  { rows, hasOlder, hasNewer, isLoading, lastSeq }: LiveLogView,
  isFiltered: boolean,
): string {
  const { t } = useTranslation('log');
  const format = useFormat();
  const count = rows.length;
  if (isLoading) return isFiltered ? t('loadingFilter') : '';
  const known = { count, number: format.number(count) };
  if (isFiltered) return hasOlder || hasNewer ? t('foundMore', known) : t('found', known);
  return hasOlder || hasNewer ? t('upTo', { seq: format.number(lastSeq) }) : t('count', known);
}
