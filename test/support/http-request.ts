import type { HttpRequest } from '../../src/core/ports.ts';

/** A request with generous limits; a test changes what it is about. */
export function httpRequest(url: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return {
    url,
    method: 'POST',
    headers: [
      ['Content-Type', 'application/json;charset=UTF-8'],
      ['Authorization', 'AKSK realm="SDP",profile="UsernameToken",type="Appkey"'],
      ['X-AKSK', 'UsernameToken Username="test"'],
    ],
    body: Buffer.from('{"calleeNbr":"+8613800000001"}'),
    connectTimeoutMs: 20_000,
    answerTimeoutMs: 20_000,
    maxAnswerBytes: 1024 * 1024,
    ...changes,
  };
}
