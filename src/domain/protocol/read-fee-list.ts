import type { Cdr } from './fee-notification.ts';
import { findElementSpans, findPropertySpan, type Span } from './json-spans.ts';
import { isJsonObject } from './match-names.ts';
import { cdrTable, type CdrFields } from './notification-fields.ts';
import type { ProblemList } from './problem-list.ts';
import { describeValue, readFields } from './read-fields.ts';

/** Reference section 6.4: at most this many CDRs are merged into one message. */
const most = 50;

/** Reads the CDRs of a message; `key` is the name of the list as the body spells it. */
export function readFeeList(feeLst: unknown, key: string, body: Uint8Array, problems: ProblemList): Cdr[] {
  const list = findPropertySpan(body, key);
  if (isJsonObject(feeLst) && list !== undefined) {
    reportNoList(feeLst, problems);
    return [readCdr(feeLst, 0, list, 'feeLst.', problems)];
  }
  if (!Array.isArray(feeLst) || list === undefined) {
    if (feeLst === undefined || feeLst === null) reportNoEntries(problems);
    else reportNoList(feeLst, problems);
    return [];
  }
  if (feeLst.length === 0) reportNoEntries(problems);
  if (feeLst.length > most) reportTooMany(feeLst.length, problems);
  return readEntries(feeLst, findElementSpans(body, list), problems);
}

function readEntries(entries: readonly unknown[], spans: readonly Span[], problems: ProblemList): Cdr[] {
  const cdrs: Cdr[] = [];
  for (const [index, span] of spans.entries()) {
    const entry = entries[index];
    if (isJsonObject(entry)) cdrs.push(readCdr(entry, index, span, `feeLst.${index}.`, problems));
    else reportNoObject(entry, index, problems);
  }
  return cdrs;
}

function readCdr(
  entry: Readonly<Record<string, unknown>>,
  index: number,
  { start, end }: Span,
  path: string,
  problems: ProblemList,
): Cdr {
  const { fields, unknown } = readFields(entry, cdrTable, path, problems);
  // The field table has one rule per field of CdrFields, of the same type, and readFields keeps to it.
  const known = fields as CdrFields;
  return { position: { index, start, end }, ...known, unknown };
}

function reportNoEntries(problems: ProblemList): void {
  problems.warn('feeLst', 'required', () => ({
    en: 'The CDR message carries no CDR: feeLst is missing or empty.',
    zh: '话单通知中没有话单：feeLst 缺失或为空。',
  }));
}

function reportTooMany(count: number, problems: ProblemList): void {
  problems.warn('feeLst', 'too-many', () => ({
    en: `feeLst has ${count} entries; the document allows ${most}. All were read.`,
    zh: `feeLst 有 ${count} 条话单，文档规定最多 ${most} 条；已全部读取。`,
  }));
}

function reportNoList(value: unknown, problems: ProblemList): void {
  const found = describeValue(value);
  if (isJsonObject(value)) {
    problems.warn('feeLst', 'wrong-type', () => ({
      en: 'feeLst is an object where a list is expected; it was read as the only entry.',
      zh: 'feeLst 应为数组，实际是对象；已按一条话单读取。',
    }));
    return;
  }
  problems.lost('feeLst', 'wrong-type', () => ({
    en: `feeLst is ${found.en} where a list is expected; only the raw body keeps it.`,
    zh: `feeLst 应为数组，实际是${found.zh}；只保留在原始报文中。`,
  }));
}

function reportNoObject(value: unknown, index: number, problems: ProblemList): void {
  problems.lost(`feeLst.${index}`, 'wrong-type', () => {
    const found = describeValue(value);
    return {
      en: `Entry ${index} of feeLst is ${found.en} where an object is expected; only the raw body keeps it.`,
      zh: `feeLst.${index} 应为对象，实际是${found.zh}；只保留在原始报文中。`,
    };
  });
}
