import type { Cdr } from './fee-notification.ts';
import { spellingsOf, type Spellings } from './match-names.ts';
import type { StatusNotification } from './status-notification.ts';

/** What the vendor's tables say about one field of a notification. */
export interface FieldRule {
  readonly type: 'text' | 'time' | 'integer';
  readonly required?: boolean;
  /** Greatest length of a text, greatest value of an integer (which is then never negative). */
  readonly max?: number;
  /** True where 0 is a value of its own although it means "missing" elsewhere in the same object. */
  readonly zeroCounts?: boolean;
}

/** The fields of one JSON object, ready for look-up by exact name and by name in any case. */
export interface FieldTable {
  readonly rules: ReadonlyMap<string, FieldRule>;
  readonly spellings: Spellings;
  readonly required: readonly string[];
  /** In a CDR unused fields are sent as 0, as empty text or not at all. */
  readonly zeroIsMissing: boolean;
}

interface TextRule extends FieldRule {
  readonly type: 'text' | 'time';
}
interface IntegerRule extends FieldRule {
  readonly type: 'integer';
}

/** One rule per field of a read object, of the type that the read object has: what reading relies on. */
type RulesOf<T> = {
  readonly [Name in keyof T]-?: NonNullable<T[Name]> extends number ? IntegerRule : TextRule;
};

const time: TextRule = { type: 'time', max: 128 };
const text: TextRule = { type: 'text' };
const integer: IntegerRule = { type: 'integer' };
const number32: TextRule = { type: 'text', max: 32 };
const sessionId: TextRule = { type: 'text', max: 256, required: true };
const userData: TextRule = { type: 'text', max: 256 };

/** `statusInfo`, reference section 7. */
export type StatusFields = Omit<StatusNotification, 'eventType' | 'unknown'>;
const statusRules: RulesOf<StatusFields> = {
  sessionId,
  timestamp: time,
  caller: number32,
  called: number32,
  userData,
  stateCode: integer,
  stateDesc: { type: 'text', max: 128 },
  partyType: text,
  digitInfo: text,
};

/** An entry of `feeLst`, reference section 8. */
export type CdrFields = Omit<Cdr, 'position' | 'unknown'>;
const cdrRules: RulesOf<CdrFields> = {
  direction: { type: 'integer', max: 1, required: true, zeroCounts: true },
  spId: { ...number32, required: true },
  appKey: { ...number32, required: true },
  icid: { type: 'text', max: 64 },
  bindNum: { ...number32, required: true },
  sessionId,
  callerNum: { ...number32, required: true },
  calleeNum: { type: 'text', max: 128, required: true },
  fwdDisplayNum: text,
  fwdDstNum: text,
  fwdStartTime: time,
  fwdAlertingTime: time,
  fwdAnswerTime: time,
  callEndTime: time,
  fwdUnaswRsn: integer,
  failTime: time,
  ulFailReason: integer,
  sipStatusCode: integer,
  callOutStartTime: time,
  callOutAlertingTime: time,
  callOutAnswerTime: time,
  callOutUnaswRsn: integer,
  dynIVRStartTime: time,
  dynIVRPath: text,
  recordFlag: { type: 'integer', max: 1 },
  recordStartTime: time,
  recordObjectName: text,
  recordBucketName: text,
  recordDomain: text,
  recordFileDownloadUrl: { type: 'text', max: 1024 },
  ttsPlayTimes: integer,
  ttsTransDuration: integer,
  serviceType: number32,
  hostName: { type: 'text', max: 128 },
  userData,
};

function fieldTable(rules: Readonly<Record<string, FieldRule>>, zeroIsMissing: boolean): FieldTable {
  const entries = Object.entries(rules);
  return {
    rules: new Map(entries),
    spellings: spellingsOf(Object.keys(rules)),
    required: entries.filter(([, rule]) => rule.required === true).map(([name]) => name),
    zeroIsMissing,
  };
}

export const statusTable: FieldTable = fieldTable(statusRules, false);
export const cdrTable: FieldTable = fieldTable(cdrRules, true);
/** For messages that carry the fields of `statusInfo` beside `eventType`: nothing is required there. */
export const misplacedStatusTable: FieldTable = { ...statusTable, required: [] };
