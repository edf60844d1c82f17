import { Button } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../domain/profile.ts';
import { useProfileTitle } from '../../ui/use-profile-title.ts';
import styles from './call-button.module.css';

const shortcut = navigator.userAgent.includes('Mac') ? '⌘ ↵' : 'Ctrl ↵';

/**
 * Ctrl+Enter, or ⌘ Enter. Caught before the field it is pressed in, whose list would open or take a value; once for
 * each press, however long the key is held; and not in a dialog, where it is meant for something else.
 */
function useCallKey(onCall: () => void): void {
  const take = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) onCall();
  };
  useWindowEvent('keydown', take, { capture: true });
}

export interface CallButtonProps {
  readonly profile: ProfileView;
  readonly isPlacing: boolean;
  readonly onCall: () => void;
}

/** Says where the call goes, in the colour of what that means; the key works from every field. */
export function CallButton({ profile, isPlacing, onCall }: CallButtonProps): ReactNode {
  const { t } = useTranslation('call');
  const titleOf = useProfileTitle();
  useCallKey(onCall);
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
      {t('callOn', { profile: titleOf(profile.name) })}
    </Button>
  );
}
