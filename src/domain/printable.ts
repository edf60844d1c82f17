/** Text that came from outside must not steer the terminal that prints it, nor turn a line around. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '?');
}
