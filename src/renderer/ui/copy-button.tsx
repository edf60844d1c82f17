import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCopy } from './use-copy.ts';

/** @param what names the thing copied, for those who cannot see where the button stands */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  const { t } = useTranslation('common');
  const { copied, copy } = useCopy();
  const words = copied ? t('copied') : t('copy');
  return (
    <Tooltip label={words}>
      <ActionIcon variant="subtle" color="gray" aria-label={`${words} ${what}`} onClick={() => copy(text)}>
        {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
      </ActionIcon>
    </Tooltip>
  );
}
