import { parseInstant } from '../instant.ts';
import { entryKinds, type EntryKind } from './log-entry.ts';
import { printable } from '../printable.ts';
import type { Text } from '../text.ts';

/** What a filter asks of entries; times are ISO 8601. */
export interface LogFilter {
  readonly kinds?: EntryKind[];
  readonly sessionId?: string;
  readonly callId?: string;
  readonly text?: string;
  readonly from?: string;
  readonly until?: string;
}

export type ParsedFilter =
  { readonly ok: true; readonly filter: LogFilter } | { readonly ok: false; readonly text: Text };

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Terms joined by blanks, all of which must hold: `kind:status,fee`, `session:ID`, `call:ID`,
 * `at>2026-11-01T10:00`, `at<-2h` (relative to now: s, m, h, d), and one `"free text"`.
 *
 * @param now milliseconds since 1970, for relative times
 */
export function parseLogFilter(source: string, now: number): ParsedFilter {
  let filter: LogFilter = {};
  for (const term of source.match(/"[^"]*"?|\S+/g) ?? []) {
    const part = parseTerm(term, now);
    if (!part.ok) return part;
    const repeated = Object.keys(part.filter).find((key) => key in filter);
    if (repeated !== undefined) return fault(term, { en: 'repeats an earlier term', zh: '与前面的条件重复' });
    filter = { ...filter, ...part.filter };
  }
  return { ok: true, filter };
}

function parseTerm(term: string, now: number): ParsedFilter {
  const [, key, sign, value] = /^(kind|session|call|at)([:<>])(.*)$/.exec(term) ?? [];
  if (key === undefined || value === undefined) return parseText(term);
  if (value === '') return fault(term, { en: 'has no value', zh: '没有取值' });
  if (key === 'at') return parseTime(term, sign ?? '', value, now);
  if (sign !== ':') return fault(term, { en: 'takes a colon', zh: '应使用冒号' });
  if (key === 'kind') return parseKinds(term, value);
  return { ok: true, filter: key === 'session' ? { sessionId: value } : { callId: value } };
}

function parseText(term: string): ParsedFilter {
  if (/^[A-Za-z]+:/.test(term))
    return fault(term, {
      en: 'is no known field; known are kind, session, call, at',
      zh: '不是已知字段，可用的字段：kind、session、call、at',
    });
  const text = term.startsWith('"') ? term.replace(/^"|"$/g, '') : term;
  return text === '' ? fault(term, { en: 'is empty', zh: '为空' }) : { ok: true, filter: { text } };
}

function parseKinds(term: string, value: string): ParsedFilter {
  const names = value.split(',');
  const kinds = entryKinds.filter((kind) => names.includes(kind));
  if (kinds.length === new Set(names).size) return { ok: true, filter: { kinds } };
  return fault(term, {
    en: `names an unknown kind; known are ${entryKinds.join(', ')}`,
    zh: `中有未知的类型，可用的类型：${entryKinds.join('、')}`,
  });
}

function parseTime(term: string, sign: string, value: string, now: number): ParsedFilter {
  const [, amount, unit] = /^-(\d{1,6})([smhd])$/.exec(value) ?? [];
  const at = amount === undefined ? parseInstant(value) : now - Number(amount) * (units[unit ?? ''] ?? 0);
  if (Number.isNaN(at) || sign === ':')
    return fault(term, {
      en: 'takes > or < and a time such as 2026-11-01T10:00 or -2h',
      zh: '不是时间条件，应为 at> 或 at< 加时间，如 2026-11-01T10:00 或 -2h',
    });
  const iso = new Date(at).toISOString();
  return { ok: true, filter: sign === '>' ? { from: iso } : { until: iso } };
}

function fault(term: string, { en, zh }: Text): { ok: false; text: Text } {
  const shown = printable(term.length > 40 ? `${term.slice(0, 40)}…` : term);
  return { ok: false, text: { en: `"${shown}" ${en}.`, zh: `“${shown}”${zh}。` } };
}
