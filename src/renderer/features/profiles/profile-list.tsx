import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../domain/profile.ts';
import { ProfileMark } from '../../ui/profile-mark.tsx';
import { useProfileTitle } from '../../ui/use-profile-title.ts';
import { newProfile, useDrafts } from './drafts.ts';
import styles from './profiles-screen.module.css';

export interface ProfileListProps {
  readonly profiles: readonly ProfileView[];
  /** Name of the one that calls go to. */
  readonly chosen: string;
  readonly open: string | null;
  readonly onOpen: (name: string) => void;
}

export function ProfileList({ profiles, chosen, open, onOpen }: ProfileListProps): ReactNode {
  const { t } = useTranslation('profiles');
  const title = useProfileTitle();
  const drafts = useDrafts();
  const unsaved = <span className={styles['warn']}>{t('unsaved')}</span>;
  const item = (name: string, words: string, builtIn: boolean, notes: ReactNode): ReactNode => (
    <li key={name}>
      <UnstyledButton
        className={styles['item']}
        onClick={() => onOpen(name)}
        {...(name === open ? { 'aria-current': true as const } : {})}
      >
        <ProfileMark builtIn={builtIn} />
        <span className={styles['name']}>{words}</span>
        <span className={styles['notes']}>{notes}</span>
      </UnstyledButton>
    </li>
  );
  return (
    <ul className={styles['list']} aria-label={t('list')}>
      {profiles.map(({ name, builtIn, baseUrl, secret }) =>
        item(
          name,
          title(name),
          builtIn,
          <>
            {builtIn ? null : (
              <span className={styles['address']}>{baseUrl.replace(/^https?:\/\//, '')}</span>
            )}
            {name === chosen ? <span className={styles['chosen']}>{t('chosen')}</span> : null}
            {secret === null ? <span className={styles['warn']}>{t('noSecret')}</span> : null}
            {drafts.has(name) ? unsaved : null}
          </>,
        ),
      )}
      {drafts.has(newProfile)
        ? item(newProfile, draftTitle(drafts.get(newProfile)?.name, t('fresh')), false, unsaved)
        : null}
    </ul>
  );
}

function draftTitle(name: string | undefined, otherwise: string): string {
  return name === undefined || name.trim() === '' ? otherwise : name;
}
