import type { ReactNode } from 'react';
import { toneColors, toneIcons, type Tone } from './tone.ts';
import styles from './tone-mark.module.css';

/** Words with the shape and the colour of how something stands. */
export function ToneMark({
  tone,
  children,
}: {
  readonly tone: Tone;
  readonly children: ReactNode;
}): ReactNode {
  const Shape = toneIcons[tone];
  return (
    <span className={styles['mark']} style={{ color: toneColors[tone] }}>
      <Shape size={14} aria-hidden />
      <span className={styles['words']}>{children}</span>
    </span>
  );
}
