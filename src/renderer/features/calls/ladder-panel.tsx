import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { callLadder, ladderLines, type LadderRow } from '../../../domain/call/call-ladder.ts';
import type { Call } from '../../../domain/call/call.ts';
import { eventTypeText } from '../../../domain/protocol/event-types.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSay } from '../../i18n/use-say.ts';
import { Panel } from '../../ui/panel.tsx';
import { ladderTone } from './ladder-tone.ts';
import { usePersonal } from './masking.ts';
import styles from './ladder-panel.module.css';

/**
 * Who told whom what, from the top down. A table whose middle column is drawn: it reads the same without eyes, and
 * it prints. At the left our clock, at the right the platform's; the two are never subtracted from each other.
 */
export function LadderPanel({ call }: { readonly call: Call }): ReactNode {
  const { t } = useTranslation('calls');
  const { zone } = useFormat();
  const rows = callLadder(call);
  const phones = new Set(rows.map(({ called }) => called).filter((called) => called !== null));
  return (
    <Panel title={t('ladder.title')} beside={<span className={styles['zone']}>{zone}</span>}>
      <table className={styles['ladder']}>
        <thead>
          <tr>
            <th scope="col">{t('ladder.ourClock')}</th>
            <th scope="col">
              <span className={styles['lines']}>
                {ladderLines.map((line) => (
                  <span key={line}>{t(`ladder.lines.${line}`)}</span>
                ))}
              </span>
            </th>
            <th scope="col">{t('ladder.theirClock')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={index} row={row} hasPhones={phones.size > 1} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

interface RowProps {
  readonly row: LadderRow;
  /** More than one phone stands on the callee's line: each arrow says whose it is. */
  readonly hasPhones: boolean;
}

function Row({ row, hasPhones }: RowProps): ReactNode {
  const { t } = useTranslation('calls');
  const format = useFormat();
  const { at, stamped, deltaMs, from, to } = row;
  const delta = deltaMs === null ? '' : format.delta(deltaMs);
  return (
    <tr>
      <td className={styles['clock']}>
        {at === null ? null : (
          <>
            <time dateTime={at}>{format.time(at)}</time> <span className={styles['delta']}>{delta}</span>
          </>
        )}
      </td>
      <td className={styles['drawn']}>
        <span
          className={styles['arrow']}
          data-from={from}
          data-to={to}
          data-reported={row.reported}
          style={{ color: ladderTone(row) }}
        >
          <VisuallyHidden>
            {t('ladder.direction', { from: t(`ladder.lines.${from}`), to: t(`ladder.lines.${to}`) })}
          </VisuallyHidden>
          <Label row={row} hasPhones={hasPhones} />
        </span>
      </td>
      <td className={styles['stamp']}>
        {at === null ? (
          <>
            {stamped === null ? null : format.stamp(stamped)} <span className={styles['delta']}>{delta}</span>
          </>
        ) : null}
      </td>
    </tr>
  );
}

function Label({ row, hasPhones }: RowProps): ReactNode {
  const { t } = useTranslation('calls');
  const say = useSay();
  const personal = usePersonal();
  const { kind, eventType, code, failure, repeated, reported, called } = row;
  return (
    <span className={styles['label']}>
      {kind === 'request' || kind === 'response' ? t(`ladder.${kind}`) : say(eventTypeText(eventType ?? ''))}
      {row.to === 'us' && eventType !== null ? <code className={styles['wire']}>{eventType}</code> : null}
      {code === null ? null : <code className={styles['code']}>{code}</code>}
      {failure === null ? null : <code className={styles['code']}>{failure}</code>}
      {hasPhones && called !== null ? (
        <span className={styles['aside']}>{personal.number(called)}</span>
      ) : null}
      {repeated === 0 ? null : (
        <span className={styles['aside']}>{t('ladder.times', { count: repeated + 1 })}</span>
      )}
      {reported ? null : <span className={styles['aside']}>{t('ladder.unreported')}</span>}
    </span>
  );
}
