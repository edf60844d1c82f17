import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../domain/profile.ts';
import { useMethod } from '../../data/use-method.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { useChosenProfile } from '../../ui/use-chosen-profile.ts';
import { BuiltInProfile } from './built-in-profile.tsx';
import { newProfile, putDraft, useDrafts } from './drafts.ts';
import { ImportExport } from './import-export.tsx';
import { ProfileEditor } from './profile-editor.tsx';
import { ProfileList } from './profile-list.tsx';
import { emptyDraft } from './profile-draft.ts';
import styles from './profiles-screen.module.css';

export function ProfilesScreen(): ReactNode {
  const { t } = useTranslation('profiles');
  const { data: profiles, error } = useMethod('profile.list', {});
  const chosen = useChosenProfile();
  const drafts = useDrafts();
  /** Name of the profile that is open; null until one is picked by hand. */
  const [picked, setPicked] = useState<string | null>(null);
  const open = picked ?? chosen?.name ?? null;
  const profile = profiles?.find(({ name }) => name === open) ?? null;
  const add = (): void => {
    if (!drafts.has(newProfile)) putDraft(newProfile, emptyDraft);
    setPicked(newProfile);
  };
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ImportExport />
          <Button leftSection={<IconPlus size={16} />} onClick={add}>
            {t('add')}
          </Button>
        </>
      }
    >
      {error === null ? null : <FailureNote failure={error} />}
      <div className={styles['columns']}>
        <ProfileList profiles={profiles ?? []} chosen={chosen?.name ?? ''} open={open} onOpen={setPicked} />
        <OpenProfile name={open} profile={profile} onOpen={setPicked} onAdd={add} />
      </div>
    </Page>
  );
}

interface OpenProfileProps {
  readonly name: string | null;
  /** null for one that has not been saved yet. */
  readonly profile: ProfileView | null;
  readonly onOpen: (name: string) => void;
  readonly onAdd: () => void;
}

function OpenProfile({ name, profile, onOpen, onAdd }: OpenProfileProps): ReactNode {
  const drafts = useDrafts();
  if (name === newProfile && drafts.has(newProfile))
    return <ProfileEditor key={newProfile} profile={null} onOpen={onOpen} />;
  if (profile === null) return null;
  return profile.builtIn ? (
    <BuiltInProfile profile={profile} onAdd={onAdd} />
  ) : (
    <ProfileEditor key={profile.name} profile={profile} onOpen={onOpen} />
  );
}
