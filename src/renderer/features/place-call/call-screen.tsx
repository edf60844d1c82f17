import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function CallScreen(): ReactNode {
  const { t } = useTranslation('call');
  return <Page title={t('title')}>{null}</Page>;
}
