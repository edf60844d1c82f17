import { describe, expect, it } from 'vitest';
import { bytesOf, hexDump } from '../../../src/renderer/features/live-log/entry-bytes.ts';

describe('a body as bytes', () => {
  it('is what was received, text or not', () => {
    expect([...bytesOf({ raw: 'é' })]).toEqual([0xc3, 0xa9]);
    expect([...bytesOf({ raw: '\uFFFD', rawBase64: btoa('\xff\x00') })]).toEqual([0xff, 0]);
  });

  it('is shown in hex, eight to a line', () => {
    expect(hexDump(new TextEncoder().encode('{"event"}\n'))).toBe(
      '00000000  7b 22 65 76 65 6e 74 22  {"event"\n00000008  7d 0a                    }.',
    );
    expect(hexDump(new Uint8Array())).toBe('');
  });
});
