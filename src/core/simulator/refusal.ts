import { lookUpResultCode } from '../../domain/codes/result-codes.ts';

/** An answer other than "accepted": number, text and HTTP status as the vendor's table gives them. */
export interface Refusal {
  readonly resultcode: string;
  readonly resultdesc: string;
  readonly http: number;
}

/**
 * The vendor's refusal with this number. `fault` is added to its text, as the platform does for 1010002; the
 * two together stay below the 128 characters of `resultdesc` (reference section 5).
 */
export function refuse(resultcode: string, fault?: string): Refusal {
  const meaning = lookUpResultCode(resultcode);
  const words = [meaning.platformDesc ?? meaning.en, fault].filter((part) => part !== undefined);
  // Every number used here has a status in the table; 500 is what the vendor's own faults carry.
  return { resultcode, resultdesc: words.join(' '), http: meaning.http ?? 500 };
}

/** The same with the other text that the vendor gives this number. */
export function refuseInOtherWords(resultcode: string): Refusal {
  const [otherDesc] = lookUpResultCode(resultcode).platformDescAlt;
  const refusal = refuse(resultcode);
  return otherDesc === undefined ? refusal : { ...refusal, resultdesc: otherDesc };
}

/** 1010002, naming the fault (FAQ of 2021-07-08). */
export function refuseParameter(fault: string): Refusal {
  return refuse('1010002', fault);
}

/** Tells a refusal from what a check returns otherwise. */
export function isRefusal(outcome: object): outcome is Refusal {
  return 'resultcode' in outcome;
}
