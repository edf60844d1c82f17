/** One entry field by field: names in words beside those on the wire, codes with what they mean, what is wrong. */
import { explainResult } from '../../../domain/codes/result-codes.ts';
import type { LogEntry } from '../../../domain/log/log-entry.ts';
import type { Problem } from '../../../domain/problem.ts';
import { decodeBase64 } from '../../../domain/protocol/base64.ts';
import { readCallVerifyResponse } from '../../../domain/protocol/call-verify-response.ts';
import { cdrFieldNames } from '../../../domain/protocol/cdr-field-names.ts';
import { decodeCdr } from '../../../domain/protocol/decode-cdr.ts';
import { decodeTime, type DecodedField } from '../../../domain/protocol/decoded-field.ts';
import { decodeStatus } from '../../../domain/protocol/decode.ts';
import type { Cdr } from '../../../domain/protocol/fee-notification.ts';
import { cdrTable } from '../../../domain/protocol/notification-fields.ts';
import { readNotification } from '../../../domain/protocol/read-notification.ts';
import type { StatusNotification } from '../../../domain/protocol/status-notification.ts';
import type { Text } from '../../../domain/text.ts';
import { hangupCause, releaseCause } from '../../../domain/verdict/verdict-code-map.ts';
import type { log } from '../../i18n/en/log.ts';
import { bytesOf } from '../../ui/entry-wire.ts';
import type { Tone } from '../../ui/tone.ts';
import { cdrTone, failedExchange } from './row-summary.ts';

export type FieldKey = keyof typeof log.fields;

export interface DetailField {
  /** Name on the wire. */
  readonly wire: string;
  /** In words: the domain's, or a key of the catalogue; null for a field that nobody documents. */
  readonly label: Text | FieldKey | null;
  /** As it was sent. */
  readonly value: string;
  /** What a code or an encoded text means. */
  readonly meaning: Text | null;
  /** ISO 8601 of the platform's stamp. */
  readonly at: string | null;
  readonly isTime: boolean;
  readonly isNumber: boolean;
}

/** A message, or one CDR of it. */
export interface DetailPart {
  readonly title: Text | null;
  readonly tone: Tone;
  readonly sessionId: string | null;
  readonly fields: readonly DetailField[];
}

export interface EntryDetail {
  readonly parts: readonly DetailPart[];
  readonly problems: readonly Problem[];
  /** What to do about it. */
  readonly next: Text | null;
  /** When the platform says that it happened, ISO 8601. */
  readonly stampedAt: string | null;
}

export function detailOf(entry: LogEntry): EntryDetail {
  switch (entry.kind) {
    case 'request':
      return detailOfRequest(entry);
    case 'response':
      return detailOfResponse(entry);
    case 'refused':
      return nothing;
    case 'status':
    case 'fee':
    case 'unreadable':
      return detailOfNotification(entry);
  }
}

const nothing: EntryDetail = { parts: [], problems: [], next: null, stampedAt: null };

function partOf(fields: readonly DetailField[]): DetailPart {
  return { title: null, tone: 'idle', sessionId: null, fields };
}

function detailOfRequest({ raw }: LogEntry): EntryDetail {
  const fields = Object.entries(objectOf(raw)).map(([wire, value]): DetailField => {
    const field = fieldOf(wire, value);
    const isAddress = (wire === 'statusUrl' || wire === 'feeUrl') && typeof value === 'string';
    const address = isAddress ? decodeBase64(value) : undefined;
    return address === undefined ? field : { ...field, meaning: { en: address, zh: address } };
  });
  return { ...nothing, parts: fields.length === 0 ? [] : [partOf(fields)] };
}

