import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewEntry } from '../../src/core/log-view.ts';
import { logEntrySchema } from '../../src/domain/log/log-entry.ts';
import { bytes, entry } from './event-log/entries.ts';

const stored = (changes: Parameters<typeof entry>[0] = {}): ReturnType<typeof entry> & { seq: number } => ({
  ...entry(changes),
  seq: 7,
});

describe('an entry as it may leave the core', () => {
  it('has its time in words and its body as text', () => {
    const view = viewEntry(
      stored({ body: bytes('{"用户":"数据"}\r\n'), at: 1_769_742_271_123, detail: { reason: 'r' } }),
    );
    expect(view).toMatchObject({
      seq: 7,
      at: '2026-01-30T03:04:31.123Z',
      raw: '{"用户":"数据"}\r\n',
      detail: { reason: 'r' },
    });
    expect(view).not.toHaveProperty('rawBase64');
    expect(logEntrySchema.strict().parse(view)).toEqual(view);
  });

  it('has its digests and credentials masked, all else as on the wire', () => {
    const headers: [string, string][] = [
      ['x-aksk', 'UsernameToken Username="k", PasswordDigest="planted", Nonce="n", Created="c"'],
      ['Authorization', 'Bearer planted'],
      ['X-Other', ' as it was'],
    ];
    const view = viewEntry(stored({ headers }));
    expect(JSON.stringify(view)).not.toContain('planted');
    expect(view.headers.map(([name]) => name)).toEqual(['x-aksk', 'Authorization', 'X-Other']);
    expect(view.headers[2]).toEqual(['X-Other', ' as it was']);
    expect(headers[0]?.[1]).toContain('planted');
  });

  it('gives its bytes back, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array(), fc.string().map(bytes), fc.constant(bytes('\ufeff{}'))),
        (body) => {
          const { raw, rawBase64 } = viewEntry(stored({ body }));
          const back = rawBase64 === undefined ? Buffer.from(raw) : Buffer.from(rawBase64, 'base64');
          expect(Buffer.compare(back, Buffer.from(body))).toBe(0);
        },
      ),
    );
  });
});
