import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../contract/errors.ts';
import type { Text } from '../../domain/text.ts';
import { useSay } from '../i18n/use-say.ts';

export interface FailureNoteProps {
  /** A failure, or the sentence and next step of one. */
  readonly failure: AppError | { readonly text: Text; readonly next: Text | null };
  /** A button that tries again. */
  readonly action?: ReactNode;
  readonly onClose?: () => void;
}

/** One clear sentence and the next step. */
export function FailureNote({ failure, action, onClose }: FailureNoteProps): ReactNode {
  const { t } = useTranslation('common');
  const say = useSay();
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={say(failure.text)}
      withCloseButton={onClose !== undefined}
      closeButtonLabel={t('close')}
      {...(onClose === undefined ? {} : { onClose })}
    >
      {failure.next === null ? null : say(failure.next)}
      {action}
    </Alert>
  );
}
