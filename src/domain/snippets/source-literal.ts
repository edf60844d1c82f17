/** Any text as a literal that means exactly this text, in the languages of the snippets. */

/** For a POSIX shell, where nothing between single quotes has a meaning. The text holds no NUL. */
export function shellLiteral(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** For Python 3. ASCII only, so that it survives whatever encoding the file is saved in. */
export function pythonLiteral(text: string): string {
  return quoted(text, (point) => `\\U${hex(point, 8)}`);
}

/** For JavaScript. ASCII only. */
export function scriptLiteral(text: string): string {
  return quoted(text, (point) => `\\u{${hex(point, 1)}}`);
}

/** What both languages agree on, and how the one at hand writes what lies beyond U+FFFF. */
function quoted(text: string, beyond: (point: number) => string): string {
  const parts = Array.from(text, (character) => {
    if (character === "'" || character === '\\') return `\\${character}`;
    if (/^[\x20-\x7e]$/.test(character)) return character;
    const point = character.codePointAt(0) ?? 0;
    return point > 0xffff ? beyond(point) : (shortEscapes.get(character) ?? `\\u${hex(point, 4)}`);
  });
  return `'${parts.join('')}'`;
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function hex(point: number, digits: number): string {
  return point.toString(16).padStart(digits, '0');
}
