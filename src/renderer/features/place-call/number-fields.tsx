import { useRef, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ScenarioView } from '../../../contract/views.ts';
import { chinaNumberKind, formatPhoneNumber } from '../../../domain/protocol/china-number.ts';
import type { Text } from '../../../domain/text.ts';
import { useMethod } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useProfileTitle } from '../../ui/use-profile-title.ts';
import { VerdictMark } from '../../ui/verdict-mark.tsx';
import { WireLabel } from '../../ui/wire-label.tsx';
import { useCallForm } from './call-form-context.tsx';
import { simulatedCallee } from './call-values.ts';
import { groupTyped, settleCallee, wireCallee } from './callee-text.ts';
import { recentCallees, recentValues } from './recent-values.ts';
import { useRecentCalls } from './use-recent-calls.ts';
import { useField } from './use-field.tsx';
import { ValueField, type ValueGroup } from './value-field.tsx';
import styles from './number-fields.module.css';

/** Exactly as the number page of the console shows it, so it is never rewritten. */
export function DisplayNumberField(): ReactNode {
  const { t } = useTranslation('call');
  const { form, profile, change } = useCallForm();
  const titleOf = useProfileTitle();
  const calls = useRecentCalls();
  const value = form.displayNbr ?? '';
  const take = (displayNbr: string): void => change({ displayNbr });
  const field = useField('displayNbr', { text: value, onTake: take });
  return (
    <ValueField
      {...field}
      label={<WireLabel words={t('displayNbr')} wire="displayNbr" />}
      inputMode="tel"
      value={value}
      onChange={take}
      groups={[
        { group: t('ofProfile', { profile: titleOf(profile.name) }), items: profile.displayNumbers },
        { group: t('recent'), items: recentValues(calls, 'displayNbr', profile.displayNumbers) },
      ]}
    />
  );
}

export function CalleeField(): ReactNode {
  const { t } = useTranslation('call');
  const { form, change } = useCallForm();
  const input = useRef<HTMLInputElement>(null);
  const { groups, notes } = useCalleeChoices();
  const take = (callee: string): void => change({ callee: settleCallee(callee) });
  const { onBlur, ...field } = useField('calleeNbr', { text: form.callee, onTake: take });

  const type = (text: string): void => {
    const typed = groupTyped({ text, caret: input.current?.selectionStart ?? text.length });
    // The cursor can be set only once the grouped text stands in the field.
    flushSync(() => change({ callee: typed.text }));
    if (document.activeElement === input.current) input.current?.setSelectionRange(typed.caret, typed.caret);
  };
  return (
    <ValueField
      {...field}
      ref={input}
      label={<WireLabel words={t('callee')} wire="calleeNbr" />}
      placeholder={t('calleeExample')}
      inputMode="tel"
      value={form.callee}
      onChange={type}
      onBlur={() => {
        onBlur();
        if (settleCallee(form.callee) !== form.callee) take(form.callee);
      }}
      groups={groups}
      comboboxProps={{ width: 400, position: 'bottom-start' }}
      rightSection={<CalleeKind />}
      rightSectionWidth={62}
      classNames={{ input: styles['callee'] ?? '', section: styles['section'] ?? '' }}
      renderOption={({ option }) => (
        <span className={styles['option']}>
          <span className={styles['number']}>{option.value}</span>
          {notes.get(option.value)}
        </span>
      )}
    />
  );
}

/** mobile or fixed line, where the number is one that can be called. */
function CalleeKind(): ReactNode {
  const { t } = useTranslation('call');
  const { form } = useCallForm();
  const national = /^\+86(\d+)$/.exec(wireCallee(form.callee))?.[1];
  const kind = national === undefined ? null : chinaNumberKind(national);
  if (kind !== 'mobile' && kind !== 'fixed') return null;
  return <span className={styles['kind']}>{t(`kind.${kind}`)}</span>;
}

/** Numbers that have the simulator take this course: an example, and those given by hand. */
function courseNumbers({ title, calleeEndsWith, callees }: ScenarioView): { number: string; title: Text }[] {
  const [digits] = calleeEndsWith;
  // The course without digits of its own takes every other callee.
  const example = digits === undefined ? simulatedCallee : exampleNumber.slice(0, -digits.length) + digits;
  return [example, ...callees].map((number) => ({ number: formatPhoneNumber(number), title }));
}

const exampleNumber = '+8613800000000';

interface CalleeChoices {
  readonly groups: readonly ValueGroup[];
  /** What is said beside a number. */
  readonly notes: ReadonlyMap<string, ReactNode>;
}

/** Recent callees with how their call went; for the simulator also one number for each course it can take. */
function useCalleeChoices(): CalleeChoices {
  const { t } = useTranslation('call');
  const say = useSay();
  const { profile } = useCallForm();
  const scenarios = useMethod('simulator.scenarios', {}, { enabled: profile.builtIn }).data ?? [];
  const recent = recentCallees(useRecentCalls());
  const courses = profile.builtIn ? scenarios.flatMap(courseNumbers) : [];
  return {
    groups: [
      { group: t('courses'), items: courses.map(({ number }) => number) },
      { group: t('recent'), items: recent.map(({ number }) => formatPhoneNumber(number)) },
    ],
    notes: new Map<string, ReactNode>([
      ...recent.map(
        ({ number, verdict }) =>
          [formatPhoneNumber(number), <VerdictMark key={number} code={verdict} />] as const,
      ),
      ...courses.map(({ number, title }) => [number, say(title)] as const),
    ]),
  };
}
