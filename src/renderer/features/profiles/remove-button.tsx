import { Button, Group, Modal, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-method.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { dropDraft } from './drafts.ts';

export interface RemoveButtonProps {
  readonly name: string;
  readonly onRemoved: () => void;
}

export function RemoveButton({ name, onRemoved }: RemoveButtonProps): ReactNode {
  const { t } = useTranslation(['profiles', 'common']);
  const [isAsking, setIsAsking] = useState(false);
  const { mutate, error, isPending } = useCommand('profile.remove');
  const remove = (): void => {
    const onSuccess = (): void => {
      dropDraft(name);
      setIsAsking(false);
      onRemoved();
    };
    mutate({ name }, { onSuccess });
  };
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setIsAsking(true)}>
        {t('profiles:form.remove')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('profiles:remove.title', { name })}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Text size="sm">{t('profiles:remove.text')}</Text>
        {error === null ? null : <FailureNote failure={error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setIsAsking(false)} data-autofocus>
            {t('common:cancel')}
          </Button>
          <Button color="red" loading={isPending} onClick={remove}>
            {t('profiles:remove.confirm')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
