import { Switch, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { setMasked, usePersonal } from './masking.ts';

/** Hides numbers and codes from whoever looks over one's shoulder. */
export function MaskSwitch(): ReactNode {
  const { t } = useTranslation('calls');
  const { isMasked } = usePersonal();
  return (
    <Tooltip label={t('maskHelp')} position="bottom-end">
      <Switch
        size="xs"
        label={t('mask')}
        checked={isMasked}
        onChange={({ currentTarget: { checked } }) => setMasked(checked)}
      />
    </Tooltip>
  );
}
