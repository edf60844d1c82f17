import type { Text } from '../text.ts';
import { excerpt } from '../excerpt.ts';
import { matchNames, type JsonObject } from './match-names.ts';
import type { FieldRule, FieldTable } from './notification-fields.ts';
import type { ProblemList } from './problem-list.ts';
import { formatWireTime, parseWireTime } from './wire-time.ts';

type FieldValue = string | number;

export interface ReadFields {
  /** Documented fields that carry a value, each of the type that its rule names. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly unknown: Record<string, unknown>;
}

/**
 * Reads the fields of one JSON object by their table, leniently: a value of another type is used where it can
 * only mean one thing. `path` is empty or ends with a dot.
 */
export function readFields(
  source: JsonObject,
  table: FieldTable,
  path: string,
  problems: ProblemList,
): ReadFields {
  const { keys, unknown } = matchNames(source, table.spellings, path, problems);
  const fields: Record<string, FieldValue> = {};
  for (const [name, key] of keys) {
    const rule = table.rules.get(name);
    if (rule === undefined) continue;
    const zeroIsMissing = table.zeroIsMissing && rule.zeroCounts !== true;
    const value = readValue(source[key], rule, zeroIsMissing, path + name, problems);
    if (value !== undefined && !(zeroIsMissing && value === 0)) fields[name] = value;
  }
  for (const name of table.required) {
    if (fields[name] !== undefined || !isMissing(source[keys.get(name) ?? name], table.zeroIsMissing))
      continue;
    problems.warn(path + name, 'required', () => ({
      en: `${path}${name} is required and is missing or empty.`,
      zh: `必选字段 ${path}${name} 缺失或为空。`,
    }));
  }
  return { fields, unknown };
}

function isMissing(value: unknown, zeroIsMissing: boolean): boolean {
  return value === undefined || value === null || value === '' || (zeroIsMissing && value === 0);
}

function readValue(
  value: unknown,
  rule: FieldRule,
  zeroIsMissing: boolean,
  field: string,
  problems: ProblemList,
): FieldValue | undefined {
  if (isMissing(value, zeroIsMissing)) return undefined;
  switch (rule.type) {
    case 'text':
      return readText(value, rule, field, problems);
    case 'time':
      return readTime(value, field, problems);
    case 'integer':
      return readInteger(value, rule, field, problems);
  }
}

function readText(value: unknown, rule: FieldRule, field: string, problems: ProblemList): string | undefined {
  const text = typeof value === 'string' ? value : textOf(value);
  if (text === undefined) {
    reportLost(field, value, expectedText, problems);
    return undefined;
  }
  if (typeof value !== 'string') reportCoerced(field, value, expectedText, text, problems);
  const { max } = rule;
  if (max !== undefined && text.length > max) {
    problems.warn(field, 'too-long', () => ({
      en: `${field} has ${text.length} characters; the document allows ${max}.`,
      zh: `${field} 有 ${text.length} 个字符，文档规定最多 ${max} 个。`,
    }));
  }
  return text;
}

/** Text of a number or truth value. Past 2^53 the digits that came are no longer known. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') return undefined;
  return Number.isSafeInteger(value) || !Number.isInteger(value) ? String(value) : undefined;
}

function readInteger(
  value: unknown,
  rule: FieldRule,
  field: string,
  problems: ProblemList,
): number | undefined {
  if (typeof value === 'string' && value.trim() === '') return undefined;
  const integer = integerOf(value, rule.max === 1);
  if (integer === undefined) {
    reportLost(field, value, expectedInteger, problems);
    return undefined;
  }
  if (typeof value !== 'number') reportCoerced(field, value, expectedInteger, integer, problems);
  const { max } = rule;
  if (max !== undefined && (integer < 0 || integer > max)) {
    problems.warn(field, 'range', () => ({
      en: `${field} is ${integer}; the document allows 0 to ${max}.`,
      zh: `${field} 的值为 ${integer}，文档规定的范围是 0～${max}。`,
    }));
  }
  return integer;
}

/** `isFlag`: only for a field of 0 and 1 does `true` mean one number. */
function integerOf(value: unknown, isFlag: boolean): number | undefined {
  if (isFlag && typeof value === 'boolean') return value ? 1 : 0;
  const number = typeof value === 'string' && /^\s*[+-]?\d{1,16}\s*$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return undefined;
  return number === 0 ? 0 : number;
}

const wellFormedTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** A time that is none is kept as it came, so that nothing is hidden; only a value of another type is lost. */
function readTime(value: unknown, field: string, problems: ProblemList): string | undefined {
  if (typeof value === 'string') {
    const text = wellFormedTime.test(value) ? value : value.trim().replace(/\s+/g, ' ');
    if (text === '') return undefined;
    if (parseWireTime(text) !== undefined) return text;
    const repaired = timeOf(/^\d{10}(\d{3})?$/.test(text) ? Number(text) : text);
    if (repaired === undefined) reportNoTime(field, text, problems);
    else reportCoerced(field, value, expectedTime, repaired, problems);
    return repaired ?? text;
  }
  const time = timeOf(value);
  if (time === undefined) reportLost(field, value, expectedTime, problems);
  else reportCoerced(field, value, expectedTime, time, problems);
  return time;
}

const isoTime = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/;

/** The vendor calls it a UNIX timestamp: 10 digits are seconds, 13 are milliseconds. ISO 8601 in UTC is plain too. */
function timeOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) {
    if (value >= 1e9 && value < 1e10) return formatWireTime(value * 1000);
    return value >= 1e12 && value < 1e13 ? formatWireTime(value) : undefined;
  }
  const [, day, hour] = typeof value === 'string' ? (isoTime.exec(value) ?? []) : [];
  const time = `${day ?? ''} ${hour ?? ''}`;
  return parseWireTime(time) === undefined ? undefined : time;
}

