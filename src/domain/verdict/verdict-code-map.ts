/**
 * Which number of which table means which cause. Numbers and their meanings: reference section 8 and the
 * vendor's lists of hang-up causes, release points and Q.850 causes; the SIP column is RFC 3261's.
 */
import { lookUpQ850Cause } from '../codes/q850-causes.ts';
import type { Cause } from './verdict-cause.ts';
import { calleeCauses } from './verdict-causes-callee.ts';
import { controlCauses } from './verdict-causes-control.ts';

export const causes = { ...calleeCauses, ...controlCauses };
type CauseName = keyof typeof causes;
type Numbers = Readonly<Partial<Record<CauseName, readonly number[]>>>;

/** `stateCode` and `ulFailReason`: one numbering, the second has more of it. */
const platformNumbers: Numbers = {
  endedNormally: [0, 2825],
  noDigits: [100, 8008, 2803],
  recordingFailed: [501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 542, 2863, 8015],
  recorderReleased: [512],
  callFailed: [513, 518, 519, 520, 521],
  notConnected: [8001],
  ringTimeout: [514, 8003],
  cancelled: [515, 516],
  serviceFault: [517, 526, 527, 541, 550, 551, 8000, 8011, 8020],
  noPort: [522, 7109],
  toneMissing: [524, 8006],
  prefixNotAllowed: [528],
  applicationUnknown: [529, 7100, 8012],
  callerHungUp: [530, 552, 553, 8009],
  hungUp: [539, 540, 1001, 1002, 1004],
  cancelledByApplication: [1003, 8017],
  playbackFailed: [2801, 2812, 2837, 8007],
  configuration: [2802, 2810, 2811],
  outsideHours: [2805, 2806],
  busyOrNoAnswer: [2829],
  licenceLimit: [2831],
  carrierFault: [2838],
  attendantUnavailable: [2847, 2853],
  enterpriseSuspended: [2868],
  applicationSilent: [2871],
  developerLimit: [7001],
  applicationLimit: [7002],
  displayNumberLimit: [7003],
  calleeBlacklisted: [7004],
  callerBlacklisted: [7005],
  noPermission: [7105, 7106, 8018],
  noticeFailed: [7107],
  accountFrozen: [7108],
  carrierAnnouncement: [8002],
  declined: [8004],
  speechFailed: [8005],
  maximumDuration: [8010],
  numberMissing: [8100],
  calleeDidNotAnswer: [8101],
  busy: [8102],
  unreachable: [8103],
  poweredOff: [8104],
  hungUpOrSuspended: [8105],
  callerNumberMissing: [8106],
  callerDidNotAnswer: [8107],
  callerBusy: [8108],
  callerUnreachable: [8109],
  callerOff: [8110],
  callerHungUpOrSuspended: [8111],
};

/** Q.850 causes; every other one of the vendor's list is a fault of the network (`carrierFault`). */
const q850Numbers: Numbers = {
  numberMissing: [1],
  carrierAnnouncement: [4],
  numberFormat: [5, 28],
  cleared: [16, 30, 31],
  busy: [17],
  noAnswer: [18, 19],
  unreachable: [20],
  rejected: [21],
  numberChanged: [22],
  callFailed: [23, 26],
  outOfOrder: [27],
  carrierBarred: [29, 46, 50, 53, 55, 57, 87, 90],
  interworking: [127],
};

/** SIP responses; every other one from 400 to 699 is a fault of the network. */
const sipNumbers: Numbers = {
  carrierBarred: [403, 433, 607, 608],
  numberMissing: [404, 604],
  noAnswer: [408],
  numberChanged: [410],
  unreachable: [480],
  numberFormat: [416, 484, 485],
  busy: [486, 600],
  cancelled: [487],
  rejected: [603],
};

/** The cause of a hang-up event's `stateCode`; undefined for a number that nobody published. */
export function hangupCause(stateCode: number): Cause | undefined {
  return platform.get(stateCode);
}

/** The cause of a CDR's `ulFailReason`. 400 to 699 is a bare SIP status where it has no meaning of its own. */
export function releaseCause(releasePoint: number): Cause | undefined {
  if (releasePoint >= 2901 && releasePoint <= 2914) return causes.recordingFailed;
  return platform.get(releasePoint) ?? sipCause(releasePoint);
}

/** The cause of `callOutUnaswRsn` or `fwdUnaswRsn`. */
export function q850Cause(cause: number): Cause | undefined {
  if (cause === 0) return undefined;
  return q850.get(cause) ?? (lookUpQ850Cause(cause).known ? causes.carrierFault : undefined);
}

/** The cause of `sipStatusCode`; undefined below 400, where nothing failed. */
export function sipCause(status: number): Cause | undefined {
  if (status < 400 || status > 699) return undefined;
  return sip.get(status) ?? causes.carrierFault;
}

/** Whether the end is one that only an answered call can have, though its answer may not have been reported. */
export function tellsOfAnswer(releasePoint: number | undefined, stateCode: number | undefined): boolean {
  const release = releasePoint === undefined ? undefined : releaseCause(releasePoint);
  const hangup = stateCode === undefined ? undefined : hangupCause(stateCode);
  const cause = release === undefined || release.vague === true ? hangup : release;
  return cause?.phone === 'answered';
}

const platform = indexNumbers(platformNumbers);
const q850 = indexNumbers(q850Numbers);
const sip = indexNumbers(sipNumbers);

function indexNumbers(numbers: Numbers): ReadonlyMap<number, Cause> {
  const index = new Map<number, Cause>();
  for (const [name, codes] of Object.entries(numbers)) {
    // Object.entries widens the keys; the type of `numbers` allows no others.
    for (const code of codes) index.set(code, causes[name as CauseName]);
  }
  return index;
}
