import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function ListenerScreen(): ReactNode {
  const { t } = useTranslation('listener');
  return <Page title={t('title')}>{null}</Page>;
}
