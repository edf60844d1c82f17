import { useId, type ReactNode } from 'react';
import styles from './setting-row.module.css';

export interface SettingRowProps {
  readonly label: string;
  readonly help?: string;
  /** Handed the ids that name and describe the control. */
  readonly children: (ids: {
    readonly 'aria-labelledby': string;
    readonly 'aria-describedby': string;
  }) => ReactNode;
}

/** One preference: what it is at the left, how it stands at the right. */
export function SettingRow({ label, help, children }: SettingRowProps): ReactNode {
  const id = useId();
  const ids = { 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-help` };
  return (
    <div className={styles['row']}>
      <div className={styles['words']}>
        <div id={ids['aria-labelledby']} className={styles['label']}>
          {label}
        </div>
        <div id={ids['aria-describedby']} className={styles['help']}>
          {help}
        </div>
      </div>
      <div className={styles['control']}>{children(ids)}</div>
    </div>
  );
}
