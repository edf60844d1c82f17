import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { ExportOutcome } from '../../contract/views.ts';
import { useSay } from '../i18n/use-say.ts';
import { showFailure } from './show-failure.ts';

/** Runs an export and finishes it as its outcome asks: told where it was saved, or downloaded by the browser. */
export function useExport(): (work: () => Promise<ExportOutcome>) => Promise<void> {
  const { t } = useTranslation('common');
  const say = useSay();
  return async (work) => {
    try {
      const outcome = await work();
      if (outcome.outcome === 'download') download(outcome.path, outcome.name);
      if (outcome.outcome === 'saved')
        notifications.show({ color: 'green', message: t('saved', { path: outcome.path }) });
    } catch (error) {
      showFailure(error, say);
    }
  };
}

function download(path: string, name: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = name;
  link.click();
}
