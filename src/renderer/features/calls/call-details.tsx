import type { ReactNode } from 'react';
import type { Call } from '../../../domain/call/call.ts';
import { CallCourse } from './call-course.tsx';
import { CallVerdict } from './call-verdict.tsx';
import { CdrPanel } from './cdr-panel.tsx';
import { CodesPanel } from './codes-panel.tsx';
import { LadderPanel } from './ladder-panel.tsx';
import { MessagesPanel } from './messages-panel.tsx';
import { RequestPanel } from './request-panel.tsx';
import styles from './call-page.module.css';

export function CallDetails({ call }: { readonly call: Call }): ReactNode {
  return (
    <div className={styles['details']}>
      <div className={styles['summary']}>
        <CallVerdict call={call} />
        <CallCourse call={call} />
      </div>
      <div className={styles['columns']}>
        <LadderPanel call={call} />
        <div className={styles['column']}>
          <CodesPanel call={call} />
          <RequestPanel call={call} />
        </div>
      </div>
      {call.cdr === null ? null : <CdrPanel cdr={call.cdr} />}
      <MessagesPanel call={call} />
    </div>
  );
}
