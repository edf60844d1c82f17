import type { ReactNode } from 'react';
import { callStages } from '../../../domain/call/call-stages.ts';
import type { Call } from '../../../domain/call/call.ts';
import { CallTimeline } from '../../ui/call-timeline.tsx';
import styles from './call-page.module.css';

export function CallCourse({ call }: { readonly call: Call }): ReactNode {
  return (
    <div className={styles['course']}>
      <CallTimeline stages={callStages(call)} isLive={call.verdict.code === 'in-progress'} />
    </div>
  );
}