/** Empty where the text is no JSON object. */
function objectOf(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

function detailOfResponse(entry: LogEntry): EntryDetail {
  const answer = readCallVerifyResponse(entry.raw);
  if (!answer.ok) return { ...nothing, next: failedExchange(entry).next };
  const { resultcode, resultdesc, sessionId, idlePort, unknown } = answer.response;
  const { en, zh, action } = explainResult(resultcode, resultdesc);
  const sent = { resultcode, resultdesc, sessionId, idlePort, ...unknown };
  const fields = Object.entries(sent)
    .filter(([, value]) => value !== null && value !== '')
    .map(([wire, value]) => ({
      ...fieldOf(wire, value),
      meaning: wire === 'resultcode' ? { en, zh } : null,
    }));
  return { ...nothing, parts: [partOf(fields)], next: resultcode === '0' ? null : action };
}

function detailOfNotification(entry: LogEntry): EntryDetail {
  const notification = readNotification(bytesOf(entry));
  const { problems } = notification;
  switch (notification.kind) {
    case 'status':
      return { ...detailOfStatus(notification.status), problems };
    case 'fee': {
      const { cdrs } = notification;
      const [only, second] = cdrs;
      const reason = second === undefined ? only?.ulFailReason : undefined;
      const next = reason === undefined ? null : (releaseCause(reason)?.next ?? null);
      return { ...nothing, parts: cdrs.map(partOfCdr), problems, next };
    }
    case 'unreadable':
      return { ...nothing, problems };
  }
}

function detailOfStatus(status: StatusNotification): EntryDetail {
  const { unknown, ...known } = status;
  const decoded = decodeStatus(status);
  const fields = Object.entries({ ...known, ...unknown })
    .filter(([, value]) => value !== undefined)
    .map(([wire, value]) => ({
      ...fieldOf(wire, value),
      meaning: meaningOf(decoded.fields, wire),
      at: wire === 'timestamp' ? decoded.at : null,
      isTime: wire === 'timestamp',
    }));
  const { stateCode } = status;
  const next = stateCode === undefined ? null : (hangupCause(stateCode)?.next ?? null);
  return { parts: [partOf(fields)], problems: [], next, stampedAt: decoded.at };
}

function partOfCdr(cdr: Cdr): DetailPart {
  const { position, unknown, ...known } = cdr;
  const decoded = decodeCdr(cdr);
  const label = (wire: string): Text | null =>
    // Own keys only, so a name that nobody documents finds nothing.
    Object.hasOwn(cdrFieldNames, wire) ? cdrFieldNames[wire as keyof typeof cdrFieldNames] : null;
  const fields = Object.entries({ ...known, ...unknown })
    .filter(([, value]) => value !== undefined)
    .map(([wire, value]): DetailField => ({
      ...fieldOf(wire, value),
      label: label(wire),
      meaning: meaningOf(decoded.fields, wire),
      at: isTime(wire) ? decodeTime(String(value)) : null,
      isTime: isTime(wire),
    }));
  return { title: decoded.text, tone: cdrTone(cdr), sessionId: cdr.sessionId ?? null, fields };
}

function isTime(wire: string): boolean {
  return cdrTable.rules.get(wire)?.type === 'time';
}

function meaningOf(decoded: readonly DecodedField[], wire: string): Text | null {
  return decoded.find(({ field }) => field === wire)?.text ?? null;
}

const phoneNumbers: readonly string[] = [
  'displayNbr',
  'calleeNbr',
  'caller',
  'called',
  'callerNum',
  'calleeNum',
  'bindNum',
  'fwdDisplayNum',
  'fwdDstNum',
];

const fieldKeys: readonly string[] = [
  'displayNbr',
  'calleeNbr',
  'languageType',
  'preTone',
  'verifyCode',
  'posTone',
  'times',
  'statusUrl',
  'feeUrl',
  'returnIdlePort',
  'userData',
  'resultcode',
  'resultdesc',
  'sessionId',
  'idlePort',
  'eventType',
  'timestamp',
  'caller',
  'called',
  'stateCode',
  'stateDesc',
  'partyType',
  'digitInfo',
] satisfies FieldKey[];

function fieldOf(wire: string, value: unknown): DetailField {
  return {
    wire,
    // It is in the list, and the list has only keys.
    label: fieldKeys.includes(wire) ? (wire as FieldKey) : null,
    value: typeof value === 'string' ? value : JSON.stringify(value),
    meaning: null,
    at: null,
    isTime: false,
    isNumber: phoneNumbers.includes(wire),
  };
}
