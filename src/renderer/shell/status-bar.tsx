import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMethod } from '../data/use-method.ts';
import { useFormat } from '../i18n/use-format.ts';
import { ProfileMark } from '../ui/profile-mark.tsx';
import { socketAddress } from '../ui/socket-address.ts';
import { ToneMark } from '../ui/tone-mark.tsx';
import { useChosenProfile } from '../ui/use-chosen-profile.ts';
import { useProfileTitle } from '../ui/use-profile-title.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './status-bar.module.css';

/** What an engineer must never be wrong about: where calls go, whether notifications arrive, how late the clock is. */
export function StatusBar(): ReactNode {
  const { t } = useTranslation('shell');
  return (
    <footer className={styles['bar']} aria-label={t('status.label')}>
      <ProfilePart />
      <ListenerPart />
      <LastNotificationPart />
      <SimulatorPart />
      <span className={styles['space']} />
      <ClockPart />
      <ZonePart />
    </footer>
  );
}

function ProfilePart(): ReactNode {
  const { t } = useTranslation('shell');
  const profile = useChosenProfile();
  const title = useProfileTitle();
  if (profile === null) return null;
  return (
    <Link href="/profiles" className={styles['part'] ?? ''}>
      <ProfileMark builtIn={profile.builtIn} />
      <b>{title(profile.name)}</b>
      <span>{profile.builtIn ? t('status.simulated') : t('status.realCalls')}</span>
    </Link>
  );
}

function ListenerPart(): ReactNode {
  const { t } = useTranslation('shell');
  const { data: listener } = useMethod('listener.status', {});
  const problem = useMethod('log.status', {}).data?.problem ?? null;
  if (listener === undefined) return null;
  const tone = problem !== null ? 'bad' : listener.running ? 'ok' : 'warn';
  return (
    <Link href="/listener" className={styles['part'] ?? ''}>
      <ToneMark tone={tone}>{t('status.listener')}</ToneMark>
      {listener.running ? (
        <code>{socketAddress(listener.host, listener.port)}</code>
      ) : (
        <b>{t('status.off')}</b>
      )}
      {listener.elsewhere ? <span>{t('status.elsewhere')}</span> : null}
    </Link>
  );
}

function LastNotificationPart(): ReactNode {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const now = useNow(1000);
  const at = useMethod('log.status', {}).data?.lastReceivedAt ?? null;
  const words =
    at === null
      ? t('status.noneYet')
      : t('status.ago', { time: format.seconds(Math.max(0, Math.round((now - Date.parse(at)) / 1000))) });
  return (
    <Link href="/log" className={`${styles['part'] ?? ''} ${styles['wide'] ?? ''}`}>
      <span>{t('status.lastNotification')}</span>
      <b>{words}</b>
    </Link>
  );
}

function SimulatorPart(): ReactNode {
  const { t } = useTranslation('shell');
  const { data: simulator } = useMethod('simulator.status', {});
  if (simulator === undefined) return null;
  return (
    <Link href="/simulator" className={`${styles['part'] ?? ''} ${styles['wide'] ?? ''}`}>
      <ToneMark tone={simulator.running ? 'ok' : 'idle'}>{t('status.simulator')}</ToneMark>
      <b>{simulator.running ? t('status.on') : t('status.off')}</b>
      {simulator.speed === null || simulator.speed === 1 ? null : (
        <span>{t('status.speed', { speed: simulator.speed })}</span>
      )}
      {simulator.elsewhere ? <span>{t('status.elsewhere')}</span> : null}
    </Link>
  );
}

function ClockPart(): ReactNode {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const clock = useMethod('clock.status', {}).data ?? null;
  const help =
    clock === null
      ? t('status.clockUnknownHelp')
      : t('status.clockHelp', { source: clock.source, accuracy: format.seconds(clock.accuracyMs / 1000) });
  return (
    <Tooltip label={help}>
      <span className={styles['part']} tabIndex={0}>
        {t('status.clock')}
        {clock === null ? (
          <span>{t('status.clockUnknown')}</span>
        ) : (
          <code>{format.delta(clock.offsetMs)}</code>
        )}
      </span>
    </Tooltip>
  );
}

function ZonePart(): ReactNode {
  const { t } = useTranslation('shell');
  const { zone } = useFormat();
  return (
    <Tooltip label={t('status.zone')}>
      <Link href="/settings" className={styles['part'] ?? ''}>
        <code>{zone}</code>
      </Link>
    </Tooltip>
  );
}
