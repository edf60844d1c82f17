/**
 * A short piece of foreign text that is safe to print: at most `limit` characters, and whatever a terminal
 * could take for a command or a change of direction is written as an escape.
 */
export function excerpt(text: string, limit = 20): string {
  const cut = text.length > limit;
  const piece = cut ? text.slice(0, limit) : text;
  return piece.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, escapeCharacter) + (cut ? '…' : '');
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
