import { ActionIcon, Button, Tabs, Tooltip } from '@mantine/core';
import { IconArrowRight, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import { callHref } from '../../ui/call-href.ts';
import { ToneMark } from '../../ui/tone-mark.tsx';
import { DecodedView } from './decoded-view.tsx';
import { HeadersView } from './headers-view.tsx';
import { entryTabs, showTab, useEntryTab } from './entry-tab.ts';
import { RawView } from './raw-view.tsx';
import { summaryOf } from './row-summary.ts';
import { useRowTexts } from './use-row-texts.ts';
import styles from './entry-pane.module.css';

export interface EntryPaneProps {
  readonly entry: LogEntry;
  readonly onClose: () => void;
}

/** One entry beside the list, in words, as it was sent, and with what it was sent. */
export function EntryPane({ entry, onClose }: EntryPaneProps): ReactNode {
  const { t } = useTranslation('log');
  const tab = useEntryTab();
  const close = ({ key, currentTarget }: KeyboardEvent<HTMLElement>): void => {
    if (key !== 'Escape') return;
    // Back to where the entry was opened from.
    currentTarget.parentElement?.querySelector<HTMLElement>('[role="grid"]')?.focus();
    onClose();
  };
  return (
    <section
      className={styles['pane']}
      aria-label={t('detail.label', { seq: entry.seq })}
      data-log-entry
      onKeyDown={close}
    >
      <Head entry={entry} onClose={onClose} />
      <Tabs
        className={styles['tabs'] ?? ''}
        value={tab}
        onChange={(value) => {
          const chosen = entryTabs.find((name) => name === value);
          if (chosen !== undefined) showTab(chosen);
        }}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('detail.tabsLabel')}>
          {entryTabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`detail.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div className={styles['view']} tabIndex={0} role="group" aria-label={t(`detail.tabs.${tab}`)}>
          <Tabs.Panel value="decoded">
            <DecodedView entry={entry} />
          </Tabs.Panel>
          <Tabs.Panel value="raw">
            <RawView entry={entry} />
          </Tabs.Panel>
          <Tabs.Panel value="headers">
            <HeadersView entry={entry} />
          </Tabs.Panel>
        </div>
      </Tabs>
    </section>
  );
}

function Head({ entry, onClose }: EntryPaneProps): ReactNode {
  const { t } = useTranslation('log');
  const texts = useRowTexts();
  const { tone, words, code } = summaryOf(entry);
  const { callId, sessionId } = entry;
  return (
    <div className={styles['head']}>
      <div className={styles['line']}>
        <h2 className={styles['title']}>
          {texts.kind(entry.kind)} <span className={styles['seq']}>#{entry.seq}</span>
        </h2>
        <span className={styles['space']} />
        {callId === null && sessionId === null ? null : (
          <Button
            component={Link}
            href={callHref({ callId, sessionId })}
            size="compact-xs"
            variant="light"
            rightSection={<IconArrowRight size={13} aria-hidden />}
          >
            {t('detail.call')}
          </Button>
        )}
        <Tooltip label={t('detail.close')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('detail.close')} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <p className={styles['words']}>
        <ToneMark tone={tone}>{texts.words(words)}</ToneMark>
        {code === null ? null : <code className={styles['code']}>{code}</code>}
      </p>
    </div>
  );
}
