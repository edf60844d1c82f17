import type { Call } from '../../domain/call/call.ts';

/** What a search through calls looks at, as one lower-case text: callee, session, profile, displayed number. */
export function searchableText({ callee, sessionId, profile, displayNbr }: Call): string {
  return [callee, sessionId, profile, displayNbr]
    .map((part) => part ?? '')
    .join('\n')
    .toLowerCase();
}

const separators = /[\s\p{Cf}().\-\u2010-\u2015/]+/gu;
/** A number with its country code or the area code's 0, long enough to be told from any other digits. */
const nationalNumber = /^(?:(?:\+|00)?86)?0?(\d{7,})$/;

/**
 * The forms in which a typed text may stand in `searchableText`; none where it is blank. A number is found
 * however it was typed: with blanks or dashes, in full-width digits, with or without +86.
 */
export function searchForms(typed: string): string[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [];
  const compact = text.normalize('NFKC').replace(separators, '');
  if (!/^\+?\d+$/.test(compact)) return [text];
  const national = nationalNumber.exec(compact)?.[1] ?? compact;
  return [...new Set([text, compact, national])];
}
