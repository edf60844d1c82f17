import { printable } from '../printable.ts';
import type { Problem } from '../problem.ts';
import type { Text } from '../text.ts';

/**
 * Words a broken rule. Both sentences begin with the wire name of the field, so that no message can forget
 * which field it is about, and end as sentences do.
 */
function brokenRule(
  severity: Problem['severity'],
  field: string,
  rule: string,
  text: Text,
  suggestion: string | undefined,
): Problem {
  const sentences = {
    en: closed(printable(`${field}: ${text.en}`), '.'),
    zh: closed(printable(`${field}：${text.zh}`), '。'),
  };
  const problem = { field, rule, severity, text: sentences };
  return suggestion === undefined ? problem : { ...problem, suggestion };
}

function closed(sentence: string, stop: string): string {
  return /[.?。？]$/.test(sentence) ? sentence : sentence + stop;
}

/** The platform certainly refuses it. */
export function errorOf(field: string, rule: string, text: Text, suggestion?: string): Problem {
  return brokenRule('error', field, rule, text, suggestion);
}

/** The vendor's texts are not of one mind, or only the platform can decide. */
export function warningOf(field: string, rule: string, text: Text, suggestion?: string): Problem {
  return brokenRule('warning', field, rule, text, suggestion);
}
