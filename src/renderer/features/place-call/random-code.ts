/** Digits of a code by the rules of verifyCode. */
export const codeLengths = { min: 2, max: 8, usual: 6 } as const;

/** As many digits 0 to 9, each as likely as any other. */
export function randomCode(length: number): string {
  const digits: number[] = [];
  while (digits.length < length) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    // 250 is the last multiple of ten: what lies beyond would favour some digits.
    if (byte < 250) digits.push(byte % 10);
  }
  return digits.join('');
}

/** The length of a code that is there, where it is one that may be chosen. */
export function chosenLength(code: string): number {
  const { min, max, usual } = codeLengths;
  return code.length >= min && code.length <= max ? code.length : usual;
}
