import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly icon: Icon;
  readonly title: string;
  /** What to do next. */
  readonly next: string;
  /** A button that does it. */
  readonly action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ icon: Shape, title, next, action }: EmptyStateProps): ReactNode {
  return (
    <div className={styles['empty']}>
      <Shape size={32} stroke={1.4} aria-hidden />
      <p className={styles['title']}>{title}</p>
      <p className={styles['next']}>{next}</p>
      {action}
    </div>
  );
}
