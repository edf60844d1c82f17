import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../../domain/call/call.ts';
import { missingText } from '../../../domain/call/missing-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSay } from '../../i18n/use-say.ts';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { CallProfile } from './call-profile.tsx';
import { usePersonal } from './masking.ts';
import styles from './call-grid.module.css';

interface CallRowProps {
  readonly id: string;
  readonly call: Call;
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly isChosen: boolean;
  readonly onOpen: (call: Call) => void;
}

/** One call in one line: how it went, and what is still missing of it. */
export const CallRow = memo(function CallRow({
  id,
  call,
  index,
  start,
  isChosen,
  onOpen,
}: CallRowProps): ReactNode {
  const { t } = useTranslation('calls');
  const format = useFormat();
  const personal = usePersonal();
  const [day = '', time = ''] = format.dateTime(call.startedAt).split(' ');
  const seconds = (value: number | null): string => (value === null ? '–' : format.seconds(value));
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={`${styles['row'] ?? ''} ${styles['call'] ?? ''}`}
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => onOpen(call)}
    >
      <span role="gridcell" className={styles['digits']}>
        <span className={styles['day']}>{day} </span>
        {time}
      </span>
      <span role="gridcell" className={styles['callee']}>
        {call.callee === null ? t('noCallee') : personal.number(call.callee)}
      </span>
      <span role="gridcell">
        <CallProfile name={call.profile} />
      </span>
      <span role="gridcell" className={styles['verdict']}>
        <VerdictMark code={call.verdict.code} />
      </span>
      <span role="gridcell" className={styles['number']}>
        {seconds(call.ringSeconds)}
      </span>
      <span role="gridcell" className={styles['number']}>
        {seconds(call.talkSeconds)}
      </span>
      <Missing call={call} />
    </div>
  );
});

/** Awaited while the call runs; afterwards it did not come, which somebody may have to look into. */
function Missing({ call: { missing, verdict } }: { readonly call: Call }): ReactNode {
  const { t } = useTranslation('calls');
  const say = useSay();
  const names = say(missingText(missing));
  const isRunning = verdict.code === 'in-progress';
  return (
    <span role="gridcell" className={isRunning ? styles['awaited'] : styles['missing']} title={names}>
      {missing.length === 0 ? null : isRunning ? t('awaited', { names }) : names}
    </span>
  );
}
