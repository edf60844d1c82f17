/** A CDR as a sheet that is read from top to bottom: who, when, how it ended, and the rest. */
import { cdrFieldNames } from '../../../domain/protocol/cdr-field-names.ts';
import { decodeCdr } from '../../../domain/protocol/decode-cdr.ts';
import { decodeTime } from '../../../domain/protocol/decoded-field.ts';
import { cdrTable, type CdrFields } from '../../../domain/protocol/notification-fields.ts';
import type { Cdr } from '../../../domain/protocol/fee-notification.ts';
import type { Text } from '../../../domain/text.ts';

export interface SheetRow {
  /** Wire name. */
  readonly field: string;
  readonly meaning: Text | null;
  /** As it was sent; null where the field was left out and that says something too. */
  readonly value: string | null;
  /** What a code means. */
  readonly text: Text | null;
  /** ISO 8601 of a stamp; null for what is no stamp, or cannot be read as one. */
  readonly at: string | null;
  readonly isTime: boolean;
  readonly isNumber: boolean;
}

const sheetParts = ['parties', 'times', 'outcome', 'service', 'unknown'] as const;
export type SheetPart = (typeof sheetParts)[number];

export interface SheetSection {
  readonly part: SheetPart;
  readonly rows: readonly SheetRow[];
}

type FieldName = keyof CdrFields;

const fields: Readonly<Record<Exclude<SheetPart, 'unknown'>, readonly FieldName[]>> = {
  parties: ['callerNum', 'calleeNum', 'bindNum', 'fwdDisplayNum', 'fwdDstNum', 'sessionId', 'icid'],
  times: [
    'callOutStartTime',
    'callOutAlertingTime',
    'callOutAnswerTime',
    'fwdStartTime',
    'fwdAlertingTime',
    'fwdAnswerTime',
    'dynIVRStartTime',
    'recordStartTime',
    'failTime',
    'callEndTime',
  ],
  outcome: ['ulFailReason', 'callOutUnaswRsn', 'fwdUnaswRsn', 'sipStatusCode'],
  service: [
    'direction',
    'serviceType',
    'spId',
    'appKey',
    'hostName',
    'userData',
    'ttsPlayTimes',
    'ttsTransDuration',
    'dynIVRPath',
    'recordFlag',
    'recordObjectName',
    'recordBucketName',
    'recordDomain',
    'recordFileDownloadUrl',
  ],
};

const phoneNumbers: readonly string[] = ['callerNum', 'calleeNum', 'bindNum', 'fwdDisplayNum', 'fwdDstNum'];

/** Only what the record says: missing, empty and 0 are one and the same on this wire. */
export function cdrSheet(cdr: Cdr): SheetSection[] {
  const decoded = new Map(decodeCdr(cdr).fields.map((field) => [field.field, field.text]));
  const rowOf = (field: FieldName): SheetRow[] => {
    const sent = cdr[field];
    const text = decoded.get(field) ?? null;
    if (sent === undefined && text === null) return [];
    const isTime = cdrTable.rules.get(field)?.type === 'time';
    return [
      {
        field,
        meaning: cdrFieldNames[field],
        value: sent === undefined ? null : String(sent),
        text,
        at: isTime ? decodeTime(String(sent)) : null,
        isTime,
        isNumber: phoneNumbers.includes(field),
      },
    ];
  };
  return sheetParts
    .map((part) => ({ part, rows: part === 'unknown' ? unknownRows(cdr) : fields[part].flatMap(rowOf) }))
    .filter(({ rows }) => rows.length > 0);
}

function unknownRows({ unknown }: Cdr): SheetRow[] {
  return Object.entries(unknown).map(([field, value]) => ({
    field,
    meaning: null,
    value: typeof value === 'string' ? value : JSON.stringify(value),
    text: null,
    at: null,
    isTime: false,
    isNumber: false,
  }));
}
