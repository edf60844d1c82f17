import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { simulatorProfileName } from '../../../domain/profile.ts';
import { ProfileMark } from '../../ui/profile-mark.tsx';
import { useProfileTitle } from '../../ui/use-profile-title.ts';
import styles from './call-profile.module.css';

/** Which profile placed the call; without one another program has. */
export function CallProfile({ name }: { readonly name: string | null }): ReactNode {
  const { t } = useTranslation('calls');
  const title = useProfileTitle();
  if (name === null) return <span className={styles['other']}>{t('otherProgram')}</span>;
  return (
    <span className={styles['profile']}>
      <ProfileMark builtIn={name === simulatorProfileName} />
      <span className={styles['name']}>{title(name)}</span>
    </span>
  );
}
