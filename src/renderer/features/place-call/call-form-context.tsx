import { createContext, useContext } from 'react';
import type { CallForm, RequestPreview } from '../../../contract/call-form.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { ProfileView } from '../../../domain/profile.ts';

/** The form as its fields see it. */
export interface FormState {
  readonly form: CallForm;
  readonly profile: ProfileView;
  readonly change: (values: Partial<CallForm>) => void;
  /** What the engine says to the form; of a moment ago while somebody types, null before it first spoke. */
  readonly preview: RequestPreview | null;
  readonly problems: readonly Problem[];
  /** A call was tried: fields do not keep quiet any more. */
  readonly wasTried: boolean;
}

export const FormContext = createContext<FormState | null>(null);

export function useCallForm(): FormState {
  const state = useContext(FormContext);
  if (state === null) throw new Error('used outside of the form of a call');
  return state;
}
