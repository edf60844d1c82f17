import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AppError } from '../../../contract/errors.ts';
import type { Call } from '../../../domain/call/call.ts';
import { callStages } from '../../../domain/call/call-stages.ts';
import { useMethod } from '../../data/use-method.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { callHref } from '../../ui/call-href.ts';
import { CallTimeline } from '../../ui/call-timeline.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { CallOutcome } from './call-outcome.tsx';
import { followedCall } from './followed-call.ts';
import { stagesAhead } from './stages-ahead.ts';
import { dismissFailure, useLastCall, type LastCall } from './last-call.ts';
import styles from './this-call-panel.module.css';

/** On the wire, and so in every language. */
const sessionIdName = 'sessionId';

/** The call placed last, live. */
export function ThisCallPanel(): ReactNode {
  const { t } = useTranslation('call');
  const last = useLastCall();
  const answer = useMethod('call.get', { callId: last.callId ?? '' }, { enabled: last.callId !== null });
  const { call, isAwaited, failure } = followedCall(last, answer);
  return (
    <Panel
      title={t('thisCall.title')}
      className={styles['panel']}
      beside={<Identity last={last} call={call} />}
    >
      {last.failure === null ? null : <Failure failure={last.failure} onClose={dismissFailure} />}
      {failure === null ? null : <Failure failure={failure} />}
      <CallTimeline stages={call === null ? stagesAhead(isAwaited) : callStages(call)} isLive />
      {failure === null || call !== null ? (
        <CallOutcome placed={last.placed} call={call} isAwaited={isAwaited} />
      ) : null}
    </Panel>
  );
}

function Identity({ last, call }: { readonly last: LastCall; readonly call: Call | null }): ReactNode {
  const { t } = useTranslation('call');
  const { zone } = useFormat();
  const sessionId = call?.sessionId ?? null;
  return (
    <>
      {sessionId === null ? null : (
        <span className={styles['session']}>
          <span className={styles['wire']}>{sessionIdName}</span>
          <code>{sessionId}</code>
          <CopyButton text={sessionId} what={sessionIdName} />
        </span>
      )}
      {call === null || last.isPlacing ? null : (
        <Anchor component={Link} href={callHref(call)} className={styles['details'] ?? ''}>
          {t('thisCall.details')}
        </Anchor>
      )}
      <span className={styles['zone']}>{zone}</span>
    </>
  );
}

interface FailureProps {
  readonly failure: AppError;
  readonly onClose?: () => void;
}

function Failure({ failure, onClose }: FailureProps): ReactNode {
  const { t } = useTranslation('call');
  return (
    <div className={styles['failure']}>
      <FailureNote
        failure={failure}
        {...(onClose === undefined ? {} : { onClose })}
        action={
          failure.code === 'secret-missing' ? (
            <Anchor component={Link} href="/profiles" size="sm" className={styles['action'] ?? ''}>
              {t('toProfiles')}
            </Anchor>
          ) : null
        }
      />
    </div>
  );
}
