/** A simulator with a fake clock and a real receiver on loopback, and a client that signs for it. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AnswerReport, PlatformOptions, PushReport } from '../../src/core/simulator/platform-options.ts';
import { startPlatform, type Platform } from '../../src/core/simulator/platform.ts';
import { signNotification } from '../../src/core/signing/notification-signer.ts';
import { requestDigest, signRequest, type RequestToSign } from '../../src/core/signing/request-signer.ts';
import { expect } from 'vitest';
import { lookUpResultCode } from '../../src/domain/codes/result-codes.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { portOf } from './loopback.ts';

export const path = '/rest/httpsessions/callVerify/v1.0';
export const appKey = 'testAppKey';
export const appSecret = 'testAppSecret-0123456789';
export const sign = { requestDigest, signNotification };

/** When the fake clocks start; not on a full second, so that cutting off shows. */
export const startTime = Date.UTC(2026, 0, 30, 3, 4, 24, 321);

export interface Received {
  readonly path: string;
  readonly method: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly text: string;
  /** The body as JSON. */
  readonly json: unknown;
  answer(status: number, body?: string, headers?: http.OutgoingHttpHeaders): void;
  /** Settles when the sender's connection has ended. */
  readonly gone: Promise<void>;
}

export interface Receiver {
  readonly url: string;
  /** In the order of arrival. */
  readonly received: Received[];
  readonly arrivals: Inbox<Received>;
  /** What is answered from now on; null leaves the answer to the test. */
  reply(status: number | null, body?: string, headers?: http.OutgoingHttpHeaders): void;
}

export interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON. */
  readonly json: Record<string, unknown>;
}

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
  readonly agent?: http.Agent;
}

export interface Rig {
  readonly clock: FakeClock;
  readonly platform: Platform;
  readonly receiver: Receiver;
  readonly answers: Inbox<AnswerReport>;
  readonly pushes: Inbox<PushReport>;
  /** All reports, to search them. */
  readonly reports: (AnswerReport | PushReport)[];
  /** Headers of a rightly signed request. */
  headers(changes?: Partial<RequestToSign>): Record<string, string>;
  /** A right request body whose notifications come to the receiver. */
  body(changes?: Record<string, unknown>): Record<string, unknown>;
  /** Sends a request and waits until the platform has reported its answer, so that a call has begun. */
  send(request: RawRequest): Promise<Reply>;
  /** Sends a right request with these parameters changed. */
  place(changes?: Record<string, unknown>): Promise<Reply>;
}

const closers: (() => Promise<void>)[] = [];

/** For `afterEach`. */
export async function closeRigs(): Promise<void> {
  for (const close of closers.splice(0)) await close();
}

export async function createRig(options: Partial<PlatformOptions> = {}): Promise<Rig> {
  const clock = createFakeClock(startTime);
  const receiver = await startReceiver();
  const answers = createInbox<AnswerReport>();
  const pushes = createInbox<PushReport>();
  const reports: (AnswerReport | PushReport)[] = [];
  const platform = await startPlatform({
    port: 0,
    appKey,
    appSecret,
    speed: 1,
    clock: 'utc',
    digest: 'newer',
    time: clock,
    sign,
    onAnswered(answer) {
      reports.push(answer);
      answers.put(answer);
    },
    onPushed(push) {
      reports.push(push);
      pushes.put(push);
    },
    ...options,
  });
  closers.push(() => platform.close());

  const headers: Rig['headers'] = (changes = {}) => {
    const now = options.time?.now() ?? clock.now();
    const signed = signRequest({ appKey, appSecret, clock: 'utc', now, ...changes });
    return {
      'Content-Type': 'application/json;charset=UTF-8',
      Authorization: signed.authorization,
      'X-AKSK': signed.xAksk,
    };
  };
  const body: Rig['body'] = (changes = {}) => ({
    displayNbr: '+8675528000001',
    calleeNbr: '+8613800000001',
    languageType: 2,
    preTone: 'pretone.wav',
    verifyCode: '135790',
    posTone: 'postone.wav',
    times: 3,
    statusUrl: base64(`${receiver.url}/voice/status`),
    feeUrl: base64(`${receiver.url}/voice/fee`),
    userData: 'order-1',
    ...changes,
  });
  const send: Rig['send'] = async (request) => {
    const reply = await exchange(platform.port, request);
    await answers.next();
    return reply;
  };
  return {
    clock,
    platform,
    receiver,
    answers,
    pushes,
    reports,
    headers,
    body,
    send,
    place: (changes) => send({ headers: headers(), body: JSON.stringify(body(changes)) }),
  };
}

/** The form of every refusal, with the HTTP status of the vendor's table unless another is given. */
export function expectRefusal(reply: Reply, code: string, status = lookUpResultCode(code).http): void {
  expect(reply.json).toEqual({ resultcode: code, resultdesc: expect.any(String) as string, sessionId: '' });
  expect(reply.status).toBe(status);
  expect(reply.headers['content-type']).toBe('application/json;charset=UTF-8');
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** One request, exactly as given. */
export function exchange(port: number, request: RawRequest): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { method = 'POST', headers = {}, body = '', agent = false } = request;
    const target = request.path ?? path;
    const outgoing = http.request(
      { host: '127.0.0.1', port, method, path: target, headers, agent },
      (incoming) => {
        readText(incoming).then((text) => {
          const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json });
        }, reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const arrivals = createInbox<Received>();
  let reply: { status: number | null; body: string; headers: http.OutgoingHttpHeaders } = {
    status: 200,
    body: '',
    headers: {},
  };
  const server = http.createServer((request, response) => {
    void readText(request).then((text) => {
      const one = describe(request, response, text);
      received.push(one);
      if (reply.status !== null) one.answer(reply.status, reply.body, reply.headers);
      arrivals.put(one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    received,
    arrivals,
    reply(status, body = '', headers = {}) {
      reply = { status, body, headers };
    },
  };
}

function describe(request: IncomingMessage, response: ServerResponse, text: string): Received {
  return {
    path: request.url ?? '',
    method: request.method ?? '',
    headers: request.headers,
    rawHeaders: request.rawHeaders,
    text,
    json: JSON.parse(text),
    answer(status, body = '', headers = {}) {
      response.writeHead(status, headers);
      response.end(body);
    },
    gone: new Promise((resolve) => request.socket.once('close', () => resolve())),
  };
}

async function readText(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
