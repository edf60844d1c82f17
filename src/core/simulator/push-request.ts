import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { CallTimers } from './call-timers.ts';

/** What the receiver answered: a status and the start of its body, or why there was no complete answer. */
export type PushAnswer =
  { readonly status: number; readonly body: string } | { readonly status: null; readonly error: string };

/** How long the platform waits is not documented (reference section 6.3). */
const answerLimitMs = 10_000;

/** An answer is a small JSON object; more than this is not read. */
const answerLimitBytes = 64 * 1024;

export interface PushRequest {
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly timers: CallTimers;
  /** Ends the exchange at once. */
  readonly signal: AbortSignal;
}

/**
 * One POST on a connection of its own. Never rejects, never follows a redirect; https certificates are
 * always verified, whatever the environment says.
 */
export function postNotification(push: PushRequest): Promise<PushAnswer> {
  return new Promise((resolve) => {
    const body = Buffer.from(push.body);
    const url = new URL(push.url);
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = send(url, {
      method: 'POST',
      agent: false,
      rejectUnauthorized: true,
      signal: push.signal,
      headers: { ...Object.fromEntries(push.headers), 'Content-Length': String(body.length) },
    });
    const cancelLimit = push.timers.after(answerLimitMs, () => {
      outgoing.destroy(new Error(`no answer within ${answerLimitMs / 1000} s`));
    });
    const settle = (answer: PushAnswer): void => {
      cancelLimit();
      resolve(answer);
    };
    settleOnAnswer(outgoing, settle);
    outgoing.end(body);
  });
}

function settleOnAnswer(outgoing: ClientRequest, settle: (answer: PushAnswer) => void): void {
  const fail = (error: Error): void => settle({ status: null, error: describe(error) });
  outgoing.on('error', fail);
  outgoing.on('response', (incoming: IncomingMessage) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > answerLimitBytes)
        outgoing.destroy(new Error(`answer larger than ${answerLimitBytes} bytes`));
      else chunks.push(chunk);
    });
    incoming.on('error', fail);
    incoming.on('end', () => {
      settle({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

function describe(error: Error & { code?: unknown }): string {
  return typeof error.code === 'string' && !error.message.includes(error.code)
    ? `${error.message} (${error.code})`
    : error.message;
}
