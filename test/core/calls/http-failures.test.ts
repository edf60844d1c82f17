import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../src/core/calls/http-failures.ts';

function systemError(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

describe('failureOf', () => {
  it.each([
    ['ECONNREFUSED', 'refused', 'reset'],
    ['EHOSTUNREACH', 'unreachable', 'reset'],
    ['ENETUNREACH', 'unreachable', 'reset'],
    ['ETIMEDOUT', 'connect-timeout', 'answer-timeout'],
    ['ECONNRESET', 'reset', 'reset'],
    ['EPIPE', 'reset', 'reset'],
    ['EAI_AGAIN', 'dns', 'dns'],
    ['CERT_REVOKED', 'certificate', 'certificate'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls', 'tls'],
    ['HPE_INVALID_CONSTANT', 'not-http', 'not-http'],
    ['EUNHEARDOF', 'other', 'other'],
  ])('reads %s by how far the exchange had come', (code, before, after) => {
    expect(failureOf(systemError(code), 'connecting')).toMatchObject({ failure: before, maySent: false });
    expect(failureOf(systemError(code), 'sent')).toMatchObject({ failure: after, maySent: true });
  });

  it('blames the proxy for what happens before its tunnel stands, certificates excepted', () => {
    expect(failureOf(systemError('ENOTFOUND'), 'tunnelling')).toMatchObject({
      failure: 'proxy',
      maySent: false,
    });
    expect(failureOf(systemError('CERT_HAS_EXPIRED'), 'tunnelling')).toMatchObject({
      failure: 'certificate',
    });
  });

  it("keeps the system's words in one bounded line, its code first and once", () => {
    expect(failureOf(systemError('EPIPE', 'write EPIPE'), 'sent').detail).toBe('EPIPE: write EPIPE');
    expect(failureOf(systemError('EPIPE', 'EPIPE: broken'), 'sent').detail).toBe('EPIPE: broken');
    expect(failureOf(new Error('a\r\nb\tc'), 'sent').detail).toBe('a b c');
    expect(failureOf(new Error('x'.repeat(9999)), 'sent').detail).toHaveLength(500);
    expect(failureOf('thrown text', 'sent').detail).toBe('thrown text');
  });
});
