import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../../domain/call/call.ts';
import { useSay } from '../../i18n/use-say.ts';
import { Panel } from '../../ui/panel.tsx';
import { callCodes, type CallCode } from './call-codes.ts';
import styles from './codes-panel.module.css';

/** The codes behind the verdict, each with its meaning. */
export function CodesPanel({ call }: { readonly call: Call }): ReactNode {
  const { t } = useTranslation('calls');
  const codes = callCodes(call);
  return (
    <Panel title={t('codes.title')}>
      {codes.length === 0 ? (
        <p className={styles['none']}>{t('codes.none')}</p>
      ) : (
        <ul className={styles['codes']}>
          {codes.map((code, index) => (
            <Code key={index} {...code} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Code({ field, value, from, text, said, action }: CallCode): ReactNode {
  const { t } = useTranslation('calls');
  const say = useSay();
  return (
    <li className={styles['code']}>
      <code className={styles['value']}>{value}</code>
      <div>
        <p className={styles['meaning']}>{say(text)}</p>
        {action === null ? null : <p className={styles['action']}>{say(action)}</p>}
        <p className={styles['source']}>
          <code>{field}</code> {t(`codes.from.${from}`)}
          {said === null || said === '' ? null : <q>{said}</q>}
        </p>
      </div>
    </li>
  );
}
