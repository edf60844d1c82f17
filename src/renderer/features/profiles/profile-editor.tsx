import { Alert, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../domain/profile.ts';
import { useCommand, useMethod } from '../../data/use-method.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ChooseButton } from './choose-button.tsx';
import { dropDraft, newProfile, putDraft, settleDraft, useDrafts } from './drafts.ts';
import {
  checkDraft,
  draftOf,
  emptyDraft,
  freeName,
  isSameDraft,
  type ProfileDraft,
} from './profile-draft.ts';
import { ProfileFields } from './profile-fields.tsx';
import { ProfileTest } from './profile-test.tsx';
import { RemoveButton } from './remove-button.tsx';
import { SecretBox } from './secret-box.tsx';
import styles from './profiles-screen.module.css';

export interface ProfileEditorProps {
  /** null for one that has not been saved yet. */
  readonly profile: ProfileView | null;
  readonly onOpen: (name: string) => void;
}

export function ProfileEditor({ profile, onOpen }: ProfileEditorProps): ReactNode {
  const { t } = useTranslation('profiles');
  return (
    <div className={styles['editor']}>
      <Panel
        title={t('form.heading')}
        beside={profile === null ? null : <ChooseButton name={profile.name} />}
      >
        <ProfileForm profile={profile} onOpen={onOpen} />
      </Panel>
      <Panel title={t('secret.heading')}>
        {profile === null ? (
          <Alert variant="light" color="iris">
            {t('secret.saveFirst')}
          </Alert>
        ) : (
          <SecretBox profile={profile} />
        )}
      </Panel>
      {profile === null ? null : <ProfileTest name={profile.name} />}
    </div>
  );
}

function ProfileForm({ profile, onOpen }: ProfileEditorProps): ReactNode {
  const { t } = useTranslation('profiles');
  const key = profile?.name ?? newProfile;
  const saved = profile === null ? emptyDraft : draftOf(profile);
  const draft = useDrafts().get(key) ?? saved;
  const [isTried, setIsTried] = useState(false);
  const save = useCommand('profile.save');
  const checked = checkDraft(draft);
  const change = (next: ProfileDraft): void => {
    if (profile !== null && isSameDraft(next, saved)) dropDraft(key);
    else putDraft(key, next);
  };
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (checked.profile === null) return;
    // What goes wrong stands below the form, with everything typed still in it.
    const stored = await save
      .mutateAsync({ profile: checked.profile, ...(profile === null ? {} : { previousName: profile.name }) })
      .catch(() => null);
    if (stored === null) return;
    settleDraft(key, draft, stored.name);
    notifications.show({ color: 'green', message: t('form.saved') });
    onOpen(stored.name);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProfileFields draft={draft} onChange={change} faults={checked.faults ?? {}} showsAll={isTried} />
      {save.error === null ? null : <FailureNote failure={save.error} />}
      <div className={styles['buttons']}>
        <Button
          type="submit"
          loading={save.isPending}
          disabled={profile !== null && isSameDraft(draft, saved)}
        >
          {t('form.save')}
        </Button>
        <DiscardButton name={key} isNew={profile === null} onOpen={onOpen} />
        <span className={styles['space']} />
        {profile === null ? null : <OtherButtons profile={profile} onOpen={onOpen} />}
      </div>
    </form>
  );
}

interface DiscardButtonProps {
  readonly name: string;
  readonly isNew: boolean;
  readonly onOpen: (name: string) => void;
}

function DiscardButton({ name, isNew, onOpen }: DiscardButtonProps): ReactNode {
  const { t } = useTranslation('profiles');
  const drafts = useDrafts();
  const first = useMethod('profile.list', {}).data?.[0]?.name;
  if (!drafts.has(name)) return null;
  const discard = (): void => {
    dropDraft(name);
    if (isNew && first !== undefined) onOpen(first);
  };
  return (
    <Button variant="default" onClick={discard}>
      {t('form.discard')}
    </Button>
  );
}

function OtherButtons({
  profile,
  onOpen,
}: ProfileEditorProps & { readonly profile: ProfileView }): ReactNode {
  const { t } = useTranslation('profiles');
  const names = (useMethod('profile.list', {}).data ?? []).map(({ name }) => name);
  const duplicate = (): void => {
    const name = freeName(t('copyOf', { name: profile.name }), names);
    putDraft(newProfile, { ...draftOf(profile), name });
    notifications.show({ message: t('duplicated') });
    onOpen(newProfile);
  };
  return (
    <>
      <Button variant="default" onClick={duplicate}>
        {t('duplicate')}
      </Button>
      <RemoveButton name={profile.name} onRemoved={() => onOpen(names[0] ?? newProfile)} />
    </>
  );
}
