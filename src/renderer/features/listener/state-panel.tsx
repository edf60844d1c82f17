import { Alert, Autocomplete, Button, NumberInput, Switch } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPlay, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListenerView, SettingsView } from '../../../contract/views.ts';
import { useCommand } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { showFailure } from '../../ui/show-failure.ts';
import { socketAddress } from '../../ui/socket-address.ts';
import { ToneMark } from '../../ui/tone-mark.tsx';
import { isOnlyHere, listenChoices } from './listen-address.ts';
import { portOf } from './listener-steps.ts';
import { useListenerSwitch, type ListenerSwitch } from './use-listener-switch.ts';
import styles from './listener-screen.module.css';

export interface StatePanelProps {
  readonly listener: ListenerView;
  readonly settings: SettingsView['listener'];
}

/** Whether it listens, where, and the switch. */
export function StatePanel({ listener, settings }: StatePanelProps): ReactNode {
  const { t } = useTranslation('listener');
  const { host, port, setHost, setPort } = useTypedAddress(settings);
  const listenerSwitch = useListenerSwitch({ host: host.trim(), port: portOf(port) });
  const { failure } = listenerSwitch;
  const faults = failure?.fields ?? [];
  const say = useSay();
  const errorOf = (field: string): string | undefined => {
    const found = faults.find((fault) => fault.field === field || fault.field === `listener.${field}`);
    return found === undefined ? undefined : say(found.text);
  };
  return (
    <Panel title={t('state.heading')}>
      <State listener={listener} listenerSwitch={listenerSwitch} />
      <div className={styles['fields']}>
        <Autocomplete
          label={t('host')}
          description={t('hostHelp')}
          value={host}
          onChange={setHost}
          data={[...listenChoices]}
          error={errorOf('host')}
          disabled={listener.elsewhere}
        />
        <NumberInput
          label={t('port')}
          description={t('portHelp')}
          value={port}
          onChange={setPort}
          min={0}
          max={65_535}
          allowDecimal={false}
          hideControls
          error={errorOf('port')}
          disabled={listener.elsewhere}
        />
      </div>
      {isOnlyHere(host) ? null : (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />} mb="md">
          {t('openWarning')}
        </Alert>
      )}
      {failure === null ? null : <FailureNote failure={failure} onClose={listenerSwitch.forget} />}
      <AutoStart isOn={settings.autoStart} />
    </Panel>
  );
}

interface TypedAddress {
  readonly host: string;
  readonly port: string | number;
  setHost(this: void, host: string): void;
  setPort(this: void, port: string | number): void;
}

/** What is typed, until other values are kept: here after a start, or by another page. */
function useTypedAddress(kept: SettingsView['listener']): TypedAddress {
  const [known, setKnown] = useState(kept);
  const [host, setHost] = useState(kept.host);
  const [port, setPort] = useState<string | number>(kept.port);
  if (known.host !== kept.host || known.port !== kept.port) {
    setKnown(kept);
    setHost(kept.host);
    setPort(kept.port);
  }
  return { host, port, setHost, setPort };
}

interface StateProps {
  readonly listener: ListenerView;
  readonly listenerSwitch: ListenerSwitch;
}

function State({ listener, listenerSwitch }: StateProps): ReactNode {
  const { t } = useTranslation('listener');
  const { running, elsewhere } = listener;
  const address = socketAddress(listener.host, listener.port);
  const words = elsewhere
    ? t('state.elsewhere', { address })
    : running
      ? t('state.on', { address })
      : t('state.off');
  return (
    <div className={styles['state']}>
      <div className={styles['words']} role="status">
        <div className={styles['now']}>
          <ToneMark tone={running ? 'ok' : 'warn'}>{words}</ToneMark>
        </div>
        <p>{running ? t('state.onNext') : t('state.offNext')}</p>
      </div>
      {elsewhere ? null : <SwitchButtons listener={listener} {...listenerSwitch} />}
    </div>
  );
}

function SwitchButtons({
  listener,
  hasOtherValues,
  isBusy,
  start,
  stop,
  restart,
}: ListenerSwitch & { readonly listener: ListenerView }): ReactNode {
  const { t } = useTranslation('listener');
  if (!listener.running)
    return (
      <Button leftSection={<IconPlayerPlay size={16} />} loading={isBusy} onClick={start}>
        {t('state.start')}
      </Button>
    );
  return (
    <>
      {hasOtherValues(listener) ? (
        <Button leftSection={<IconRefresh size={16} />} loading={isBusy} onClick={() => restart(listener)}>
          {t('state.restart')}
        </Button>
      ) : null}
      <Button variant="default" leftSection={<IconPlayerStop size={16} />} loading={isBusy} onClick={stop}>
        {t('state.stop')}
      </Button>
    </>
  );
}

function AutoStart({ isOn }: { readonly isOn: boolean }): ReactNode {
  const { t } = useTranslation('listener');
  const say = useSay();
  const { mutate } = useCommand('settings.save');
  return (
    <Switch
      mt="sm"
      label={t('autoStart')}
      checked={isOn}
      onChange={({ currentTarget: { checked } }) =>
        mutate({ listener: { autoStart: checked } }, { onError: (error) => showFailure(error, say) })
      }
    />
  );
}
