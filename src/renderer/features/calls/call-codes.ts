/** Every code that a call was given, from its answer to its CDR, with what it means. */
import type { Call } from '../../../domain/call/call.ts';
import { lookUpHangupCode } from '../../../domain/codes/hangup-codes.ts';
import { lookUpQ850Cause } from '../../../domain/codes/q850-causes.ts';
import { lookUpReleasePoint } from '../../../domain/codes/release-points.ts';
import { explainResult } from '../../../domain/codes/result-codes.ts';
import { lookUpSipStatus } from '../../../domain/codes/sip-status.ts';
import type { CodeMeaning } from '../../../domain/codes/code-meaning.ts';
import type { Text } from '../../../domain/text.ts';

export interface CallCode {
  /** Wire name. */
  readonly field: string;
  readonly value: string;
  /** Which message carried it. */
  readonly from: 'response' | 'status' | 'fee';
  readonly text: Text;
  /** The platform's own words beside it. */
  readonly said: string | null;
  /** What the vendor advises. */
  readonly action: Text | null;
}

export function callCodes(call: Call): CallCode[] {
  return [...responseCodes(call), ...statusCodes(call), ...cdrCodes(call)];
}

function responseCodes({ response }: Call): CallCode[] {
  if (response?.resultcode == null) return [];
  const { resultcode, resultdesc } = response;
  const { en, zh, action } = explainResult(resultcode, resultdesc);
  const code = { field: 'resultcode', value: resultcode, from: 'response', said: resultdesc } as const;
  return [{ ...code, text: { en, zh }, action: resultcode === '0' ? null : action }];
}

function statusCodes({ events }: Call): CallCode[] {
  return events.flatMap(({ stateCode, stateDesc }) =>
    stateCode === null
      ? []
      : [codeOf('stateCode', 'status', lookUpHangupCode(stateCode), stateDesc === '' ? null : stateDesc)],
  );
}

const cdrLookUps = {
  ulFailReason: lookUpReleasePoint,
  callOutUnaswRsn: lookUpQ850Cause,
  fwdUnaswRsn: lookUpQ850Cause,
  sipStatusCode: lookUpSipStatus,
} as const;

function cdrCodes({ cdr }: Call): CallCode[] {
  if (cdr === null) return [];
  // Object.keys types keys as string; these are the names of the table above.
  const names = Object.keys(cdrLookUps) as (keyof typeof cdrLookUps)[];
  return names.flatMap((name) => {
    const value = cdr[name];
    return value === undefined ? [] : [codeOf(name, 'fee', cdrLookUps[name](value), null)];
  });
}

function codeOf(
  field: string,
  from: CallCode['from'],
  { code, en, zh }: CodeMeaning,
  said: string | null,
): CallCode {
  return { field, value: String(code), from, text: { en, zh }, said, action: null };
}
