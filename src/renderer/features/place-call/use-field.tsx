import { useState, type ReactNode } from 'react';
import type { RequestFieldName } from '../../../domain/protocol/request-rules.ts';
import { useCallForm } from './call-form-context.tsx';
import { FieldNotes } from './field-notes.tsx';
import { isQuiet, problemsAt } from './field-problems.ts';

export interface FieldOptions {
  /** Text that is typed. Choices leave it out: they never keep quiet. */
  readonly text?: string;
  /** Stands below the field where nothing is wrong. */
  readonly hint?: ReactNode;
  /** Takes over the value that a rule offers. */
  readonly onTake?: (suggestion: string) => void;
}

/** Props of an input that shows what the rules say to its field. */
export interface FieldProps {
  readonly error: ReactNode;
  readonly description: ReactNode;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[];
}

export function useField(
  name: RequestFieldName,
  { text, hint = null, onTake }: FieldOptions = {},
): FieldProps {
  const { problems, wasTried } = useCallForm();
  const [isFocused, setFocused] = useState(false);
  const [wasLeft, setLeft] = useState(false);
  const quiet = text !== undefined && isQuiet({ isEmpty: text === '', isFocused, wasLeft }, wasTried);
  const shown = quiet ? [] : problemsAt(problems, name);
  const isWrong = shown.some(({ severity }) => severity === 'error');
  const notes = shown.length === 0 ? null : <FieldNotes problems={shown} onTake={onTake} />;
  return {
    error: isWrong ? notes : null,
    description: isWrong ? null : (notes ?? hint),
    onFocus: () => setFocused(true),
    onBlur: () => {
      setFocused(false);
      setLeft(true);
    },
    inputWrapperOrder: ['label', 'input', 'description', 'error'],
  };
}
