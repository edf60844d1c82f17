import { Checkbox, Input, Select, Slider } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WireLabel } from '../../ui/wire-label.tsx';
import { useCallForm } from './call-form-context.tsx';
import { useField } from './use-field.tsx';
import styles from './play-fields.module.css';

/** Values of languageType; the interface defines one. */
const languages = [{ value: 2, name: 'chinese' }] as const;

export function LanguageField(): ReactNode {
  const { t } = useTranslation('call');
  const { form, change } = useCallForm();
  const take = (value: string | null): void => change({ languageType: Number(value ?? 2) });
  const known = languages.map(({ value, name }) => ({
    value: String(value),
    label: `${value} · ${t(`language.${name}`)}`,
  }));
  const value = String(form.languageType);
  const isKnown = known.some((choice) => choice.value === value);
  return (
    <Select
      {...useField('languageType', { onTake: take })}
      label={<WireLabel words={t('languageType')} wire="languageType" />}
      data={isKnown ? known : [...known, { value, label: value }]}
      value={value}
      allowDeselect={false}
      onChange={take}
    />
  );
}

const most = 9;
const usual = 3;

export function TimesField(): ReactNode {
  const { t } = useTranslation('call');
  const { form, change } = useCallForm();
  const times = form.times ?? usual;
  const isEndless = times === 0;
  // What the slider goes back to.
  const [counted, setCounted] = useState(isEndless ? usual : times);
  const { error, description, inputWrapperOrder } = useField('times');
  return (
    <Input.Wrapper
      labelElement="div"
      label={<WireLabel words={t('times')} wire="times" />}
      {...{ error, description, inputWrapperOrder }}
    >
      <div className={styles['times']}>
        <Slider
          className={styles['slider'] ?? ''}
          min={1}
          max={most}
          label={null}
          size={4}
          thumbSize={16}
          thumbLabel={t('times')}
          disabled={isEndless}
          value={isEndless ? counted : times}
          onChange={(value) => {
            setCounted(value);
            change({ times: value });
          }}
        />
        <output className={styles['count']}>{isEndless ? '∞' : times}</output>
        <Checkbox
          size="xs"
          label={t('endless')}
          checked={isEndless}
          onChange={({ currentTarget }) => change({ times: currentTarget.checked ? 0 : counted })}
        />
      </div>
    </Input.Wrapper>
  );
}

export function IdlePortField(): ReactNode {
  const { t } = useTranslation('call');
  const { form, change } = useCallForm();
  return (
    <Checkbox
      size="xs"
      label={<WireLabel words={t('idlePort')} wire="returnIdlePort" />}
      checked={form.idlePort}
      onChange={({ currentTarget }) => change({ idlePort: currentTarget.checked })}
    />
  );
}
