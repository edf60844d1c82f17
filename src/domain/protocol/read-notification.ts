import type { Text } from '../text.ts';
import { excerpt } from '../excerpt.ts';
import { findJsonFault } from './json-fault.ts';
import { isJsonObject, keep, matchNames, spellingsOf, type JsonObject } from './match-names.ts';
import type { Notification } from './notification.ts';
import { ProblemList } from './problem-list.ts';
import { readFeeList } from './read-fee-list.ts';
import { describeValue, readFields } from './read-fields.ts';
import { misplacedStatusTable, statusTable, type StatusFields } from './notification-fields.ts';
import { knownEventTypes } from './status-notification.ts';

/**
 * Reads a received body. Lenient by design: the platform pushes a status only once, so whatever can be
 * understood is, and everything else becomes a named problem. Never throws, whatever the bytes.
 */
export function readNotification(body: Uint8Array): Notification {
  const problems = new ProblemList();
  const text = decodeUtf8(body, problems);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notJson(text, problems);
  }
  return isJsonObject(value) ? readMessage(value, body, problems) : notANotification(value, problems);
}

// Both drop a byte order mark. The first is the fast way of finding out whether the bytes are UTF-8.
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const lenientUtf8 = new TextDecoder('utf-8');

function decodeUtf8(body: Uint8Array, problems: ProblemList): string {
  try {
    return strictUtf8.decode(body);
  } catch {
    problems.lost('', 'utf-8', () => ({
      en: 'The body is not valid UTF-8; the bytes that are not were read as U+FFFD.',
      zh: '报文不是有效的 UTF-8 编码，无效字节已按 U+FFFD 读取。',
    }));
    return lenientUtf8.decode(body);
  }
}

/** What both kinds of message have at the top. */
interface Envelope {
  /** Empty where there is none. */
  readonly eventType: string;
  readonly statusInfo: unknown;
  readonly feeLst: unknown;
  /** `feeLst` as the body spells it. */
  readonly feeLstKey: string;
  readonly unknown: Record<string, unknown>;
}

const envelopeNames = spellingsOf(['eventType', 'statusInfo', 'feeLst']);
const eventTypes = spellingsOf([...knownEventTypes, 'fee']);

function readMessage(message: JsonObject, body: Uint8Array, problems: ProblemList): Notification {
  const envelope = readEnvelope(message, problems);
  const { eventType, statusInfo, feeLst } = envelope;
  const hasStatus = statusInfo !== undefined && statusInfo !== null;
  const isEmptyListBesideStatus = isJsonObject(statusInfo) && Array.isArray(feeLst) && feeLst.length === 0;
  if (eventType === 'fee' || (Array.isArray(feeLst) && !isEmptyListBesideStatus))
    return readFee(envelope, body, problems);
  if (eventType !== '' || hasStatus) return readStatus(envelope, problems);
  return notANotification(message, problems);
}

function readEnvelope(message: JsonObject, problems: ProblemList): Envelope {
  const { keys, unknown } = matchNames(message, envelopeNames, '', problems);
  const valueOf = (name: string): unknown => {
    const key = keys.get(name);
    return key === undefined ? undefined : message[key];
  };
  return {
    eventType: readEventType(valueOf('eventType'), problems),
    statusInfo: valueOf('statusInfo'),
    feeLst: valueOf('feeLst'),
    feeLstKey: keys.get('feeLst') ?? 'feeLst',
    unknown,
  };
}

/** Empty where there is none. Event types we do not know are kept as they came. */
function readEventType(value: unknown, problems: ProblemList): string {
  if (typeof value !== 'string') {
    if (value !== undefined && value !== null) {
      problems.lost('eventType', 'wrong-type', () => {
        const found = describeValue(value);
        return {
          en: `eventType is ${found.en} where text is expected.`,
          zh: `eventType 应为字符串，实际是${found.zh}。`,
        };
      });
    }
    return '';
  }
  const known = eventTypes.get(value) ?? eventTypes.get(value.trim().toLowerCase());
  if (known === undefined || known === value) return value;
  problems.warn('eventType', 'event-type', () => ({
    en: `eventType is "${excerpt(value)}"; the document writes "${known}". It was read as that.`,
    zh: `eventType 的值为“${excerpt(value)}”，文档规定为“${known}”；已按后者读取。`,
  }));
  return known;
}

