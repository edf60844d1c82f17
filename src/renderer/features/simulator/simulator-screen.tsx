import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function SimulatorScreen(): ReactNode {
  const { t } = useTranslation('simulator');
  return <Page title={t('title')}>{null}</Page>;
}
