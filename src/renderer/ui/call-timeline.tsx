import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallStage, StageState } from '../../domain/call/call-stages.ts';
import { useFormat } from '../i18n/use-format.ts';
import styles from './call-timeline.module.css';

export interface CallTimelineProps {
  /** In their order, all of them, as `callStages` gives them. */
  readonly stages: readonly CallStage[];
  /** Tells each new stage to who cannot see it fill in. */
  readonly isLive?: boolean;
}

/** A call from left to right: what was reached and when, where it stands, what may still come. */
export function CallTimeline({ stages, isLive = false }: CallTimelineProps): ReactNode {
  const { t } = useTranslation('common');
  return (
    <div className={styles['timeline']}>
      <ol className={styles['stages']} aria-label={t('stages.label')}>
        {stages.map((stage) => (
          <Stage key={stage.stage} {...stage} />
        ))}
      </ol>
      {isLive ? <Announcement stages={stages} /> : null}
    </div>
  );
}

function Stage({ stage, state, at, stamped, deltaMs }: CallStage): ReactNode {
  const { t } = useTranslation('common');
  const format = useFormat();
  const stampedAt = stamped === null ? null : format.stamp(stamped);
  return (
    <li
      className={styles['stage']}
      data-stage={stage}
      data-state={state}
      {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}
    >
      <span className={styles['dot']} aria-hidden>
        <StateShape state={state} />
      </span>
      <span className={styles['name']}>
        {state === 'failed' ? t('stages.refused') : t(`stages.${stage}`)}
        <VisuallyHidden>{t(`stageStates.${state}`)}</VisuallyHidden>
      </span>
      {at === null ? (
        <span className={styles['time']} title={stampedAt === null ? undefined : t('stages.stampedHelp')}>
          {stampedAt ?? (state === 'waiting' ? '…' : '–')}
        </span>
      ) : (
        <time className={styles['time']} dateTime={at}>
          {format.time(at)}
        </time>
      )}
      <span className={styles['delta']}>{deltaMs === null ? '' : format.delta(deltaMs)}</span>
    </li>
  );
}

function StateShape({ state }: { readonly state: StageState }): ReactNode {
  if (state === 'done') return <IconCheck size={11} stroke={3} />;
  if (state === 'failed') return <IconX size={11} stroke={3} />;
  return null;
}

function Announcement({ stages }: { readonly stages: readonly CallStage[] }): ReactNode {
  const { t } = useTranslation('common');
  const reached = stages.findLast(({ state }) => state !== 'waiting' && state !== 'skipped');
  const words =
    reached === undefined
      ? ''
      : reached.state === 'failed'
        ? t('stages.refused')
        : t(`stages.${reached.stage}`);
  return <VisuallyHidden role="status">{words}</VisuallyHidden>;
}