function readFee(envelope: Envelope, body: Uint8Array, problems: ProblemList): Notification {
  const { eventType, statusInfo, feeLst, feeLstKey, unknown } = envelope;
  if (eventType !== 'fee') {
    problems.warn('eventType', 'event-type', () => ({
      en: `The message carries feeLst, so eventType should be "fee", not "${excerpt(eventType)}".`,
      zh: `报文带有 feeLst，eventType 应为“fee”，而不是“${excerpt(eventType)}”。`,
    }));
  }
  if (statusInfo !== undefined) {
    problems.warn('statusInfo', 'unexpected', () => ({
      en: 'statusInfo does not belong in a CDR message; it was kept as an unknown field.',
      zh: '话单通知中不应有 statusInfo，已作为未知字段保留。',
    }));
    keep(unknown, 'statusInfo', statusInfo, '', problems);
  }
  const cdrs = readFeeList(feeLst, feeLstKey, body, problems);
  const rest = Object.keys(unknown).length === 0 ? {} : { unknown };
  return { kind: 'fee', eventType, cdrs, problems: problems.all(), ...rest };
}

function readStatus(envelope: Envelope, problems: ProblemList): Notification {
  const { eventType, statusInfo, feeLst } = envelope;
  if (eventType === '') {
    problems.warn('eventType', 'required', () => ({
      en: 'eventType is required and is missing or empty.',
      zh: '必选字段 eventType 缺失或为空。',
    }));
  }
  const { fields, unknown } = readStatusInfo(statusInfo, envelope.unknown, problems);
  if (feeLst !== undefined) keep(unknown, 'feeLst', feeLst, '', problems);
  // The field table has one rule per field of StatusFields, of the same type, and readFields keeps to it.
  const known = fields as StatusFields;
  return { kind: 'status', status: { eventType, ...known, unknown }, problems: problems.all() };
}

function readStatusInfo(
  statusInfo: unknown,
  besides: Record<string, unknown>,
  problems: ProblemList,
): ReturnType<typeof readFields> {
  if (isJsonObject(statusInfo)) {
    const read = readFields(statusInfo, statusTable, 'statusInfo.', problems);
    for (const [key, value] of Object.entries(besides)) {
      // Of two unknown fields with one name the outer one is kept under a name that no field has.
      keep(read.unknown, Object.hasOwn(read.unknown, key) ? `../${key}` : key, value, '', problems);
    }
    return read;
  }
  const read = readFields(besides, misplacedStatusTable, '', problems);
  const flat = Object.keys(read.fields).length > 0;
  if (statusInfo === undefined || statusInfo === null) reportNoStatusInfo(flat, problems);
  else {
    problems.lost('statusInfo', 'wrong-type', () => {
      const found = describeValue(statusInfo);
      return {
        en: `statusInfo is ${found.en} where an object is expected.`,
        zh: `statusInfo 应为对象，实际是${found.zh}。`,
      };
    });
    keep(read.unknown, 'statusInfo', statusInfo, '', problems);
  }
  return read;
}

function reportNoStatusInfo(flat: boolean, problems: ProblemList): void {
  problems.warn('statusInfo', 'required', () =>
    flat
      ? {
          en: 'statusInfo is missing; its fields stand beside eventType and were read there.',
          zh: '缺少 statusInfo；其字段与 eventType 并列，已从该处读取。',
        }
      : {
          en: 'statusInfo is missing, so it is not known which call this is about.',
          zh: '缺少 statusInfo，无法得知属于哪一通呼叫。',
        },
  );
}

function notJson(text: string, problems: ProblemList): Notification {
  const fault = findJsonFault(text);
  problems.lost('', 'not-json', (): Text => {
    // No fault, and JSON.parse refused all the same: an engine whose parser recurses ran out of stack.
    if (fault === undefined)
      return { en: 'The JSON is nested too deep to be read.', zh: 'JSON 嵌套过深，无法读取。' };
    const { line, column, reason } = fault;
    return {
      en: `Not JSON at line ${line}, column ${column}: ${reason.en}.`,
      zh: `不是 JSON，第 ${line} 行第 ${column} 列：${reason.zh}。`,
    };
  });
  return { kind: 'unreadable', reason: 'not-json', eventType: null, problems: problems.all() };
}

function notANotification(value: unknown, problems: ProblemList): Notification {
  problems.lost('', 'not-a-notification', () => {
    if (isJsonObject(value)) {
      return {
        en: 'A JSON object with neither eventType, nor statusInfo, nor a list feeLst: not a notification.',
        zh: '该 JSON 对象没有 eventType、statusInfo，也没有 feeLst 数组，不是通知。',
      };
    }
    const found = describeValue(value);
    return {
      en: `A notification is one JSON object; this is ${found.en}.`,
      zh: `通知应为一个 JSON 对象，实际是${found.zh}。`,
    };
  });
  return { kind: 'unreadable', reason: 'not-a-notification', eventType: null, problems: problems.all() };
}
