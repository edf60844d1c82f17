import { NumberInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.tsx';
import { SettingRow } from './setting-row.tsx';
import { useSave } from './use-save.ts';

export interface SendingSettingsProps {
  readonly connectMs: number;
  readonly answerMs: number;
}

export function SendingSettings({ connectMs, answerMs }: SendingSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  const save = useSave();
  return (
    <Panel title={t('sending')}>
      <SettingRow label={t('connectLimit')}>
        {(ids) => (
          <SecondsInput
            {...ids}
            key={connectMs}
            ms={connectMs}
            onDone={(ms) => save({ limits: { connectMs: ms } })}
          />
        )}
      </SettingRow>
      <SettingRow label={t('answerLimit')} help={t('limitHelp')}>
        {(ids) => (
          <SecondsInput
            {...ids}
            key={answerMs}
            ms={answerMs}
            onDone={(ms) => save({ limits: { answerMs: ms } })}
          />
        )}
      </SettingRow>
    </Panel>
  );
}

interface SecondsInputProps {
  readonly ms: number;
  readonly onDone: (ms: number) => void;
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby': string;
}

function SecondsInput({ ms, onDone, ...ids }: SecondsInputProps): ReactNode {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState<string | number>(ms / 1000);
  const done = (): void => {
    const value = Math.round(Number(typed) * 1000);
    if (typed === '' || value === ms || !(value >= 100 && value <= 600_000)) setTyped(ms / 1000);
    else onDone(value);
  };
  return (
    <NumberInput
      {...ids}
      w={120}
      min={0.1}
      max={600}
      decimalScale={1}
      suffix={` ${t('seconds').toLowerCase()}`}
      value={typed}
      onChange={setTyped}
      onBlur={done}
      onKeyDown={({ key }) => {
        if (key === 'Enter') done();
      }}
    />
  );
}
