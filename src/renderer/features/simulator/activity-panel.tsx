import { Button } from '@mantine/core';
import { IconDeviceSim } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SimulatorAnswered, SimulatorPushed } from '../../../contract/views.ts';
import { useMethod } from '../../data/use-method.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ToneMark } from '../../ui/tone-mark.tsx';
import { activityRows, type ActivityRow } from './activity-rows.ts';
import styles from './simulator-screen.module.css';

const rowsShown = 100;

/** The call as the platform sees it: what it answered, what it pushed, and what the receiver said to that. */
export function ActivityPanel(): ReactNode {
  const { t } = useTranslation('simulator');
  const { data } = useMethod('simulator.activity', {});
  if (data === undefined) return null;
  const rows = activityRows(data.answered, data.pushed, rowsShown);
  return (
    <Panel title={t('activity.heading')}>
      {rows.length === 0 ? (
        <EmptyState
          icon={IconDeviceSim}
          title={t('activity.none')}
          next={t('activity.noneNext')}
          action={
            <Button component={Link} href="/" variant="default">
              {t('activity.place')}
            </Button>
          }
        />
      ) : (
        <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('activity.heading')}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('activity.time')}</th>
                <th scope="col">{t('activity.what')}</th>
                <th scope="col">{t('activity.result')}</th>
                <th scope="col">{t('activity.session')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.key} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Row({ row }: { readonly row: ActivityRow }): ReactNode {
  const format = useFormat();
  return (
    <tr>
      <td className={styles['mono']}>{format.time(row.item.at)}</td>
      {row.kind === 'answered' ? <Answered {...row.item} /> : <Pushed {...row.item} />}
      <td className={styles['mono']}>{row.item.sessionId}</td>
    </tr>
  );
}

function Answered({ callee, resultcode, resultdesc }: SimulatorAnswered): ReactNode {
  const { t } = useTranslation('simulator');
  return (
    <>
      <td>{callee === null ? t('activity.answeredUnknown') : t('activity.answered', { callee })}</td>
      <td>
        <ToneMark tone={resultcode === '0' ? 'ok' : 'warn'}>{`${resultcode} ${resultdesc}`}</ToneMark>
      </td>
    </>
  );
}

function Pushed({ kind, eventType, attempt, http, error, willRetry }: SimulatorPushed): ReactNode {
  const { t } = useTranslation('simulator');
  const isTaken = http !== null && http >= 200 && http < 300;
  const words = [
    http === null ? error : t('activity.http', { http }),
    attempt > 1 ? t('activity.attempt', { attempt }) : null,
    willRetry ? t('activity.willRetry') : null,
  ];
  return (
    <>
      <td>{kind === 'fee' ? t('activity.fee') : t('activity.pushed', { event: eventType })}</td>
      <td>
        <ToneMark tone={isTaken ? 'ok' : 'bad'}>{words.filter((word) => word !== null).join(' · ')}</ToneMark>
      </td>
    </>
  );
}
