import { refuse, refuseParameter, type Refusal } from './refusal.ts';
import type { AcceptedRequest } from './accepted-request.ts';

/** The fields of a JSON object by name; null for anything else. A map, so that `__proto__` is just a name. */
export function parseParameters(body: string): ReadonlyMap<string, unknown> | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return null;
  }
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  return isObject ? new Map(Object.entries(parsed as object)) : null;
}

/**
 * The platform's own reading of the parameter table (reference section 4), written apart from the rules the
 * product applies before it sends: where the two disagree, a test that uses both shows it.
 */
export function checkParameters(parameters: ReadonlyMap<string, unknown>): AcceptedRequest | Refusal {
  for (const rule of rules) {
    const given = parameters.get(rule.name);
    if (given === undefined && !rule.required) continue;
    const refusal =
      given === undefined
        ? refuseParameter(`Parameter ${rule.name} is missing.`)
        : rule.check(given, rule.name);
    if (refusal !== null) return refusal;
  }
  const text = (name: string): string => String(parameters.get(name));
  const optional = <T>(name: string, read: (text: string) => T): T | null =>
    parameters.has(name) ? read(text(name)) : null;
  return {
    displayNbr: text('displayNbr'),
    calleeNbr: text('calleeNbr'),
    codeLength: text('verifyCode').length,
    hasPosTone: parameters.has('posTone'),
    times: optional('times', Number) ?? defaultTimes,
    statusUrl: optional('statusUrl', decodeUrl),
    feeUrl: optional('feeUrl', decodeUrl),
    returnIdlePort: parameters.get('returnIdlePort') === 'true',
    userData: optional('userData', String),
  };
}

interface Rule {
  readonly name: string;
  readonly required: boolean;
  readonly check: (value: unknown, name: string) => Refusal | null;
}

const defaultTimes = 3;

/** In the order of the table; the first one broken is answered. Unknown fields (`bindNbr`) are no fault. */
const rules: readonly Rule[] = [
  { name: 'displayNbr', required: true, check: checkDisplayNumber },
  { name: 'calleeNbr', required: true, check: checkCallee },
  { name: 'languageType', required: true, check: checkLanguage },
  { name: 'preTone', required: true, check: checkTone },
  { name: 'verifyCode', required: true, check: checkCode },
  { name: 'posTone', required: false, check: checkTone },
  { name: 'times', required: false, check: checkTimes },
  { name: 'statusUrl', required: false, check: checkUrl },
  { name: 'feeUrl', required: false, check: checkUrl },
  { name: 'returnIdlePort', required: false, check: checkIdlePort },
  { name: 'userData', required: false, check: checkUserData },
];

/** Two- or three-digit area code without its leading 0; 400 and 800 numbers belong to no area. */
const fixedLine = /^(?:10\d{8}|2\d{9}|(?![48]00)[3-9]\d{2}\d{7,8})$/;
const mobile = /^1[3-9]\d{9}$/;

function checkDisplayNumber(value: unknown, name: string): Refusal | null {
  const fault = textFault(value, name, 4, 31);
  if (fault !== null) return fault;
  return fixedLine.test(national(value) ?? '') ? null : refuse('1010023');
}

function checkCallee(value: unknown, name: string): Refusal | null {
  const fault = textFault(value, name, 4, 31);
  if (fault !== null) return fault;
  const number = national(value);
  if (number === null && /^\+[1-9]\d+$/.test(String(value))) return refuse('1013112');
  if (number !== null && (mobile.test(number) || fixedLine.test(number))) return null;
  return refuseParameter(`The number format of ${name} is wrong.`);
}

function checkLanguage(value: unknown, name: string): Refusal | null {
  // Text "2" is let through: the vendor's own sample measures this value as a text.
  return value === 2 || value === '2' ? null : refuseParameter(`Parameter ${name} must be 2.`);
}

/** So much of a file name fits into `resultdesc`. */
const shownNameLength = 60;

function checkTone(value: unknown, name: string): Refusal | null {
  const fault = textFault(value, name, 1, 128);
  if (fault !== null) return fault;
  // Only such names can be uploaded (reference section 4.2), so any other does not exist.
  if (/^[\w.@-]+\.wav$/i.test(String(value))) return null;
  return refuseParameter(`The file ${String(value).slice(0, shownNameLength)} does not exist.`);
}

function checkCode(value: unknown, name: string): Refusal | null {
  if (typeof value !== 'string') return refuseParameter(`Parameter ${name} must be a string.`);
  return /^\d{2,8}$/.test(value) ? null : refuse('1010022');
}

function checkTimes(value: unknown, name: string): Refusal | null {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 9;
  return fits ? null : refuseParameter(`Parameter ${name} must be an integer from 0 to 9.`);
}

function checkUrl(value: unknown, name: string): Refusal | null {
  const fault = textFault(value, name, 1, 128);
  if (fault !== null) return fault;
  return decodeUrl(String(value)) === null
    ? refuseParameter(`Parameter ${name} must be the Base64 of an http or https address.`)
    : null;
}

function checkIdlePort(value: unknown, name: string): Refusal | null {
  return value === 'true' || value === 'false'
    ? null
    : refuseParameter(`Parameter ${name} must be the string "true" or "false".`);
}

function checkUserData(value: unknown, name: string): Refusal | null {
  const fault = textFault(value, name, 1, 256, true);
  if (fault !== null) return fault;
  return /[{}]|\p{Script=Han}/u.test(String(value))
    ? refuseParameter(`Parameter ${name} contains a character that is not allowed.`)
    : null;
}

/** Type, length and stray blanks, the most frequent cause of 1010002 (FAQ of 2021-07-08). */
function textFault(value: unknown, name: string, min: number, max: number, blanks = false): Refusal | null {
  if (typeof value !== 'string') return refuseParameter(`Parameter ${name} must be a string.`);
  if (value.length < min || value.length > max) {
    return refuseParameter(`Parameter ${name} must have ${min} to ${max} characters.`);
  }
  return !blanks && /\s/.test(value) ? refuseParameter(`Parameter ${name} contains a blank.`) : null;
}

/** The number behind `+86`, null for any other. */
function national(value: unknown): string | null {
  return /^\+86(\d+)$/.exec(String(value))?.[1] ?? null;
}

/** The address in standard Base64, null where it is none, or not http(s), or carries a password. */
function decodeUrl(base64: string): string | null {
  const bytes = Buffer.from(base64, 'base64');
  // Only the standard alphabet with its padding reads back as it was.
  if (bytes.toString('base64') !== base64) return null;
  const address = bytes.toString('utf8');
  return isPushAddress(address) ? address : null;
}

/** Whether notifications can be pushed to this address. */
export function isPushAddress(address: string): boolean {
  if (/[\s\uFFFD]/.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}
