import { missingNames, type MissingName } from './call.ts';
import { stampOf } from './fold-notifications.ts';
import type { Cdr } from '../protocol/fee-notification.ts';
import { hangupCause } from '../verdict/verdict-code-map.ts';

export interface MissingFacts {
  readonly hasRequest: boolean;
  readonly hasResponse: boolean;
  /** The platform certainly did not take the call: nothing will be pushed. */
  readonly refused: boolean;
  /** Event types that were received. */
  readonly seen: ReadonlySet<string>;
  /** `stateCode` of the hang-up event; undefined where there is no event or no code. */
  readonly stateCode: number | undefined;
  readonly cdr: Cdr | null;
}

/**
 * What ought to have arrived and has not. Request and response belong to calls we placed; without either of
 * them another program placed the call, and neither is expected. A phone that never rang, or rang unanswered,
 * sends no `alerting`, or no `answer`: they are expected until the CDR or the hang-up cause explains that.
 */
export function findMissing(facts: MissingFacts): MissingName[] {
  const { hasRequest, hasResponse, refused, seen, cdr } = facts;
  const phone = phoneEvents(facts);
  const expected: Record<MissingName, boolean> = {
    request: hasResponse && !hasRequest,
    response: hasRequest && !hasResponse,
    callout: true,
    alerting: phone.rang,
    answer: phone.answered,
    disconnect: true,
    cdr: cdr === null,
  };
  const notified = !refused || seen.size > 0 || cdr !== null;
  const asked = ['request', 'response'];
  return missingNames.filter(
    (name) => expected[name] && !seen.has(name) && (notified || asked.includes(name)),
  );
}

/** How far the phone got by the record or, before it is there, the hang-up cause; all the way while neither tells. */
function phoneEvents({ seen, stateCode, cdr }: MissingFacts): { rang: boolean; answered: boolean } {
  if (cdr !== null) {
    const answered = isStamped(cdr.callOutAnswerTime) || isStamped(cdr.fwdAnswerTime);
    const rang = isStamped(cdr.callOutAlertingTime) || isStamped(cdr.fwdAlertingTime);
    return { rang: rang || answered || seen.has('answer'), answered };
  }
  const cause = stateCode === undefined ? undefined : hangupCause(stateCode);
  if (cause === undefined) return { rang: true, answered: true };
  return { rang: cause.phone !== undefined || seen.has('answer'), answered: cause.phone === 'answered' };
}

function isStamped(time: string | undefined): boolean {
  return stampOf(time) !== undefined;
}
