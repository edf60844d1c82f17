import { ActionIcon, Select, TextInput, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WireLabel } from '../../ui/wire-label.tsx';
import { useCallForm } from './call-form-context.tsx';
import { chosenLength, codeLengths, randomCode } from './random-code.ts';
import { useField } from './use-field.tsx';
import styles from './code-field.module.css';

/** What the callee will hear: typed, or random digits of a chosen number. */
export function CodeField(): ReactNode {
  const { t } = useTranslation('call');
  const { form, change } = useCallForm();
  const take = (code: string): void => change({ code });
  const field = useField('verifyCode', { text: form.code, onTake: take });
  return (
    <div className={styles['row']}>
      <TextInput
        {...field}
        className={styles['code'] ?? ''}
        classNames={{ input: styles['digits'] ?? '' }}
        label={<WireLabel words={t('code')} wire="verifyCode" />}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        value={form.code}
        onChange={({ currentTarget }) => take(currentTarget.value)}
      />
      <RandomPart length={chosenLength(form.code)} onCode={take} />
    </div>
  );
}

interface RandomPartProps {
  readonly length: number;
  readonly onCode: (code: string) => void;
}

function RandomPart({ length, onCode }: RandomPartProps): ReactNode {
  const { t } = useTranslation('call');
  const lengths = Array.from(
    { length: codeLengths.max - codeLengths.min + 1 },
    (_, at) => codeLengths.min + at,
  );
  return (
    <div className={styles['random']}>
      <Select
        aria-label={t('codeLength')}
        data={lengths.map((count) => ({ value: String(count), label: t('randomDigits', { count }) }))}
        value={String(length)}
        allowDeselect={false}
        onChange={(value) => onCode(randomCode(Number(value ?? codeLengths.usual)))}
      />
      <Tooltip label={t('newCode')}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('newCode')}
          onClick={() => onCode(randomCode(length))}
        >
          <IconRefresh size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
