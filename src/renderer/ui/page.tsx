import type { ReactNode } from 'react';
import styles from './page.module.css';

export interface PageProps {
  readonly title: string;
  /** Before the title: the way back. */
  readonly before?: ReactNode;
  /** Beside the title: a count, a choice. */
  readonly beside?: ReactNode;
  /** Buttons at the right. */
  readonly actions?: ReactNode;
  /** true: the content takes the whole room and scrolls by itself. */
  readonly isFull?: boolean;
  readonly children: ReactNode;
}

/** A screen: title bar and content on the one grid. */
export function Page({ title, before, beside, actions, isFull = false, children }: PageProps): ReactNode {
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        {before}
        <h1 className={styles['title']}>{title}</h1>
        {beside}
        <span className={styles['space']} />
        {actions}
      </header>
      {/* Focusable, so that the keyboard can scroll it. */}
      <div className={isFull ? styles['full'] : styles['body']} tabIndex={isFull ? undefined : 0}>
        {children}
      </div>
    </div>
  );
}
