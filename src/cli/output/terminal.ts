/** What the commands write with: people's text in one language, or JSON lines, each on its own stream. */
import { styleText } from 'node:util';
import { formatPhoneNumber } from '../../domain/protocol/china-number.ts';
import { maskCode, maskNumber, maskPersonalFields } from '../../domain/redaction.ts';
import type { Language, Text } from '../../domain/text.ts';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

export interface Terminal {
  readonly language: Language;
  readonly isJson: boolean;
  /** Numbers and codes are hidden: others look on, or get the export. */
  readonly isMasked: boolean;
  /** One JSON object on a line of standard output; nothing without `--json`. */
  json(value: object): void;
  /** A line for people: standard output, or standard error with `--json`. */
  say(line: Text | string): void;
  /** A line for people on standard error. */
  warn(line: Text | string): void;
  /** The text in the user's language. */
  pick(text: Text): string;
  /** A phone number for people; `?` where there is none. */
  number(number: string | null): string;
  /** A verification code for people. */
  code(code: string): string;
  /** Colours only where people look at a terminal; NO_COLOR is respected. */
  paint(style: Style, text: string): string;
}

export interface Streams {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

export function createTerminal(
  { language, isJson, isMasked }: Pick<Terminal, 'language' | 'isJson' | 'isMasked'>,
  { out, err }: Streams,
): Terminal {
  const people = isJson ? err : out;
  const pick = (text: Text | string): string => (typeof text === 'string' ? text : text[language]);
  const line = (text: Text | string): string => `${withoutCommands(pick(text))}\n`;
  return {
    language,
    isJson,
    isMasked,
    pick,
    number: (number) => (number === null ? '?' : isMasked ? maskNumber(number) : formatPhoneNumber(number)),
    code: (code) => (isMasked ? maskCode(code) : code),
    json(value) {
      if (!isJson) return;
      const json = JSON.stringify(value);
      out.write(`${isMasked ? maskPersonalFields(json) : json}\n`);
    },
    say: (text) => void people.write(line(text)),
    warn: (text) => void err.write(line(text)),
    paint: (style, text) => styleText(style, text, { stream: people, validateStream: true }),
  };
}

const escape = String.fromCharCode(0x1b);
const styleOrControl = new RegExp(
  `${escape}\\[(?:1|2|22|31|32|33|36|39)m|[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]`,
  'gu',
);

/**
 * Notifications and answers hold whatever their sender likes: of all that could steer the terminal only line
 * ends, tabs and our own styles pass.
 */
function withoutCommands(text: string): string {
  return text.replace(styleOrControl, (match) =>
    match.length > 1 || match === '\n' || match === '\t' ? match : '?',
  );
}
