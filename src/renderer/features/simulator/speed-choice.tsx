import { NumberInput, SegmentedControl } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { showFailure } from '../../ui/show-failure.ts';
import styles from './simulator-screen.module.css';

const offered = [1, 2, 5, 20] as const;
const slowest = 0.1;
const fastest = 1000;

/** How much faster than life; takes effect with the next call. */
export function SpeedChoice({ speed }: { readonly speed: number }): ReactNode {
  const { t } = useTranslation('simulator');
  const say = useSay();
  const id = useId();
  const { mutate } = useCommand('simulator.setSpeed');
  const choose = (value: number): void => {
    if (value !== speed && value >= slowest && value <= fastest)
      mutate({ speed: value }, { onError: (error) => showFailure(error, say) });
  };
  return (
    <div className={styles['speed']}>
      <span id={id} className={styles['label']}>
        {t('speed.label')}
      </span>
      <SegmentedControl
        aria-labelledby={id}
        value={String(speed)}
        onChange={(value) => choose(Number(value))}
        data={offered.map((value) => ({ value: String(value), label: t('speed.value', { speed: value }) }))}
      />
      <OtherSpeed key={speed} speed={speed} onDone={choose} />
      <span className={styles['quiet']}>{t('speed.help')}</span>
    </div>
  );
}

interface OtherSpeedProps {
  readonly speed: number;
  readonly onDone: (speed: number) => void;
}

function OtherSpeed({ speed, onDone }: OtherSpeedProps): ReactNode {
  const { t } = useTranslation('simulator');
  const [typed, setTyped] = useState<string | number>(speed);
  const done = (): void => (typed === '' ? setTyped(speed) : onDone(Number(typed)));
  return (
    <NumberInput
      w={84}
      aria-label={t('speed.other')}
      min={slowest}
      max={fastest}
      decimalScale={1}
      value={typed}
      onChange={setTyped}
      onBlur={done}
      onKeyDown={({ key }) => {
        if (key === 'Enter') done();
      }}
    />
  );
}
