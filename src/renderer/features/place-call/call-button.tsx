import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../domain/profile.ts';
import styles from './call-button.module.css';

const shortcut = navigator.userAgent.includes('Mac') ? '⌘ ↵' : 'Ctrl ↵';

export interface CallButtonProps {
  readonly profile: ProfileView;
  readonly isPlacing: boolean;
  readonly onCall: () => void;
}

/** Says where the call goes, in the colour of what that means; the key works from every field. */
export function CallButton({ profile, isPlacing, onCall }: CallButtonProps): ReactNode {
  const { t } = useTranslation('call');
  useHotkeys([['mod+Enter', onCall]], []);
  return (
    <Button
      className={profile.builtIn ? '' : (styles['real'] ?? '')}
      leftSection={<IconPhoneOutgoing size={16} aria-hidden />}
      rightSection={
        <kbd className={styles['key']} aria-hidden>
          {shortcut}
        </kbd>
      }
      aria-keyshortcuts="Control+Enter Meta+Enter"
      loading={isPlacing}
      onClick={onCall}
    >
      {t('callOn', { profile: profile.name })}
    </Button>
  );
}
