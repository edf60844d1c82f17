import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { showFailure } from '../../ui/show-failure.ts';
import { useChosenProfile } from '../../ui/use-chosen-profile.ts';
import styles from './profiles-screen.module.css';

/** Makes this profile the one that calls go to. */
export function ChooseButton({ name }: { readonly name: string }): ReactNode {
  const { t } = useTranslation('profiles');
  const say = useSay();
  const chosen = useChosenProfile();
  const { mutate } = useCommand('settings.save');
  if (chosen?.name === name)
    return (
      <span className={styles['chosen']}>
        <IconCheck size={14} aria-hidden /> {t('chosen')}
      </span>
    );
  return (
    <Button
      size="xs"
      variant="default"
      onClick={() =>
        mutate({ preferences: { profile: name } }, { onError: (error) => showFailure(error, say) })
      }
    >
      {t('choose')}
    </Button>
  );
}
