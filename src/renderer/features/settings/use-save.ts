import type { SettingsChange } from '../../../contract/views.ts';
import { useCommand } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { showFailure } from '../../ui/show-failure.ts';

/** Saves a part of the settings; what does not work is told in a notice and the control falls back. */
export function useSave(): (change: SettingsChange) => void {
  const say = useSay();
  const { mutate } = useCommand('settings.save');
  return (change) => mutate(change, { onError: (error) => showFailure(error, say) });
}
