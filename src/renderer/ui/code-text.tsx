import type { ReactNode } from 'react';
import styles from './code-text.module.css';

/** Text that is compared character by character: requests, bodies, headers. Scrollable by keyboard. */
export function CodeText({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <pre className={styles['code']} aria-label={label} role="region" tabIndex={0}>
      {children}
    </pre>
  );
}
