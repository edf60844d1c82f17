import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../../domain/call/call.ts';
import { missingText } from '../../../domain/call/missing-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSay } from '../../i18n/use-say.ts';
import { toneColors, toneIcons, verdictTones } from '../../ui/tone.ts';
import styles from './call-verdict.module.css';

/** How the call went, what to do next, and the few numbers that one asks for first. */
export function CallVerdict({ call }: { readonly call: Call }): ReactNode {
  const { t } = useTranslation('calls');
  const say = useSay();
  const { verdict } = call;
  const tone = verdictTones[verdict.code];
  const Shape = toneIcons[tone];
  return (
    <section className={styles['verdict']} aria-label={t('verdict')}>
      <span className={styles['icon']} style={{ color: toneColors[tone] }}>
        <Shape size={22} aria-hidden />
      </span>
      <div className={styles['words']} role="status">
        <h2>{say(verdict)}</h2>
        <p>{say(verdict.next)}</p>
      </div>
      <Facts call={call} />
    </section>
  );
}

function Facts({ call }: { readonly call: Call }): ReactNode {
  const { t } = useTranslation('calls');
  const say = useSay();
  const format = useFormat();
  const { missing, duplicates, ringSeconds, talkSeconds } = call;
  const seconds = (value: number | null): string => (value === null ? '–' : format.seconds(value));
  return (
    <dl className={styles['facts']}>
      <Fact name={t('facts.rang')}>{seconds(ringSeconds)}</Fact>
      <Fact name={t('facts.talked')}>{seconds(talkSeconds)}</Fact>
      {duplicates === 0 ? null : <Fact name={t('facts.repeats')}>{format.number(duplicates)}</Fact>}
      {missing.length === 0 ? null : (
        <Fact name={call.verdict.code === 'in-progress' ? t('facts.awaited') : t('facts.missing')}>
          {say(missingText(missing))}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