const expectedText: Text = { en: 'text', zh: '字符串' };
const expectedInteger: Text = { en: 'an integer', zh: '整数' };
const expectedTime: Text = { en: 'a time yyyy-MM-dd HH:mm:ss', zh: ' yyyy-MM-dd HH:mm:ss 格式的时间' };

/** What came, in a few words that are safe to print. */
export function describeValue(value: unknown): Text {
  if (Array.isArray(value)) return { en: 'a list', zh: '数组' };
  if (typeof value === 'object' && value !== null) return { en: 'an object', zh: '对象' };
  if (typeof value === 'string')
    return { en: `the text "${excerpt(value)}"`, zh: `字符串“${excerpt(value)}”` };
  const shown = String(value);
  return typeof value === 'number'
    ? { en: `the number ${shown}`, zh: `数字 ${shown}` }
    : { en: shown, zh: ` ${shown}` };
}

function reportCoerced(
  field: string,
  value: unknown,
  wanted: Text,
  readAs: FieldValue,
  problems: ProblemList,
): void {
  problems.warn(field, 'wrong-type', () => {
    const found = describeValue(value);
    const used = describeValue(readAs);
    return {
      en: `${field} is ${found.en} where ${wanted.en} is expected; it was read as ${used.en}.`,
      zh: `${field} 应为${wanted.zh}，实际是${found.zh}；已读作${used.zh}。`,
    };
  });
}

function reportLost(field: string, value: unknown, wanted: Text, problems: ProblemList): void {
  problems.lost(field, 'wrong-type', () => {
    const found = describeValue(value);
    return {
      en: `${field} is ${found.en} where ${wanted.en} is expected; it could not be read, only the raw body keeps it.`,
      zh: `${field} 应为${wanted.zh}，实际是${found.zh}；无法读取，只保留在原始报文中。`,
    };
  });
}

function reportNoTime(field: string, text: string, problems: ProblemList): void {
  problems.warn(field, 'time-format', () => ({
    en: `${field} is "${excerpt(text)}", which is not a time of the form yyyy-MM-dd HH:mm:ss.`,
    zh: `${field} 的值“${excerpt(text)}”不是 yyyy-MM-dd HH:mm:ss 格式的时间。`,
  }));
}
