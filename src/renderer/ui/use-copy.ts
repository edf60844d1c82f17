import { useClipboard } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';

/** Copies to the clipboard; where the browser does not allow it that is told. `copied` holds for a moment. */
export function useCopy(): { readonly copied: boolean; copy(this: void, text: string): void } {
  const { t } = useTranslation('common');
  const { copied, copy, error } = useClipboard({ timeout: 1500 });
  const tell = useEffectEvent(() =>
    notifications.show({
      color: 'red',
      title: t('notCopied'),
      message: t('notCopiedNext'),
      autoClose: 10_000,
    }),
  );
  useEffect(() => {
    if (error !== null) tell();
  }, [error]);
  return { copied, copy };
}
