import { SegmentedControl, Tabs } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestPreview } from '../../../contract/call-form.ts';
import type { AppError } from '../../../contract/errors.ts';
import type { ProfileView } from '../../../domain/profile.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RequestView } from './request-view.tsx';
import { SnippetView } from './snippet-view.tsx';
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
  const [isExact, setExact] = useState(false);
  return (
    <Panel
      title={t('request.title')}
      className={styles['panel']}
      beside={view === 'request' ? <FormChoice isExact={isExact} onExact={setExact} /> : null}
    >
      <Tabs
        className={styles['tabs'] ?? ''}
        value={view}
        onChange={(value) => setView(views.find((one) => one === value) ?? 'request')}
        keepMounted={false}
      >
        <Tabs.List className={styles['list'] ?? ''}>
          {views.map((one) => (
            <Tabs.Tab key={one} value={one} className={styles['tab'] ?? ''}>
              {t(`request.${one}`)}
            </Tabs.Tab>
          ))}
          {view === 'request' && preview !== null ? (
            <span className={styles['copy']}>
              <CopyButton text={preview.body} what={t('request.body')} />
            </span>
          ) : null}
        </Tabs.List>
        {failure === null ? null : <FailureNote failure={failure} />}
        {preview === null ? null : (
          <Tabs.Panel value={view} className={styles['view'] ?? ''}>
            {view === 'request' ? (
              <RequestView preview={preview} isExact={isExact} />
            ) : (
              <SnippetView target={view} preview={preview} clock={profile.clock} />
            )}
          </Tabs.Panel>
        )}
      </Tabs>
    </Panel>
  );
}

interface FormChoiceProps {
  readonly isExact: boolean;
  readonly onExact: (isExact: boolean) => void;
}

function FormChoice({ isExact, onExact }: FormChoiceProps): ReactNode {
  const { t } = useTranslation('call');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('request.form')}
      value={isExact ? 'exact' : 'readable'}
      onChange={(value) => onExact(value === 'exact')}
      data={[
        { value: 'readable', label: t('request.readable') },
        { value: 'exact', label: t('request.exact') },
      ]}
    />
  );
}
