const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Milliseconds since 1970 of an ISO 8601 time as people type it, NaN for anything else. Without a zone it is
 * the machine's, also for a day alone, which the language would take for UTC.
 */
export function parseInstant(text: string): number {
  if (!iso.test(text)) return Number.NaN;
  return Date.parse(text.includes('T') ? text : `${text}T00:00`);
}
