import { IconAlertTriangleFilled, IconCircleXFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../domain/problem.ts';
import { useSay } from '../../i18n/use-say.ts';
import { bareText } from './field-problems.ts';
import styles from './field-notes.module.css';

export interface FieldNotesProps {
  readonly problems: readonly Problem[];
  readonly onTake?: ((suggestion: string) => void) | undefined;
}

/** The rules that a field breaks, each with the value that would keep it, one click away. */
export function FieldNotes({ problems, onTake }: FieldNotesProps): ReactNode {
  const { t } = useTranslation('call');
  const say = useSay();
  return (
    <span className={styles['notes']}>
      {problems.map((problem) => (
        <span key={problem.rule} className={styles[problem.severity]}>
          {problem.severity === 'error' ? (
            <IconCircleXFilled size={13} aria-hidden />
          ) : (
            <IconAlertTriangleFilled size={13} aria-hidden />
          )}
          <span>
            {say(bareText(problem))}
            {problem.suggestion === undefined || onTake === undefined ? null : (
              <Suggestion value={problem.suggestion} onTake={onTake} words={t('useInstead')} />
            )}
          </span>
        </span>
      ))}
    </span>
  );
}

function Suggestion({
  value,
  words,
  onTake,
}: {
  readonly value: string;
  readonly words: string;
  readonly onTake: (suggestion: string) => void;
}): ReactNode {
  return (
    <>
      {' '}
      <button
        type="button"
        className={styles['take']}
        // The field keeps the focus, so that the click is not lost to a note that moves.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onTake(value)}
      >
        {words} <code>{value}</code>
      </button>
    </>
  );
}
