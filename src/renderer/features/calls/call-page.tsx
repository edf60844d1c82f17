import { Anchor, Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconPhoneOff } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Call } from '../../../domain/call/call.ts';
import { useMethod } from '../../data/use-method.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import '../../ui/print.css';
import { CallAgainButton } from './call-again-button.tsx';
import { CallDetails } from './call-details.tsx';
import { CallProfile } from './call-profile.tsx';
import { CallSteps, steppedFrom } from './call-steps.tsx';
import { MaskSwitch } from './mask-switch.tsx';
import { usePersonal } from './masking.ts';
import styles from './call-page.module.css';

export interface CallPageProps {
  readonly name: { readonly callId: string } | { readonly sessionId: string };
}

/** Everything known of one call, as it happens. */
export function CallPage({ name }: CallPageProps): ReactNode {
  const { t } = useTranslation(['calls', 'common']);
  const { data: call, error, refetch } = useMethod('call.get', name);
  if (call !== undefined && call !== null) return <KnownCall call={call} />;
  return (
    <Page title={t('page.title')} before={<BackLink />} isFull>
      {error !== null ? (
        <div className={styles['note']}>
          <FailureNote
            failure={error}
            action={
              <Button mt="xs" size="xs" variant="default" onClick={() => void refetch()}>
                {t('common:retry')}
              </Button>
            }
          />
        </div>
      ) : call === null ? (
        <UnknownCall />
      ) : null}
    </Page>
  );
}

function UnknownCall(): ReactNode {
  const { t } = useTranslation('calls');
  const [, go] = useLocation();
  return (
    <EmptyState
      icon={IconPhoneOff}
      title={t('unknown.title')}
      next={t('unknown.next')}
      action={
        <Button variant="default" onClick={() => go('/calls')}>
          {t('unknown.action')}
        </Button>
      }
    />
  );
}

function KnownCall({ call }: { readonly call: Call }): ReactNode {
  const { t } = useTranslation('calls');
  const personal = usePersonal();
  const format = useFormat();
  return (
    <Page
      title={call.callee === null ? t('noCallee') : personal.number(call.callee)}
      before={<BackLink />}
      beside={
        <span className={styles['beside']}>
          <CallProfile name={call.profile} />
          <time dateTime={call.startedAt}>{format.dateTime(call.startedAt)}</time>
          <span className={styles['zone']}>{format.zone}</span>
        </span>
      }
      actions={
        <>
          <MaskSwitch />
          <CallSteps call={call} />
          <CallAgainButton call={call} />
        </>
      }
    >
      <CallDetails call={call} />
    </Page>
  );
}

/** The list is found again as it was left. Focused, so that the keyboard goes on from here. */
function BackLink(): ReactNode {
  const { t } = useTranslation('calls');
  const [, go] = useLocation();
  const link = useRef<HTMLAnchorElement>(null);
  useHotkeys([['Escape', () => go('/calls')]]);
  useEffect(() => {
    if (steppedFrom() === null) link.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Anchor component={Link} href="/calls" ref={link} className={styles['back'] ?? ''}>
      <IconArrowLeft size={16} aria-hidden />
      {t('title')}
    </Anchor>
  );
}
