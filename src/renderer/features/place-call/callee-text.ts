/** How a callee is written while it is typed, and what is sent for it. */
import { formatPhoneNumber } from '../../../domain/protocol/china-number.ts';
import { normaliseCallee } from '../../../domain/protocol/phone-number.ts';

export interface TypedText {
  readonly text: string;
  /** Characters before the cursor. */
  readonly caret: number;
}

/** Digits, a leading plus, and what people put between them; anything else is left as it was typed. */
const plain = /^\+?[\d\s().-]*$/;
const between = /[\s().-]/g;

/** Groups the digits, `+86 138 0000 0001`, with the cursor behind the same digit. */
export function groupTyped({ text, caret }: TypedText): TypedText {
  if (!plain.test(text)) return { text, caret };
  const grouped = group(text.replace(between, ''));
  const before = text.slice(0, caret).replace(between, '').length;
  return {
    text: grouped,
    caret: caret >= text.length ? grouped.length : positionAfter(grouped, before),
  };
}

/** The usual spelling once somebody has finished: a mainland number gets its +86. */
export function settleCallee(text: string): string {
  const number = normaliseCallee(text);
  return number === undefined ? text.trim() : formatPhoneNumber(number);
}

/** What is sent: the number as the platform wants it, or what was typed without the blanks that we put in. */
export function wireCallee(text: string): string {
  return normaliseCallee(text) ?? (plain.test(text) ? text.replace(between, '') : text);
}

function group(number: string): string {
  const [, prefix = '', rest = ''] = /^(\+86)?(.*)$/.exec(number) ?? [];
  // Another country, or not yet clear which one.
  if (rest.startsWith('+')) return number;
  const head = headLength(rest);
  const parts = [prefix, rest.slice(0, head), rest.slice(head, head + 4), rest.slice(head + 4)];
  return parts.filter((part) => part !== '').join(' ');
}

/** Digits of the first group: 138, 755, 10, and with the trunk 0 of a national spelling 0755 and 010. */
function headLength(digits: string): number {
  const trunk = digits.startsWith('0') ? 1 : 0;
  const national = digits.slice(trunk);
  return trunk + (/^(?:10|2)/.test(national) ? 2 : 3);
}

function positionAfter(text: string, count: number): number {
  let seen = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (seen === count) return at;
    if (text[at] !== ' ') seen += 1;
  }
  return text.length;
}
