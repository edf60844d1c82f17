import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../../domain/call/call.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSay } from '../../i18n/use-say.ts';
import { Panel } from '../../ui/panel.tsx';
import { WireLabel } from '../../ui/wire-label.tsx';
import { cdrSheet, type SheetRow } from './cdr-sheet.ts';
import { usePersonal } from './masking.ts';
import styles from './cdr-panel.module.css';

/** The platform stamps its records in UTC. */
const wireZone = 'UTC';

/** The record as a sheet; its stamps are UTC and stand beside the zone that is shown. */
export function CdrPanel({ cdr }: { readonly cdr: NonNullable<Call['cdr']> }): ReactNode {
  const { t } = useTranslation('calls');
  const format = useFormat();
  return (
    <Panel title={t('cdr.title')} beside={<Receipt cdr={cdr} />}>
      <table className={styles['sheet']}>
        <thead>
          <tr>
            <th scope="col">{t('cdr.field')}</th>
            <th scope="col">{t('cdr.value')}</th>
            <th scope="col">{t('cdr.decoded', { zone: format.zone })}</th>
          </tr>
        </thead>
        {cdrSheet(cdr).map(({ part, rows }) => (
          <tbody key={part}>
            <tr>
              <th scope="rowgroup" colSpan={3} className={styles['part']}>
                {t(`cdr.parts.${part}`)}
              </th>
            </tr>
            {rows.map((row) => (
              <Row key={row.field} {...row} />
            ))}
          </tbody>
        ))}
      </table>
      <p className={styles['note']}>{t('cdr.note')}</p>
    </Panel>
  );
}

function Receipt({ cdr }: { readonly cdr: NonNullable<Call['cdr']> }): ReactNode {
  const { t } = useTranslation('calls');
  const format = useFormat();
  return (
    <span className={styles['receipt']}>
      {t('cdr.received', { time: format.time(cdr.at), zone: format.zone })}
      {cdr.duplicates === 0 ? null : <> · {t('cdr.repeats', { count: cdr.duplicates })}</>}
    </span>
  );
}

function Row({ field, meaning, value, text, at, isTime, isNumber }: SheetRow): ReactNode {
  const { t } = useTranslation('calls');
  const say = useSay();
  const personal = usePersonal();
  const format = useFormat();
  const shown = value !== null && isNumber && personal.isMasked ? personal.number(value) : value;
  return (
    <tr>
      <th scope="row">
        <WireLabel words={meaning === null ? t('cdr.unknownField') : say(meaning)} wire={field} />
      </th>
      <td className={styles['value']}>
        {shown ?? <span className={styles['unsent']}>{t('cdr.unsent')}</span>}
        {isTime ? <span className={styles['zone']}> {wireZone}</span> : null}
      </td>
      <td className={at === null ? undefined : styles['value']}>
        {at === null ? null : format.dateTime(at)}
        {isTime && at === null ? t('cdr.noTime') : null}
        {text === null ? null : say(text)}
      </td>
    </tr>
  );
}
