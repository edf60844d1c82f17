import { useEffect, useEffectEvent, useMemo } from 'react';
import type { CallForm } from '../../../contract/call-form.ts';
import type { ProfileView } from '../../../domain/profile.ts';
import { useCommand, useMethod } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { changeCallDraft, followChosenProfile, setCallDraft, useCallDraft } from '../../ui/call-draft.ts';
import { showFailure } from '../../ui/show-failure.ts';
import { useChosenProfile } from '../../ui/use-chosen-profile.ts';
import { completed, firstForm, onProfile } from './call-values.ts';
import { codeLengths, randomCode } from './random-code.ts';

export interface DraftForm {
  readonly form: CallForm;
  readonly profile: ProfileView;
}

/**
 * The form being filled in and its profile, null until both are known. Form and chosen profile stay together: a
 * form that was handed over or put on another profile has that chosen, and else follows what is chosen elsewhere.
 */
export function useDraftForm(): DraftForm | null {
  const draft = useCallDraft();
  const chosen = useChosenProfile();
  const profiles = useMethod('profile.list', {}).data;
  const save = useEffectEvent(useSaveProfile());
  const named = profiles?.find(({ name }) => name === draft?.form.profile);
  const leading = draft?.leads === true ? named : undefined;
  const profile = leading ?? chosen;

  useEffect(() => {
    if (chosen === null) return;
    if (draft === null) changeCallDraft(firstForm(chosen, randomCode(codeLengths.usual)));
    else if (leading === undefined && draft.form.profile !== chosen.name)
      setCallDraft(onProfile(draft.form, chosen));
  }, [draft, chosen, leading]);

  const leadingName = leading?.name;
  const chosenName = chosen?.name;
  useEffect(() => {
    if (leadingName === undefined || chosenName === undefined) return;
    if (leadingName === chosenName) followChosenProfile();
    else save(leadingName);
  }, [leadingName, chosenName]);

  return useMemo(() => {
    if (draft === null || profile === null) return null;
    if (draft.form.profile !== profile.name) return null;
    return { form: completed(draft.form, profile), profile };
  }, [draft, profile]);
}

/** Chooses a profile for the whole program. */
function useSaveProfile(): (name: string) => void {
  const say = useSay();
  const { mutate } = useCommand('settings.save');
  return (name) =>
    mutate({ preferences: { profile: name } }, { onError: (error) => showFailure(error, say) });
}
