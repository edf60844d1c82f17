/** What Chromium's network says, and whether the phone may ring. */
import { expect, it } from 'vitest';
import { netFailureOf } from '../../src/main/net-failures.ts';

it.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'dns', false],
  ['net::ERR_CONNECTION_REFUSED', 'refused', false],
  ['net::ERR_CONNECTION_TIMED_OUT', 'connect-timeout', false],
  ['net::ERR_INTERNET_DISCONNECTED', 'unreachable', false],
  ['net::ERR_ADDRESS_UNREACHABLE', 'unreachable', false],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy', false],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy', false],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate', false],
  ['net::ERR_CERT_DATE_INVALID', 'certificate', false],
  ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'tls', false],
  ['net::ERR_UNSAFE_PORT', 'bad-url', false],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'tls', true],
  ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'tls', true],
  ['net::ERR_CONNECTION_RESET', 'reset', true],
  ['net::ERR_EMPTY_RESPONSE', 'reset', true],
  ['net::ERR_NETWORK_CHANGED', 'reset', true],
  ['net::ERR_TIMED_OUT', 'answer-timeout', true],
  ['net::ERR_INVALID_HTTP_RESPONSE', 'not-http', true],
  ['net::ERR_HTTP2_PROTOCOL_ERROR', 'not-http', true],
  ['net::ERR_RESPONSE_HEADERS_TOO_BIG', 'answer-too-large', true],
  ['net::ERR_OF_TOMORROW', 'other', true],
  ['no code at all', 'other', true],
])('%s is %s, may have been sent: %s', (words, failure, maySent) => {
  expect(netFailureOf(new Error(words), false)).toEqual({ ok: false, failure, detail: words, maySent });
});

it('certainly was sent where an answer had begun, whatever is said then', () => {
  expect(netFailureOf(new Error('net::ERR_CONNECTION_REFUSED'), true).maySent).toBe(true);
});
