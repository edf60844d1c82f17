/** Which entries the list shows: asked of the host for what is stored, and of every entry that arrives. */
import type { MethodRequest } from '../../data/use-method.ts';
import type { EntryKind, LogEntry } from '../../../domain/log/log-entry.ts';

export interface EntryFilter {
  /** Empty: every kind. */
  readonly kinds: readonly EntryKind[];
  /** Occurs in body or session id, whatever the case of ASCII letters; empty: everything. */
  readonly text: string;
}

export const everything: EntryFilter = { kinds: [], text: '' };

export function isUnfiltered({ kinds, text }: EntryFilter): boolean {
  return kinds.length === 0 && text === '';
}

/** The filter as `log.query` and `log.export` take it. */
export function filterInput({
  kinds,
  text,
}: EntryFilter): Pick<MethodRequest<'log.query'>, 'kinds' | 'text'> {
  return { ...(kinds.length === 0 ? {} : { kinds: [...kinds] }), ...(text === '' ? {} : { text }) };
}

/** The same rule as the host's search, which changes the case of ASCII letters only. */
export function matcherOf({ kinds, text }: EntryFilter): (entry: LogEntry) => boolean {
  const needle = asciiLower(text);
  return (entry) => {
    if (kinds.length > 0 && !kinds.includes(entry.kind)) return false;
    return needle === '' || occursIn(needle, entry.raw) || occursIn(needle, entry.sessionId ?? '');
  };
}

function occursIn(needle: string, text: string): boolean {
  return asciiLower(text).includes(needle);
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
