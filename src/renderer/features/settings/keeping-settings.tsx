import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostView } from '../../../contract/views.ts';
import { useCommand } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { showFailure } from '../../ui/show-failure.ts';
import { RetentionSetting } from './retention-setting.tsx';
import { SettingRow } from './setting-row.tsx';
import styles from './settings-screen.module.css';

export interface KeepingSettingsProps {
  readonly days: number | null;
  readonly host: HostView;
}

export function KeepingSettings({ days, host }: KeepingSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  const say = useSay();
  const { mutate: openFolder } = useCommand('host.openDataFolder');
  return (
    <Panel title={t('keeping')}>
      <SettingRow label={t('folder')} help={t('folderHelp')}>
        {() => (
          <>
            <code className={styles['path']}>{host.dataFolder}</code>
            <CopyButton text={host.dataFolder} what={t('folder')} />
            {host.capabilities.openFolder ? (
              <Button
                variant="default"
                leftSection={<IconFolderOpen size={16} />}
                onClick={() => openFolder({}, { onError: (error) => showFailure(error, say) })}
              >
                {t('openFolder')}
              </Button>
            ) : null}
          </>
        )}
      </SettingRow>
      <RetentionSetting days={days} />
    </Panel>
  );
}
