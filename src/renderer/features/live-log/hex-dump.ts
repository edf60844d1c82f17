const bytesPerLine = 8;

/** `00000008  7b 22 65 76 65 6e 74 54  {"eventT`, one line per eight bytes; dots for what is not ASCII. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += bytesPerLine) {
    const part = [...bytes.subarray(start, start + bytesPerLine)];
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    const at = start.toString(16).padStart(8, '0');
    lines.push(`${at}  ${hex.padEnd(bytesPerLine * 3 - 1)}  ${text}`);
  }
  return lines.join('\n');
}
