/** Blanks, line breaks, control characters, and the invisible marks that address books put around numbers. */
const invisible = /[\s\p{Cc}\p{Cf}]/u;

/**
 * The text without anything invisible at its two ends. Walks from the ends instead of using a pattern with
 * `$`, whose cost grows with the square of a long run of blanks.
 */
export function trimInvisible(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && invisible.test(text.charAt(start))) start += 1;
  while (end > start && invisible.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
