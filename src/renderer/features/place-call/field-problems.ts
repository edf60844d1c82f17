/** Which problems stand at which field, and when a field keeps quiet. */
import type { Problem } from '../../../domain/problem.ts';
import type { RequestFieldName } from '../../../domain/protocol/request-rules.ts';
import type { Text } from '../../../domain/text.ts';

/** How somebody has dealt with a field so far. */
export interface FieldUse {
  readonly isEmpty: boolean;
  /** Text is being typed into it. */
  readonly isFocused: boolean;
  /** It has been left before. */
  readonly wasLeft: boolean;
}

/** Nobody is told off for what they have not done yet: an empty field that was not left, or half a number. */
export function isQuiet({ isEmpty, isFocused, wasLeft }: FieldUse, wasTried: boolean): boolean {
  return !wasTried && !wasLeft && (isEmpty || isFocused);
}

/** Of this field, errors first; warnings about a value that is refused anyway are left out. */
export function problemsAt(problems: readonly Problem[], field: RequestFieldName): readonly Problem[] {
  const found = problems.filter((problem) => problem.field === field);
  const errors = found.filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? errors : found;
}

/** The sentence without the name that it begins with: at a field the label already says it. */
export function bareText({ field, text }: Problem): Text {
  const bare = (sentence: string, mark: string): string => {
    const name = `${field}${mark}`;
    return sentence.startsWith(name) ? capitalised(sentence.slice(name.length).trimStart()) : sentence;
  };
  return { en: bare(text.en, ':'), zh: bare(text.zh, '：') };
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
