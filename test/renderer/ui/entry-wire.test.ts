import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../src/domain/log/log-entry.ts';
import { bytesOf, firstLineOf, headOf } from '../../../src/renderer/ui/entry-wire.ts';

const entry: LogEntry = {
  seq: 1,
  at: '2026-11-01T10:00:00.000Z',
  kind: 'status',
  sessionId: null,
  callId: null,
  source: '127.0.0.1:50000',
  method: 'POST',
  target: '/voice/status',
  http: 200,
  headers: [
    ['Host', 'example'],
    ['X-One', '1'],
  ],
  raw: '',
  detail: null,
};

describe('an entry as it travelled', () => {
  it('has the bytes that were received, text or not', () => {
    expect([...bytesOf({ raw: 'é' })]).toEqual([0xc3, 0xa9]);
    expect([...bytesOf({ raw: '\uFFFD', rawBase64: btoa('\xff\x00') })]).toEqual([0xff, 0]);
  });

  it('begins with the request line, or the status of an answer', () => {
    expect(firstLineOf(entry)).toBe('POST /voice/status');
    expect(firstLineOf({ ...entry, kind: 'response' })).toBe('HTTP 200');
    expect(firstLineOf({ ...entry, kind: 'response', http: null })).toBe('');
    expect(firstLineOf({ ...entry, kind: 'refused', method: null, target: null })).toBe('');
  });

  it('goes on with its headers', () => {
    expect(headOf(entry)).toBe('POST /voice/status\nHost: example\nX-One: 1');
    expect(headOf({ ...entry, kind: 'response', http: null, headers: [] })).toBe('');
  });
});
