/**
 * What can be told of a number of mainland China from its digits alone. Kept apart from `phone-number.ts`,
 * so that a screen or listener that only shows numbers does not load the numbering metadata.
 */

export type ChinaNumberKind =
  | 'mobile'
  | 'fixed'
  /** Area code kept its leading 0: `+860755...`. */
  | 'trunk-zero'
  /** 400 and 800 numbers. */
  | 'service'
  /** 95xxx and longer numbers of banks, airlines and carriers. */
  | 'service-95'
  /** 110, 10086, 12345, 96xxx. */
  | 'short'
  /** No known shape: digits missing or too many. */
  | 'odd';

const mobile = /^1[3-9]\d{9}$/;
/** 010 and 02x have two digits, all other area codes three; the 0 is left out behind +86. */
const fixed = /^(?:(10|2\d)(\d{8})|([3-9]\d{2})(\d{7,8}))$/;
/** Ningxia: fixed lines of 0951 to 0955, not numbers of the 95 range. */
const ningxia = /^95[1-5]\d{7}$/;

/** Kind of a number without +86. A number of 95 or 400 form is never taken for a fixed line. */
export function chinaNumberKind(national: string): ChinaNumberKind {
  if (national.startsWith('0')) return 'trunk-zero';
  if (mobile.test(national)) return 'mobile';
  if (/^95\d{3,}$/.test(national) && !ningxia.test(national)) return 'service-95';
  if (/^[48]00\d{4,7}$/.test(national)) return 'service';
  if (fixed.test(national)) return 'fixed';
  return national.length <= 6 ? 'short' : 'odd';
}

/** Area code without its leading 0 of a fixed-line number without +86. */
export function areaCode(national: string): string | undefined {
  const parts = fixed.exec(national);
  return parts?.[1] ?? parts?.[3];
}

/** Groups of a mobile or fixed-line number, e.g. 138 0000 0001 or 755 2800 0001. */
function groups(national: string): readonly [string, string, string] | undefined {
  const kind = chinaNumberKind(national);
  const head = kind === 'mobile' ? 3 : kind === 'fixed' ? areaCode(national)?.length : undefined;
  return head === undefined
    ? undefined
    : [national.slice(0, head), national.slice(head, -4), national.slice(-4)];
}

interface Split {
  /** What stands before the groups: `+86 ` or `0`, or nothing. */
  readonly prefix: string;
  readonly groups: readonly [string, string, string];
}

function split(number: string): Split | undefined {
  const international = /^\+86(\d+)$/.exec(number)?.[1];
  const trunk = /^0(\d+)$/.exec(number)?.[1];
  const found = groups(international ?? trunk ?? number);
  if (found === undefined) return undefined;
  if (international !== undefined) return { prefix: '+86 ', groups: found };
  return { prefix: trunk === undefined ? '' : '0', groups: found };
}

/** `+86 138 0000 0001`, `+86 755 2800 0001`, `0755 2800 0001`. Anything else is returned as it is. */
export function formatPhoneNumber(number: string): string {
  const parts = split(number);
  return parts === undefined ? number : parts.prefix + parts.groups.join(' ');
}

/** `+86 138 •••• 0001`. Of an unknown shape only the last four digits, of a short one nothing is left. */
export function maskPhoneNumber(number: string): string {
  const parts = split(number);
  if (parts !== undefined) {
    const [head, middle, tail] = parts.groups;
    return `${parts.prefix}${head} ${'•'.repeat(middle.length)} ${tail}`;
  }
  const kept = number.length >= 10 ? 4 : 0;
  return '•'.repeat(number.length - kept) + number.slice(number.length - kept);
}
