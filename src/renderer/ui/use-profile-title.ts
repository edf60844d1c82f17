import { useTranslation } from 'react-i18next';
import { simulatorProfileName } from '../../domain/profile.ts';

/** Name of a profile as people read it: the built-in one is called differently in each language. */
export function useProfileTitle(): (name: string) => string {
  const { t } = useTranslation('common');
  return (name) => profileTitle(name, t('simulatorProfile'));
}

/** @param simulator how the built-in profile is called in the language of the screens */
export function profileTitle(name: string, simulator: string): string {
  return name === simulatorProfileName ? simulator : name;
}
