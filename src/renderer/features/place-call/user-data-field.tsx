import { Button, Menu, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WireLabel } from '../../ui/wire-label.tsx';
import { useCallForm } from './call-form-context.tsx';
import { useField } from './use-field.tsx';
import { byteLength, decodedText, encodedText, maxUserDataBytes } from './user-data.ts';
import styles from './user-data-field.module.css';

/** Called so in every language. */
const encodingName = 'Base64';

/** Comes back in every notification of the call. */
export function UserDataField(): ReactNode {
  const { t } = useTranslation('call');
  const { form, change } = useCallForm();
  const value = form.userData ?? '';
  const take = (userData: string): void => change({ userData });
  const decoded = decodedText(value);
  const hint = (
    <span className={styles['hint']}>
      <span className={styles['help']}>
        {decoded === null ? t('userDataHelp') : t('base64Of', { text: decoded })}
      </span>
      <span>{t('bytesOf', { bytes: byteLength(value), limit: maxUserDataBytes })}</span>
    </span>
  );
  return (
    <TextInput
      {...useField('userData', { text: value, hint, onTake: take })}
      label={<WireLabel words={t('userData')} wire="userData" />}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={({ currentTarget }) => take(currentTarget.value)}
      rightSectionWidth={70}
      rightSection={<Base64Part value={value} onValue={take} />}
    />
  );
}

interface Base64PartProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function Base64Part({ value, onValue }: Base64PartProps): ReactNode {
  const { t } = useTranslation('call');
  const encoded = encodedText(value);
  const decoded = decodedText(value);
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-xs">
          {encodingName}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={encoded === null} onClick={() => onValue(encoded ?? value)}>
          {t('encodeBase64')}
        </Menu.Item>
        <Menu.Item disabled={decoded === null} onClick={() => onValue(decoded ?? value)}>
          {t('decodeBase64')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
