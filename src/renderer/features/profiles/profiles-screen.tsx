import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function ProfilesScreen(): ReactNode {
  const { t } = useTranslation('profiles');
  return <Page title={t('title')}>{null}</Page>;
}
