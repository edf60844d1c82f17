import { Button, Group, Modal, NumberInput, SegmentedControl, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SettingRow } from './setting-row.tsx';
import { useSave } from './use-save.ts';

const firstOffer = 90;
const mostDays = 36_500;

/** Whether old entries are deleted; turning it on, or shortening it, is confirmed because it deletes at once. */
export function RetentionSetting({ days }: { readonly days: number | null }): ReactNode {
  const { t } = useTranslation('settings');
  const save = useSave();
  const [asked, setAsked] = useState<number | null>(null);
  const { typed, type, forget } = useTypedDays(days);
  const ask = (value: number): void => {
    if (value === days || !Number.isInteger(value) || value < 1 || value > mostDays) forget();
    else if (days !== null && value > days) save({ retention: { days: value } });
    else setAsked(value);
  };
  return (
    <>
      <SettingRow label={t('retention')} help={t('retentionHelp')}>
        {(ids) => (
          <>
            <SegmentedControl
              {...ids}
              value={days === null ? 'off' : 'on'}
              onChange={(value) => (value === 'off' ? save({ retention: { days: null } }) : ask(firstOffer))}
              data={[
                { value: 'off', label: t('retentionOff') },
                { value: 'on', label: t('retentionOn') },
              ]}
            />
            {days === null ? null : <DaysInput typed={typed ?? days} onType={type} onDone={ask} />}
          </>
        )}
      </SettingRow>
      <Confirm
        days={asked}
        onCancel={() => {
          setAsked(null);
          forget();
        }}
        onConfirm={(value) => {
          setAsked(null);
          save({ retention: { days: value } });
        }}
      />
    </>
  );
}

interface TypedDays {
  /** null: what holds. */
  readonly typed: string | number | null;
  type(this: void, value: string | number): void;
  /** Back to what holds: nobody may take a number for the setting that is none. */
  forget(this: void): void;
}

function useTypedDays(days: number | null): TypedDays {
  const [typed, setTyped] = useState<string | number | null>(null);
  const [known, setKnown] = useState(days);
  if (known !== days) {
    setKnown(days);
    setTyped(null);
  }
  return { typed, type: setTyped, forget: () => setTyped(null) };
}

interface DaysInputProps {
  readonly typed: string | number;
  readonly onType: (value: string | number) => void;
  readonly onDone: (days: number) => void;
}

function DaysInput({ typed, onType, onDone }: DaysInputProps): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <NumberInput
      w={96}
      aria-label={t('days')}
      min={1}
      max={mostDays}
      allowDecimal={false}
      value={typed}
      onChange={onType}
      onBlur={() => onDone(Number(typed))}
      onKeyDown={({ key }) => {
        if (key === 'Enter') onDone(Number(typed));
      }}
    />
  );
}

interface ConfirmProps {
  readonly days: number | null;
  readonly onCancel: () => void;
  readonly onConfirm: (days: number) => void;
}

function Confirm({ days, onCancel, onConfirm }: ConfirmProps): ReactNode {
  const { t } = useTranslation(['settings', 'common']);
  return (
    <Modal
      opened={days !== null}
      onClose={onCancel}
      title={t('settings:confirmTitle', { days: days ?? 0 })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Text size="sm">{t('settings:confirmText')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('common:cancel')}
        </Button>
        <Button color="red" onClick={() => days !== null && onConfirm(days)}>
          {t('settings:confirm')}
        </Button>
      </Group>
    </Modal>
  );
}
