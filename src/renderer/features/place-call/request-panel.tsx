import { SegmentedControl, Tabs } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestPreview } from '../../../contract/call-form.ts';
import type { AppError } from '../../../contract/errors.ts';
import type { ProfileView } from '../../../domain/profile.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RequestView } from './request-view.tsx';
import { snippetNames } from './snippet-names.ts';
import { SnippetView } from './snippet-view.tsx';
import { byteLength } from './user-data.ts';
import styles from './request-panel.module.css';

export interface RequestPanelProps {
  readonly preview: RequestPreview | null;
  readonly failure: AppError | null;
  readonly profile: ProfileView;
}

type View = 'request' | 'curl' | 'python' | 'node';
const views: readonly View[] = ['request', 'curl', 'python', 'node'];

/** What will be sent, and how to send the same from elsewhere. */
export function RequestPanel({ preview, failure, profile }: RequestPanelProps): ReactNode {
  const { t } = useTranslation('call');
  const [view, setView] = useState<View>('request');
  return (
    <Tabs
      variant="unstyled"
      className={styles['tabs'] ?? ''}
      value={view}
      onChange={(value) => setView(views.find((one) => one === value) ?? 'request')}
      keepMounted={false}
    >
      <Panel title={t('request.title')} className={styles['panel']} beside={<ViewTabs />}>
        {failure === null ? null : <FailureNote failure={failure} />}
        {preview === null ? null : (
          <Tabs.Panel value={view} className={styles['view'] ?? ''}>
            {view === 'request' ? (
              <RequestPart preview={preview} />
            ) : (
              <SnippetView target={view} preview={preview} clock={profile.clock} />
            )}
          </Tabs.Panel>
        )}
      </Panel>
    </Tabs>
  );
}

function ViewTabs(): ReactNode {
  const { t } = useTranslation('call');
  return (
    <Tabs.List className={styles['list'] ?? ''} aria-label={t('request.title')}>
      {views.map((view) => (
        <Tabs.Tab key={view} value={view} className={styles['tab'] ?? ''}>
          {view === 'request' ? t('request.request') : snippetNames[view]}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}

function RequestPart({ preview }: { readonly preview: RequestPreview }): ReactNode {
  const { t } = useTranslation('call');
  const format = useFormat();
  const [isExact, setExact] = useState(false);
  return (
    <>
      <div className={styles['text']}>
        <RequestView preview={preview} isExact={isExact} />
      </div>
      <div className={styles['foot']}>
        <span className={styles['note']}>
          {t('request.note', { bytes: format.number(byteLength(preview.body)) })}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={t('request.form')}
          value={isExact ? 'exact' : 'readable'}
          onChange={(value) => setExact(value === 'exact')}
          data={[
            { value: 'readable', label: t('request.readable') },
            { value: 'exact', label: t('request.exact') },
          ]}
        />
        <CopyButton text={preview.body} what={t('request.body')} />
      </div>
    </>
  );
}
