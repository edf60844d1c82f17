import { describe, expect, it } from 'vitest';
import { hexDump } from '../../../src/renderer/features/live-log/hex-dump.ts';

describe('a body as bytes', () => {
  it('is shown in hex, eight to a line', () => {
    expect(hexDump(new TextEncoder().encode('{"event"}\n'))).toBe(
      '00000000  7b 22 65 76 65 6e 74 22  {"event"\n00000008  7d 0a                    }.',
    );
    expect(hexDump(new Uint8Array())).toBe('');
  });
});
