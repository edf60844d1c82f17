import type { Text } from '../text.ts';
import { excerpt } from '../excerpt.ts';

/**
 * Says why and where a text is not JSON. The messages of JSON.parse differ between engines, are English only,
 * often name no place and quote the text at length; this finds the same fault on its own, without recursion.
 */
export interface JsonFault {
  /** Index into the text. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly reason: Text;
}

/** The first fault, or undefined where the text is JSON. */
export function findJsonFault(text: string): JsonFault | undefined {
  const fault = new Checker(text).check();
  if (fault === undefined) return undefined;
  const before = text.slice(0, fault.offset);
  const line = before.split('\n').length;
  return { ...fault, line, column: fault.offset - before.lastIndexOf('\n') };
}

interface Fault {
  readonly offset: number;
  readonly reason: Text;
}

type Expectation =
  'value' | 'first-element' | 'key' | 'first-key' | 'colon' | 'in-object' | 'in-array' | 'end';

interface Rule extends Text {
  /** Punctuation that may stand here, and what it leads to. */
  readonly marks: Readonly<Record<string, Expectation | 'close'>>;
  /** What else may stand here. */
  readonly content?: 'value' | 'key';
}

const grammar: Readonly<Record<Expectation, Rule>> = {
  value: { en: 'a value', zh: '一个值', marks: {}, content: 'value' },
  'first-element': { en: 'a value or "]"', zh: '一个值或 "]"', marks: { ']': 'close' }, content: 'value' },
  key: { en: 'a name in double quotes', zh: '双引号括起的字段名', marks: {}, content: 'key' },
  'first-key': {
    en: 'a name in double quotes or "}"',
    zh: '双引号括起的字段名或 "}"',
    marks: { '}': 'close' },
    content: 'key',
  },
  colon: { en: '":"', zh: ' ":"', marks: { ':': 'value' } },
  'in-object': { en: '"," or "}"', zh: ' "," 或 "}"', marks: { ',': 'key', '}': 'close' } },
  'in-array': { en: '"," or "]"', zh: ' "," 或 "]"', marks: { ',': 'value', ']': 'close' } },
  end: { en: 'nothing more', zh: '文本结束', marks: {} },
};

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literals = ['true', 'false', 'null'];

class Checker {
  readonly #text: string;
  /** True for each open object, false for each open array. */
  readonly #open: boolean[] = [];
  #at = 0;
  #expected: Expectation = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  check(): Fault | undefined {
    for (;;) {
      this.#skipBlanks();
      if (this.#at >= this.#text.length) return this.#expected === 'end' ? undefined : this.#endsEarly();
      const fault = this.#step(this.#text.charAt(this.#at));
      if (fault !== undefined) return fault;
    }
  }

  #step(character: string): Fault | undefined {
    const { marks, content } = grammar[this.#expected];
    const next = marks[character];
    if (next === undefined) {
      if (content === 'value') return this.#value(character);
      return content === 'key' ? this.#key(character) : this.#unexpected();
    }
    this.#at += 1;
    if (next === 'close') {
      this.#open.pop();
      this.#afterValue();
    } else this.#expected = next;
    return undefined;
  }

  #afterValue(): void {
    const inObject = this.#open.at(-1);
    if (inObject === undefined) this.#expected = 'end';
    else this.#expected = inObject ? 'in-object' : 'in-array';
  }

  #key(character: string): Fault | undefined {
    if (character !== '"') return this.#unexpected();
    const fault = this.#string();
    this.#expected = 'colon';
    return fault;
  }

  #value(character: string): Fault | undefined {
    if (character === '{' || character === '[') {
      this.#open.push(character === '{');
      this.#expected = character === '{' ? 'first-key' : 'first-element';
      this.#at += 1;
      return undefined;
    }
    if (character === '"') {
      const fault = this.#string();
      this.#afterValue();
      return fault;
    }
    const length = this.#literalLength();
    if (length === 0) return this.#unexpected();
    this.#at += length;
    this.#afterValue();
    return undefined;
  }

  #literalLength(): number {
    number.lastIndex = this.#at;
    const digits = number.exec(this.#text);
    if (digits !== null) return digits[0].length;
    return literals.find((word) => this.#text.startsWith(word, this.#at))?.length ?? 0;
  }

  #string(): Fault | undefined {
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at);
      if (character === '"') {
        this.#at += 1;
        return undefined;
      }
      if (character < ' ') return this.#controlCharacter(character);
      if (character === '\\') {
        const length = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(
          this.#text.slice(this.#at, this.#at + 6),
        )?.[0].length;
        if (length === undefined) return this.#badEscape();
        this.#at += length - 1;
      }
    }
    return this.#fault({ en: 'the text ends inside a string', zh: '文本在字符串中间结束' });
  }

  #skipBlanks(): void {
    while (' \n\r\t'.includes(this.#text.charAt(this.#at)) && this.#at < this.#text.length) this.#at += 1;
  }

  #fault(reason: Text): Fault {
    return { offset: this.#at, reason };
  }

  #endsEarly(): Fault {
    if (this.#text.trim() === '') return this.#fault({ en: 'there is no text at all', zh: '没有任何内容' });
    const { en, zh } = grammar[this.#expected];
    return this.#fault({
      en: `the text ends where ${en} should follow`,
      zh: `文本提前结束，此处应为${zh}`,
    });
  }

  #unexpected(): Fault {
    const { en, zh } = grammar[this.#expected];
    const found = excerpt(this.#text.slice(this.#at, this.#at + 24), 12);
    return this.#fault({
      en: `found \`${found}\` where ${en} should stand`,
      zh: `此处应为${zh}，却是 \`${found}\``,
    });
  }

  #controlCharacter(character: string): Fault {
    const shown = excerpt(character);
    return this.#fault({
      en: `the control character ${shown} stands inside a string`,
      zh: `字符串中出现控制字符 ${shown}`,
    });
  }

  #badEscape(): Fault {
    const length = this.#text.charAt(this.#at + 1) === 'u' ? 6 : 2;
    const shown = excerpt(this.#text.slice(this.#at, this.#at + length));
    return this.#fault({ en: `\`${shown}\` is no valid escape`, zh: `\`${shown}\` 不是有效的转义` });
  }
}
