import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallForm } from '../../../contract/call-form.ts';
import { useClient } from '../../data/host-context.tsx';
import { useMethod } from '../../data/use-method.ts';
import { changeCallDraft, setCallDraft } from '../../ui/call-draft.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { CallButton } from './call-button.tsx';
import { FormContext, type FormState } from './call-form-context.tsx';
import { onProfile, wireForm } from './call-values.ts';
import { FormPanel } from './form-panel.tsx';
import { placeCall, useLastCall } from './last-call.ts';
import { PresetMenu } from './preset-menu.tsx';
import { ProfileChoice } from './profile-choice.tsx';
import { RequestPanel } from './request-panel.tsx';
import { ThisCallPanel } from './this-call-panel.tsx';
import { useDraftForm, type DraftForm } from './use-draft-form.ts';
import { useRequestPreview } from './use-request-preview.ts';
import styles from './call-screen.module.css';

/** Where a call is prepared, placed and followed, all in one view. */
export function CallScreen(): ReactNode {
  const { t } = useTranslation('call');
  const draft = useDraftForm();
  const { error } = useMethod('profile.list', {});
  if (draft !== null) return <FilledScreen {...draft} />;
  return <Page title={t('title')}>{error === null ? null : <FailureNote failure={error} />}</Page>;
}

function FilledScreen({ form, profile }: DraftForm): ReactNode {
  const { t } = useTranslation('call');
  const client = useClient();
  const { isPlacing } = useLastCall();
  const { preview, failure } = useRequestPreview(form, profile);
  const [wasTried, setTried] = useState(false);
  const screen = useRef<HTMLDivElement>(null);

  const state = useMemo<FormState>(
    () => ({
      form,
      profile,
      preview,
      problems: preview?.problems ?? [],
      wasTried,
      change: (values: Partial<CallForm>) => changeCallDraft({ ...form, ...values }),
    }),
    [form, profile, preview, wasTried],
  );
  const call = async (): Promise<void> => {
    setTried(true);
    const refusal = await placeCall(client, wireForm(form));
    if (refusal === null) setTried(false);
    if (refusal?.code === 'invalid-input')
      screen.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    // Where everything stands in one column the call is below.
    else screen.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Page
      title={t('title')}
      beside={<ProfileChoice profile={profile} onProfile={(next) => setCallDraft(onProfile(form, next))} />}
      actions={
        <>
          <PresetMenu form={form} onForm={setCallDraft} />
          <CallButton profile={profile} isPlacing={isPlacing} onCall={() => void call()} />
        </>
      }
    >
      <div className={styles['screen']} ref={screen}>
        <FormContext value={state}>
          <FormPanel />
        </FormContext>
        <RequestPanel preview={preview} failure={failure} profile={profile} />
        <ThisCallPanel />
      </div>
    </Page>
  );
}
