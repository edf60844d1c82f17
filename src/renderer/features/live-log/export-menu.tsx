import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileTypeCsv, IconJson } from '@tabler/icons-react';
import { memo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-method.ts';
import { useExport } from '../../ui/use-export.ts';
import { filterInput, type EntryFilter } from './entry-filter.ts';
import styles from './export-menu.module.css';

/** The whole log as the filter shows it, not only the rows that are loaded. */
export const ExportMenu = memo(function ExportMenu({ filter }: { readonly filter: EntryFilter }): ReactNode {
  const { t } = useTranslation('log');
  const [masked, setMasked] = useState(true);
  const { mutateAsync, isPending } = useCommand('log.export');
  const finish = useExport();
  const run = (format: 'csv' | 'jsonl'): void =>
    void finish(() => mutateAsync({ format, masked, ...filterInput(filter) }));
  return (
    <Menu position="bottom-end" shadow="md" width={300}>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          loading={isPending}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('export.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('export.scope')}</Menu.Label>
        <Menu.CheckboxItem checked={masked} onChange={setMasked}>
          {t('export.masked')}
          <span className={styles['help']}>{t('export.maskedHelp')}</span>
        </Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Item leftSection={<IconFileTypeCsv size={16} aria-hidden />} onClick={() => run('csv')}>
          {t('export.csv')}
        </Menu.Item>
        <Menu.Item leftSection={<IconJson size={16} aria-hidden />} onClick={() => run('jsonl')}>
          {t('export.jsonl')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
