import type { ReactNode } from 'react';
import styles from './panel.module.css';

export interface PanelProps {
  readonly title?: string;
  /** At the right of the title. */
  readonly beside?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A card with a quiet heading. */
export function Panel({ title, beside, className, children }: PanelProps): ReactNode {
  return (
    <section className={[styles['panel'], className].filter(Boolean).join(' ')} aria-label={title}>
      {title === undefined && beside === undefined ? null : (
        <div className={styles['head']}>
          {title === undefined ? null : <h2 className={styles['title']}>{title}</h2>}
          <span className={styles['space']} />
          {beside}
        </div>
      )}
      {children}
    </section>
  );
}
