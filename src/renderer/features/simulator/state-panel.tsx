import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimulatorView } from '../../../contract/views.ts';
import { useCommand } from '../../data/use-method.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ToneMark } from '../../ui/tone-mark.tsx';
import { SpeedChoice } from './speed-choice.tsx';
import styles from './simulator-screen.module.css';

export interface StatePanelProps {
  readonly simulator: SimulatorView;
  readonly speed: number;
}

export function StatePanel({ simulator, speed }: StatePanelProps): ReactNode {
  const { t } = useTranslation('simulator');
  const { running, elsewhere, url, appKey } = simulator;
  const start = useCommand('simulator.start');
  const stop = useCommand('simulator.stop');
  const failure = start.error ?? stop.error;
  return (
    <Panel title={t('state.heading')}>
      <div className={styles['state']}>
        <div className={styles['words']} role="status">
          <div className={styles['now']}>
            <ToneMark tone={running ? 'ok' : 'idle'}>
              {elsewhere ? t('state.elsewhere') : running ? t('state.on') : t('state.off')}
            </ToneMark>
          </div>
          <p>{running ? t('state.onNext') : t('state.offNext')}</p>
        </div>
        {elsewhere ? null : running ? (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} />}
            loading={stop.isPending}
            onClick={() => stop.mutate({})}
          >
            {t('state.stop')}
          </Button>
        ) : (
          <Button
            leftSection={<IconPlayerPlay size={16} />}
            loading={start.isPending}
            onClick={() => start.mutate({ speed })}
          >
            {t('state.start')}
          </Button>
        )}
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
      {url === null || appKey === null ? null : (
        <dl className={styles['facts']}>
          <Fact name={t('state.url')} value={url} />
          <Fact name={t('state.appKey')} value={appKey} />
        </dl>
      )}
      {elsewhere ? null : <SpeedChoice speed={speed} />}
    </Panel>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd>
        <CopyButton text={value} what={name} />
      </dd>
    </>
  );
}
