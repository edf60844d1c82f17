import type { ReactNode } from 'react';
import styles from './wire-label.module.css';

/** Label of a field: the plain words, and beside them, small and quiet, the name on the wire. */
export function WireLabel({ words, wire }: { readonly words: string; readonly wire: string }): ReactNode {
  return (
    <>
      {words} <span className={styles['wire']}>{wire}</span>
    </>
  );
}
