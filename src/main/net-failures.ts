/** Sorts what Chromium's network reports (net_error_list.h) into the closed list of HttpFailure. */
import { failed } from '../core/calls/http-failures.ts';
import type { HttpFailure, HttpResult } from '../core/ports.ts';

type Failed = Extract<HttpResult, { ok: false }>;

/**
 * Errors that can only come before the first byte of a request: each request has a connection of its own, so
 * none of them speaks of an older one.
 */
const beforeSending: Readonly<Record<string, HttpFailure>> = {
  ERR_INVALID_URL: 'bad-url',
  ERR_DISALLOWED_URL_SCHEME: 'bad-url',
  ERR_UNKNOWN_URL_SCHEME: 'bad-url',
  ERR_UNSAFE_PORT: 'bad-url',
  ERR_INVALID_ARGUMENT: 'bad-url',
  ERR_NAME_NOT_RESOLVED: 'dns',
  ERR_NAME_RESOLUTION_FAILED: 'dns',
  ERR_DNS_TIMED_OUT: 'dns',
  ERR_ICANN_NAME_COLLISION: 'dns',
  ERR_CONNECTION_REFUSED: 'refused',
  ERR_CONNECTION_TIMED_OUT: 'connect-timeout',
  ERR_CONNECTION_FAILED: 'unreachable',
  ERR_ADDRESS_UNREACHABLE: 'unreachable',
  ERR_ADDRESS_INVALID: 'unreachable',
  ERR_INTERNET_DISCONNECTED: 'unreachable',
  ERR_NETWORK_ACCESS_DENIED: 'unreachable',
  ERR_BLOCKED_BY_ADMINISTRATOR: 'unreachable',
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: 'tls',
  ERR_SSL_OBSOLETE_VERSION: 'tls',
  ERR_SSL_UNRECOGNIZED_NAME_ALERT: 'tls',
  ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN: 'certificate',
  ERR_SSL_SERVER_CERT_BAD_FORMAT: 'certificate',
  ERR_PROXY_CONNECTION_FAILED: 'proxy',
  ERR_TUNNEL_CONNECTION_FAILED: 'proxy',
  ERR_PROXY_CERTIFICATE_INVALID: 'proxy',
  ERR_PROXY_AUTH_REQUESTED: 'proxy',
  ERR_PROXY_AUTH_REQUESTED_WITH_NO_CONNECTION: 'proxy',
  ERR_PROXY_AUTH_UNSUPPORTED: 'proxy',
  ERR_MANDATORY_PROXY_CONFIGURATION_FAILED: 'proxy',
  ERR_NO_SUPPORTED_PROXIES: 'proxy',
  ERR_PAC_SCRIPT_FAILED: 'proxy',
  ERR_SOCKS_CONNECTION_FAILED: 'proxy',
  ERR_SOCKS_CONNECTION_HOST_UNREACHABLE: 'proxy',
};

/** Errors that may come when the request is already on its way. */
const perhapsAfter: Readonly<Record<string, HttpFailure>> = {
  ERR_CONNECTION_RESET: 'reset',
  ERR_CONNECTION_CLOSED: 'reset',
  ERR_CONNECTION_ABORTED: 'reset',
  ERR_SOCKET_NOT_CONNECTED: 'reset',
  ERR_EMPTY_RESPONSE: 'reset',
  ERR_NETWORK_CHANGED: 'reset',
  ERR_NETWORK_IO_SUSPENDED: 'reset',
  ERR_CONTENT_LENGTH_MISMATCH: 'reset',
  ERR_INCOMPLETE_CHUNKED_ENCODING: 'reset',
  ERR_TIMED_OUT: 'answer-timeout',
  ERR_INVALID_HTTP_RESPONSE: 'not-http',
  ERR_INVALID_RESPONSE: 'not-http',
  ERR_INVALID_CHUNKED_ENCODING: 'not-http',
  ERR_RESPONSE_HEADERS_TRUNCATED: 'not-http',
  ERR_CONTENT_DECODING_FAILED: 'not-http',
  ERR_RESPONSE_HEADERS_TOO_BIG: 'answer-too-large',
};

/** Words and sorts an error of an exchange. `hasAnswer`: the answer had begun. */
export function netFailureOf(error: unknown, hasAnswer: boolean): Failed {
  const words = error instanceof Error ? error.message : String(error);
  const code = /\bERR_[A-Z0-9_]+/.exec(words)?.[0] ?? '';
  const early = earlyFailure(code);
  if (early !== undefined) return failed(early, words, hasAnswer);
  return failed(lateFailure(code), words, true);
}

function earlyFailure(code: string): HttpFailure | undefined {
  return code.startsWith('ERR_CERT_') ? 'certificate' : beforeSending[code];
}

function lateFailure(code: string): HttpFailure {
  const known = perhapsAfter[code];
  if (known !== undefined) return known;
  // With TLS 1.3 a server may complain of the handshake after it has read the request.
  if (/^ERR_(SSL|BAD_SSL|ECH)_/.test(code)) return 'tls';
  return /^ERR_(HTTP2|QUIC)_/.test(code) ? 'not-http' : 'other';
}
