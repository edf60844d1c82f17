import type { ReactNode } from 'react';
import styles from './profile-mark.module.css';

/** Shape and colour of where calls go: a circle for the simulator, a diamond where calls are real and cost money. */
export function ProfileMark({ builtIn }: { readonly builtIn: boolean }): ReactNode {
  return <span aria-hidden className={builtIn ? styles['simulated'] : styles['real']} />;
}
