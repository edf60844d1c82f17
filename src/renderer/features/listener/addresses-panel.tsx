import { Alert, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListenerView } from '../../../contract/views.ts';
import { encodeBase64 } from '../../../domain/protocol/base64.ts';
import { useCommand } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { isOnlyHere } from './listen-address.ts';
import styles from './listener-screen.module.css';

export interface AddressesPanelProps {
  readonly listener: ListenerView;
  readonly publicUrl: string | null;
}

/** What has to be typed into the vendor's console, ready to copy. */
export function AddressesPanel({ listener, publicUrl }: AddressesPanelProps): ReactNode {
  const { t } = useTranslation('listener');
  const { host, statusUrl, feeUrl } = listener;
  return (
    <Panel title={t('addresses.heading')}>
      {statusUrl === null || feeUrl === null ? (
        <p className={styles['quiet']}>{t('addresses.off')}</p>
      ) : (
        <dl className={styles['urls']}>
          <Address name={t('addresses.status')} url={statusUrl} />
          <Address name={t('addresses.fee')} url={feeUrl} />
        </dl>
      )}
      {host !== null && isOnlyHere(host) && publicUrl === null ? (
        <Alert color="iris" variant="light" icon={<IconInfoCircle size={18} />} mt="sm">
          {t('addresses.onlyHere')}
        </Alert>
      ) : null}
      <PublicUrl saved={publicUrl ?? ''} />
    </Panel>
  );
}

function Address({ name, url }: { readonly name: string; readonly url: string }): ReactNode {
  const { t } = useTranslation('listener');
  const base64 = encodeBase64(url);
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <code>{url}</code>
      </dd>
      <dd>
        <CopyButton text={url} what={name} />
      </dd>
      <dt className={styles['quiet']}>{t('addresses.base64')}</dt>
      <dd>
        <code className={styles['quiet']}>{base64}</code>
      </dd>
      <dd>
        <CopyButton text={base64} what={`${name} Base64`} />
      </dd>
    </>
  );
}

/** Kept when the field is left or Enter is pressed; a wrong one stays typed, with the reason below it. */
function PublicUrl({ saved }: { readonly saved: string }): ReactNode {
  const { t } = useTranslation('listener');
  const say = useSay();
  const [typed, setTyped] = useState(saved);
  const [known, setKnown] = useState(saved);
  if (known !== saved) {
    setKnown(saved);
    setTyped(saved);
  }
  const { mutate, error, reset } = useCommand('settings.save');
  const keep = (): void => {
    const value = typed.trim();
    if (value !== saved) mutate({ listener: { publicUrl: value === '' ? null : value } });
  };
  const fault = error?.fields[0]?.text ?? error?.text;
  return (
    <TextInput
      className={styles['public'] ?? ''}
      label={t('addresses.publicUrl')}
      description={t('addresses.publicUrlHelp')}
      placeholder={t('addresses.publicUrlPlaceholder')}
      value={typed}
      error={fault === undefined ? undefined : say(fault)}
      onChange={({ currentTarget: { value } }) => {
        reset();
        setTyped(value);
      }}
      onBlur={keep}
      onKeyDown={({ key }) => {
        if (key === 'Enter') keep();
      }}
    />
  );
}
