import { Select } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ProfileView } from '../../../domain/profile.ts';
import { useMethod } from '../../data/use-method.ts';
import { ProfileMark } from '../../ui/profile-mark.tsx';
import { useProfileTitle } from '../../ui/use-profile-title.ts';
import styles from './profile-choice.module.css';

export interface ProfileChoiceProps {
  readonly profile: ProfileView;
  readonly onProfile: (profile: ProfileView) => void;
}

/** Where the call goes. A profile that costs money has another shape, another colour, and says so. */
export function ProfileChoice({ profile, onProfile }: ProfileChoiceProps): ReactNode {
  const { t } = useTranslation('call');
  const titleOf = useProfileTitle();
  const profiles = useMethod('profile.list', {}).data ?? [profile];
  return (
    <div className={styles['beside']}>
      <Select
        aria-label={t('profile')}
        className={styles['choice'] ?? ''}
        classNames={{ input: profile.builtIn ? '' : (styles['real'] ?? '') }}
        comboboxProps={{ width: 300, position: 'bottom-start' }}
        data={profiles.map(({ name }) => ({ value: name, label: titleOf(name) }))}
        value={profile.name}
        allowDeselect={false}
        leftSection={<ProfileMark builtIn={profile.builtIn} />}
        leftSectionWidth={30}
        onChange={(name) => {
          const chosen = profiles.find((other) => other.name === name);
          if (chosen !== undefined) onProfile(chosen);
        }}
        renderOption={({ option }) => (
          <ProfileOption profile={profiles.find(({ name }) => name === option.value)} />
        )}
      />
      <ProfileWords profile={profile} />
    </div>
  );
}

function ProfileOption({ profile }: { readonly profile: ProfileView | undefined }): ReactNode {
  const { t } = useTranslation('call');
  const titleOf = useProfileTitle();
  if (profile === undefined) return null;
  return (
    <span className={styles['option']}>
      <ProfileMark builtIn={profile.builtIn} />
      <span className={styles['name']}>{titleOf(profile.name)}</span>
      <span className={styles['host']}>{profile.builtIn ? t('simulated') : hostOf(profile.baseUrl)}</span>
    </span>
  );
}

function ProfileWords({ profile }: { readonly profile: ProfileView }): ReactNode {
  const { t } = useTranslation('call');
  if (profile.builtIn) return <span className={styles['quiet']}>{t('simulatedHelp')}</span>;
  return (
    <>
      <span className={styles['money']}>{t('costsMoney')}</span>
      {profile.secret === null ? (
        <Link href="/profiles" className={styles['secret'] ?? ''}>
          <IconKey size={14} aria-hidden /> {t('noSecret')}
        </Link>
      ) : null}
    </>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
