import type { LogEntry } from '../../domain/log/log-entry.ts';
import type { common } from '../i18n/en/common.ts';

export type RefusalReason = keyof typeof common.refusals;

const reasons: readonly string[] = [
  'unknown-path',
  'method',
  'too-large',
  'timeout',
  'aborted',
  'stopped',
  'not-http',
  'tls',
  'headers-too-large',
] satisfies RefusalReason[];

/** Why an entry of the kind `refused` was turned away; `other` for a reason that a later version wrote. */
export function refusalReason({ detail }: Pick<LogEntry, 'detail'>): RefusalReason {
  const reason = detail?.['reason'];
  // It is in the list, and the list has only reasons.
  return typeof reason === 'string' && reasons.includes(reason) ? (reason as RefusalReason) : 'other';
}
