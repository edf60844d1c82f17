import { Button, FileButton, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome } from '../../../contract/views.ts';
import { useClient } from '../../data/host-context.tsx';
import { useMethod } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { showFailure } from '../../ui/show-failure.ts';
import { useExport } from '../../ui/use-export.ts';

export function ImportExport(): ReactNode {
  const { t } = useTranslation('profiles');
  const client = useClient();
  const run = useExport();
  const hasDialogs = useMethod('host.describe', {}).data?.capabilities.fileDialogs === true;
  const importFrom = useImport();
  const reset = useRef<() => void>(null);
  const icon = <IconUpload size={16} />;
  return (
    <>
      {hasDialogs ? (
        <Button variant="default" leftSection={icon} onClick={() => void importFrom(null)}>
          {t('import')}
        </Button>
      ) : (
        <FileButton
          // Else the same file, put right, could not be chosen again.
          resetRef={reset}
          accept="application/json,.json"
          onChange={(file) => {
            if (file !== null) void importFrom(file);
            reset.current?.();
          }}
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={icon}>
              {t('import')}
            </Button>
          )}
        </FileButton>
      )}
      <Tooltip label={t('secretsStay')}>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() => void run(() => client.call('profile.export', {}))}
        >
          {t('export')}
        </Button>
      </Tooltip>
    </>
  );
}

/** @returns a function that imports a file that the page has, or with null one that the host asks for */
function useImport(): (file: File | null) => Promise<void> {
  const { t } = useTranslation(['profiles', 'common']);
  const client = useClient();
  const say = useSay();
  const tell = ({ cancelled, added, replaced, skipped }: ImportOutcome): void => {
    if (cancelled) return;
    const list = (names: readonly string[]): string =>
      names.length === 0 ? t('common:none') : names.join(', ');
    notifications.show({
      color: skipped.length === 0 ? 'green' : 'yellow',
      title: t('profiles:imported', { added: list(added), replaced: list(replaced) }),
      message: skipped
        .map(({ name, reason }) => t('profiles:skipped', { name, reason: say(reason) }))
        .join(' '),
      autoClose: skipped.length === 0 ? 5000 : false,
    });
  };
  return async (file) => {
    try {
      const text = await file?.text().catch(() => null);
      if (text === null) notifications.show({ color: 'red', message: t('profiles:unreadable') });
      else tell(await client.call('profile.import', text === undefined ? {} : { text }));
    } catch (error) {
      showFailure(error, say);
    }
  };
}
