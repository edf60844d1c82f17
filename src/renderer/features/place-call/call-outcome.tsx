import { IconPhoneCall } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedCall } from '../../../contract/call-form.ts';
import type { Call } from '../../../domain/call/call.ts';
import { missingText } from '../../../domain/call/missing-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useLanguage, useSay } from '../../i18n/use-say.ts';
import { toneColors, toneIcons, verdictTones } from '../../ui/tone.ts';
import { FieldNotes } from './field-notes.tsx';
import styles from './call-outcome.module.css';

export interface CallOutcomeProps {
  /** What was answered at once; null after a reload. */
  readonly placed: PlacedCall | null;
  readonly call: Call | null;
  /** It is being placed, or was and has not been read yet. */
  readonly isAwaited: boolean;
}

/** How the call goes, as a sentence with a next step. */
export function CallOutcome({ placed, call, isAwaited }: CallOutcomeProps): ReactNode {
  const { t } = useTranslation('call');
  const language = useLanguage();
  const say = useSay();
  if (isAwaited) return <Outcome sentence={t('thisCall.placing')} next={t('thisCall.placingNext')} />;
  if (call === null) return <Outcome sentence={t('thisCall.none')} next={t('thisCall.noneNext')} />;
  const { verdict } = call;
  return (
    <Outcome code={verdict.code} sentence={verdict[language]} next={say(verdict.next)}>
      <Facts call={call} />
      <Notes placed={placed} />
    </Outcome>
  );
}

interface OutcomeProps {
  /** Of the verdict, where there is one. */
  readonly code?: Call['verdict']['code'];
  readonly sentence: string;
  readonly next: string;
  readonly children?: ReactNode;
}

function Outcome({ code, sentence, next, children }: OutcomeProps): ReactNode {
  const tone = code === undefined ? 'idle' : verdictTones[code];
  const Shape = code === undefined || code === 'in-progress' ? IconPhoneCall : toneIcons[tone];
  return (
    <div className={styles['outcome']} data-verdict={code}>
      <span className={styles['mark']} data-tone={tone} style={{ color: toneColors[tone] }} aria-hidden>
        <Shape size={18} />
      </span>
      {/* The timeline tells the way there. */}
      <div className={styles['words']} aria-live={code === 'in-progress' ? 'off' : 'polite'}>
        <p className={styles['sentence']}>{sentence}</p>
        <p className={styles['next']}>{next}</p>
      </div>
      {children}
    </div>
  );
}

/** What else came: seconds, result code, free ports, and what did not come. */
function Facts({ call }: { readonly call: Call }): ReactNode {
  const { t } = useTranslation('call');
  const say = useSay();
  const format = useFormat();
  const { ringSeconds, talkSeconds, response, missing, verdict } = call;
  const isOver = verdict.code !== 'in-progress';
  const refusal = response?.resultcode === '0' ? null : response?.resultcode;
  return (
    <dl className={styles['facts']}>
      <Fact name={t('facts.ring')} value={mapped(ringSeconds, (value) => format.seconds(value))} />
      <Fact name={t('facts.talk')} value={mapped(talkSeconds, (value) => format.seconds(value))} />
      <Fact name="resultcode" value={refusal} />
      <Fact name="idlePort" value={mapped(response?.idlePort, (value) => format.number(value))} />
      <Fact
        name={t('facts.missing')}
        value={isOver && missing.length > 0 ? say(missingText(missing)) : null}
      />
    </dl>
  );
}

function mapped<From, To>(value: From | null | undefined, map: (value: From) => To): To | null {
  return value === null || value === undefined ? null : map(value);
}

interface FactProps {
  readonly name: string;
  /** Without one there is no such fact. */
  readonly value: string | null | undefined;
}

function Fact({ name, value }: FactProps): ReactNode {
  if (value === null || value === undefined) return null;
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** An answer that could not be written to the log stands only here. */
function Notes({ placed }: { readonly placed: PlacedCall | null }): ReactNode {
  const say = useSay();
  const problems = placed?.problems.filter(({ field }) => field === 'log') ?? [];
  if (placed === null || problems.length === 0) return null;
  return (
    <div role="status">
      <p className={styles['next']}>{say(placed.explanation)}</p>
      <FieldNotes problems={problems} />
    </div>
  );
}
