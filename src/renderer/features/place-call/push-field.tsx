import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallForm } from '../../../contract/call-form.ts';
import { decodeBase64 } from '../../../domain/protocol/base64.ts';
import { useMethod } from '../../data/use-method.ts';
import { WireLabel } from '../../ui/wire-label.tsx';
import { useCallForm } from './call-form-context.tsx';
import { ListenerOff } from './listener-off.tsx';
import { announcedUrl } from './request-text.ts';
import { useField } from './use-field.tsx';
import styles from './push-field.module.css';

type Choice = 'listener' | 'urls' | 'console';
type Urls = Exclude<CallForm['push'], string>;

const exampleUrl = 'https://notify.example.com:9330/voice';
const noUrls: Urls = { statusUrl: '', feeUrl: '' };

/** Where status notifications and CDRs of the call go. */
export function PushField(): ReactNode {
  const { t } = useTranslation('call');
  const { form, change } = useCallForm();
  const choice: Choice = typeof form.push === 'string' ? form.push : 'urls';
  // What was typed comes back when somebody changes their mind twice.
  const [urls, setUrls] = useState(typeof form.push === 'string' ? noUrls : form.push);
  const choose = (next: string | null): void => {
    if (next === 'listener' || next === 'console') change({ push: next });
    if (next === 'urls') change({ push: urls });
  };
  const { error, description, inputWrapperOrder } = useField('statusUrl', {
    hint: <PushHint choice={choice} />,
  });
  return (
    <>
      <Select
        label={<WireLabel words={t('push.label')} wire="statusUrl, feeUrl" />}
        data={(['listener', 'urls', 'console'] as const).map((value) => ({
          value,
          label: t(`push.${value}`),
        }))}
        value={choice}
        allowDeselect={false}
        onChange={choose}
        {...(choice === 'urls' ? {} : { error, description, inputWrapperOrder })}
      />
      {typeof form.push === 'string' ? null : (
        <UrlFields
          urls={form.push}
          onUrls={(next) => {
            setUrls(next);
            change({ push: next });
          }}
        />
      )}
    </>
  );
}

/** The addresses that will be announced, or why nothing can be followed here. */
function PushHint({ choice }: { readonly choice: Choice }): ReactNode {
  const { t } = useTranslation('call');
  const { preview, profile } = useCallForm();
  const { data: listener } = useMethod('listener.status', {});
  if (choice === 'console') return profile.builtIn ? t('push.noConsole') : t('push.consoleHelp');
  if (listener === undefined) return null;
  if (!listener.running) return <ListenerOff />;
  const url = preview === null ? null : announcedUrl(preview.body, 'statusUrl');
  return (
    <span className={styles['url']} title={url ?? ''}>
      {url ?? listener.statusUrl}
    </span>
  );
}

interface UrlFieldsProps {
  readonly urls: Urls;
  readonly onUrls: (urls: Urls) => void;
}

function UrlFields({ urls, onUrls }: UrlFieldsProps): ReactNode {
  return (
    <div className={styles['urls']}>
      <UrlField
        wire="statusUrl"
        value={urls.statusUrl}
        onValue={(statusUrl) => onUrls({ ...urls, statusUrl })}
      />
      <UrlField wire="feeUrl" value={urls.feeUrl} onValue={(feeUrl) => onUrls({ ...urls, feeUrl })} />
    </div>
  );
}

interface UrlFieldProps {
  readonly wire: 'statusUrl' | 'feeUrl';
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** Typed as it is; its Base64 form is made for the request. */
function UrlField({ wire, value, onValue }: UrlFieldProps): ReactNode {
  const { t } = useTranslation('call');
  const field = useField(wire, {
    text: value,
    onTake: (suggestion) => onValue(decodeBase64(suggestion) ?? suggestion),
  });
  return (
    <TextInput
      {...field}
      label={<WireLabel words={t(`push.${wire}`)} wire={wire} />}
      placeholder={exampleUrl}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: styles['typed'] ?? '' }}
      value={value}
      onChange={({ currentTarget }) => onValue(currentTarget.value)}
    />
  );
}
