import { Button, Tooltip } from '@mantine/core';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Call } from '../../../domain/call/call.ts';
import { useMethod } from '../../data/use-method.ts';
import { setCallDraft } from '../../ui/call-draft.ts';
import { formOfCall } from './call-again.ts';

/** Fills in the form of the Call screen; nothing is sent before somebody presses the button there. */
export function CallAgainButton({ call }: { readonly call: Call }): ReactNode {
  const { t } = useTranslation('calls');
  const [, go] = useLocation();
  const ours = useMethod('listener.status', {}).data?.statusUrl ?? null;
  const form = formOfCall(call, ours);
  if (form === null) return null;
  return (
    <Tooltip label={t('again.help')} position="bottom-end">
      <Button
        leftSection={<IconPhoneOutgoing size={16} aria-hidden />}
        onClick={() => {
          setCallDraft(form);
          go('/');
        }}
      >
        {t('again.label')}
      </Button>
    </Tooltip>
  );
}
