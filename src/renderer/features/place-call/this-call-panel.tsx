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
import { stagesAhead } from './stages-ahead.ts';
import { dismissFailure, useLastCall, type LastCall } from './last-call.ts';
import styles from './this-call-panel.module.css';

/** On the wire, and so in every language. */
const sessionIdName = 'sessionId';

/** The call placed last, live. */
export function ThisCallPanel(): ReactNode {
  const { t } = useTranslation('call');
  const last = useLastCall();
  const call = useCallOf(last);
  return (
    <Panel
      title={t('thisCall.title')}
      className={styles['panel']}
      beside={<Identity last={last} call={call} />}
    >
      {last.failure === null ? null : <Failure failure={last.failure} />}
      <CallTimeline stages={call === null ? stagesAhead(last.isPlacing) : callStages(call)} isLive />
      <CallOutcome last={last} call={call} />
    </Panel>
  );
}

/** null while a call is being placed, where there is none, and until it is read. */
function useCallOf({ callId, isPlacing }: LastCall): Call | null {
  const { data, isPlaceholderData } = useMethod(
    'call.get',
    { callId: callId ?? '' },
    { enabled: callId !== null },
  );
  // The answer about the call before stays on screen nowhere: it would be taken for this one's.
  return isPlacing || isPlaceholderData || callId === null ? null : (data ?? null);
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

function Failure({ failure }: { readonly failure: AppError }): ReactNode {
  const { t } = useTranslation('call');
  return (
    <div className={styles['failure']}>
      <FailureNote
        failure={failure}
        onClose={dismissFailure}
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
