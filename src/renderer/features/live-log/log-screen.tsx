import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function LogScreen(): ReactNode {
  const { t } = useTranslation('log');
  return <Page title={t('title')}>{null}</Page>;
}
