import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function CallsScreen(): ReactNode {
  const { t } = useTranslation('calls');
  return <Page title={t('title')}>{null}</Page>;
}
