import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.tsx';
import { SettingRow } from './setting-row.tsx';

export function AboutSettings({ version }: { readonly version: string }): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <Panel title={t('about')}>
      <SettingRow label={t('version')}>
        {() => <code>{version === '' ? t('noVersion') : version}</code>}
      </SettingRow>
    </Panel>
  );
}
