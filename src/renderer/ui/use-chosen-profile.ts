import { simulatorProfileName, type ProfileView } from '../../domain/profile.ts';
import { useMethod } from '../data/use-method.ts';

/** The profile that calls go to: the one chosen last, the simulator where it is gone; null until it is known. */
export function useChosenProfile(): ProfileView | null {
  const chosen = useMethod('settings.read', {}).data?.preferences.profile;
  const profiles = useMethod('profile.list', {}).data;
  if (profiles === undefined) return null;
  return (
    profiles.find(({ name }) => name === chosen) ??
    profiles.find(({ name }) => name === simulatorProfileName) ??
    null
  );
}
