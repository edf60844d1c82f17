import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '../../../domain/protocol/china-number.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSay } from '../../i18n/use-say.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { WireLabel } from '../../ui/wire-label.tsx';
import type { DetailField } from './entry-detail.ts';
import styles from './detail-fields.module.css';

/** Fields of a message: the words, the name on the wire, the value, and what a code means. */
export function DetailFields({ fields }: { readonly fields: readonly DetailField[] }): ReactNode {
  return (
    <dl className={styles['fields']}>
      {fields.map((field) => (
        <Field key={field.wire} {...field} />
      ))}
    </dl>
  );
}

function Field({ wire, label, value, meaning, at, isTime, isNumber }: DetailField): ReactNode {
  const { t } = useTranslation('log');
  const say = useSay();
  const format = useFormat();
  const words =
    label === null ? t('detail.unknownField') : typeof label === 'string' ? t(`fields.${label}`) : say(label);
  return (
    <div className={styles['field']}>
      <dt className={label === null ? styles['unknown'] : styles['name']}>
        <WireLabel words={words} wire={wire} />
      </dt>
      <dd className={styles['value']}>
        <span className={styles['sent']}>
          {isNumber ? formatPhoneNumber(value) : value}
          {wire === 'sessionId' ? <CopyButton text={value} what={words} /> : null}
        </span>
        {isTime ? (
          <span className={styles['meaning']}>
            {at === null ? t('detail.noTime') : `${format.dateTime(at)} ${format.zone}`}
          </span>
        ) : null}
        {meaning === null ? null : <span className={styles['meaning']}>{say(meaning)}</span>}
      </dd>
    </div>
  );
}
