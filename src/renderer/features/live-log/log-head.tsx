import { Tooltip } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './log-list.module.css';

export const LogHead = memo(function LogHead(): ReactNode {
  const { t } = useTranslation('log');
  const { zone } = useFormat();
  return (
    <div role="rowgroup" className={styles['head']}>
      <div role="row" aria-rowindex={1} className={styles['row']}>
        <span role="columnheader">
          {t('columns.time')} <span className={styles['zone']}>{zone}</span>
        </span>
        <span role="columnheader">{t('columns.kind')}</span>
        <span role="columnheader">{t('columns.callee')}</span>
        <span role="columnheader">{t('columns.what')}</span>
        <Tooltip label={t('sinceHelp')} multiline w={260}>
          <span role="columnheader" className={styles['number']}>
            {t('columns.since')}
          </span>
        </Tooltip>
        <span role="columnheader" className={styles['number']}>
          {t('columns.http')}
        </span>
      </div>
    </div>
  );
});
