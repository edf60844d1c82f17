import { SegmentedControl, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostView } from '../../../contract/views.ts';
import type { Preferences } from '../../../domain/settings.ts';
import { Panel } from '../../ui/panel.tsx';
import { SettingRow } from './setting-row.tsx';
import { useSave } from './use-save.ts';

export interface AppearanceSettingsProps {
  readonly preferences: Preferences;
  readonly host: HostView;
}

export function AppearanceSettings({ preferences, host }: AppearanceSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  const save = useSave();
  return (
    <Panel title={t('appearance')}>
      <SettingRow label={t('language')} help={t('languageHelp')}>
        {(ids) => (
          <SegmentedControl
            {...ids}
            value={preferences.language}
            onChange={(language) => save({ preferences: { language } })}
            data={(['system', 'zh', 'en'] as const).map((value) => ({
              value,
              label: t(`languages.${value}`),
            }))}
          />
        )}
      </SettingRow>
      <SettingRow label={t('theme')} help={t('themeHelp')}>
        {(ids) => (
          <SegmentedControl
            {...ids}
            value={preferences.theme}
            onChange={(theme) => save({ preferences: { theme } })}
            data={(['system', 'light', 'dark'] as const).map((value) => ({
              value,
              label: t(`themes.${value}`),
            }))}
          />
        )}
      </SettingRow>
      <SettingRow label={t('timeZone')} help={t('timeZoneHelp')}>
        {(ids) => (
          <SegmentedControl
            {...ids}
            value={preferences.timeZone}
            onChange={(timeZone) => save({ preferences: { timeZone } })}
            data={(['machine', 'utc', 'beijing'] as const).map((value) => ({
              value,
              label: t(`timeZones.${value}`, { zone: host.timeZone }),
            }))}
          />
        )}
      </SettingRow>
      {host.capabilities.systemNotifications ? (
        <SettingRow label={t('notices')} help={t('noticesHelp')}>
          {(ids) => (
            <Switch
              {...ids}
              checked={preferences.notifications}
              onChange={({ currentTarget: { checked } }) => save({ preferences: { notifications: checked } })}
            />
          )}
        </SettingRow>
      ) : null}
    </Panel>
  );
}
