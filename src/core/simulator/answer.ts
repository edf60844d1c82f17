import type { ServerResponse } from 'node:http';
import type { SimulatedCall } from './notifications.ts';
import type { Refusal } from './refusal.ts';

/** What one request is answered (reference section 5). */
export interface Answer {
  readonly http: number;
  readonly body: {
    readonly resultcode: string;
    readonly resultdesc: string;
    /** Empty after a refusal. */
    readonly sessionId: string;
    readonly idlePort?: number;
  };
}

/** Accepted. `freePorts` is told only to those who asked for it. */
export function answerAccepted(call: SimulatedCall, freePorts: number): Answer {
  const { sessionId } = call.identity;
  const idlePort = call.request.returnIdlePort ? { idlePort: freePorts } : {};
  return { http: 200, body: { resultcode: '0', resultdesc: 'Success', sessionId, ...idlePort } };
}

export function answerRefused({ http, resultcode, resultdesc }: Refusal): Answer {
  return { http, body: { resultcode, resultdesc, sessionId: '' } };
}

/** Sends it and ends the connection: the vendor's server closes first (appendix 3 of its reference). */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(JSON.stringify(answer.body));
  response.writeHead(answer.http, {
    'Content-Type': 'application/json;charset=UTF-8',
    'Content-Length': String(body.length),
    Connection: 'close',
  });
  response.end(body);
}
