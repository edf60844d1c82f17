import { IconAlertTriangleFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import styles from './listener-off.module.css';

/** Nobody will hear how the call goes, and what to do about it, at the place where one would look. */
export function ListenerOff(): ReactNode {
  const { t } = useTranslation('call');
  const say = useSay();
  const { mutate, error, isPending } = useCommand('listener.start');
  const isTaken = error?.code === 'port-in-use';
  return (
    <span className={styles['off']} role="status">
      <IconAlertTriangleFilled size={13} aria-hidden />
      <span>
        {error === null ? t('listener.off') : say(error.text)}{' '}
        {error === null || isTaken || error.next === null ? null : <>{say(error.next)} </>}
        <button
          type="button"
          className={styles['start']}
          disabled={isPending}
          onClick={() => mutate(isTaken ? { port: 0 } : {})}
        >
          {isTaken ? t('listener.freePort') : t('listener.start')}
        </button>
      </span>
    </span>
  );
}
