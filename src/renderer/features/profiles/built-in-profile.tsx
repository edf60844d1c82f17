import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../domain/profile.ts';
import { Panel } from '../../ui/panel.tsx';
import { ChooseButton } from './choose-button.tsx';
import { ProfileTest } from './profile-test.tsx';
import styles from './profiles-screen.module.css';

export interface BuiltInProfileProps {
  readonly profile: ProfileView;
  readonly onAdd: () => void;
}

export function BuiltInProfile({ profile, onAdd }: BuiltInProfileProps): ReactNode {
  const { t } = useTranslation('profiles');
  return (
    <div className={styles['editor']}>
      <Panel title={t('builtIn.heading')} beside={<ChooseButton name={profile.name} />}>
        <p className={styles['text']}>{t('builtIn.text')}</p>
        <p className={styles['text']}>{t('builtIn.next')}</p>
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={onAdd}>
          {t('add')}
        </Button>
      </Panel>
      <ProfileTest name={profile.name} />
    </div>
  );
}
