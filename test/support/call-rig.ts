/** A call service between a log in memory and a platform that answers what it is told; both can be counted. */
import { callFormSchema, type CallForm } from '../../src/contract/call-form.ts';
import {
  createCallService,
  type CallEntry,
  type CallService,
  type CallServiceSurroundings,
} from '../../src/core/calls/call-service.ts';
import type { CallTarget } from '../../src/core/calls/sending.ts';
import type { HttpRequest, HttpResult } from '../../src/core/ports.ts';
import { signRequest } from '../../src/core/signing/request-signer.ts';
import { createFakeClock } from './fake-clock.ts';

export const secret = 'callRigSecret+/=0';
/** When the clock of the rig stands still. */
export const at = Date.UTC(2026, 0, 30, 3, 4, 24, 321);

export const target: CallTarget = {
  name: 'field',
  baseUrl: 'https://rtcapi.example.com:10443/',
  appKey: 'demoKey',
  clock: 'utc',
  caPem: null,
  pinSha256: null,
  displayNumbers: ['+8675528000001', '+8675528000002'],
  preTones: ['pretone.wav'],
  postTones: ['postone.wav'],
  isLocal: false,
};

export interface CallRig {
  readonly service: CallService;
  readonly sent: HttpRequest[];
  readonly entries: CallEntry[];
  /** What happened in which order: `append request`, `send`, `append response`. */
  readonly order: string[];
}

export function callRig(
  changes: Partial<CallServiceSurroundings> & {
    answer?: HttpResult;
    targetChanges?: Partial<CallTarget>;
  } = {},
): CallRig {
  const { answer = accepted, targetChanges = {}, ...rest } = changes;
  const sent: HttpRequest[] = [];
  const entries: CallEntry[] = [];
  const order: string[] = [];
  const service = createCallService({
    target: () => Promise.resolve({ ...target, ...targetChanges }),
    secret: () => Promise.resolve(secret),
    sign: signRequest,
    http: {
      send(request) {
        order.push('send');
        sent.push(request);
        return Promise.resolve(answer);
      },
    },
    time: createFakeClock(at),
    append(entry) {
      order.push(`append ${entry.kind}`);
      entries.push(entry);
      return Promise.resolve();
    },
    limits: () => Promise.resolve({ connectMs: 1234, answerMs: 5678 }),
    pushAddresses: () => Promise.resolve(null),
    ...rest,
  });
  return { service, sent, entries, order };
}

export function form(changes: Partial<CallForm> = {}): CallForm {
  return {
    ...callFormSchema.parse({ profile: 'field', callee: '+8613800000001', code: '0042' }),
    ...changes,
  };
}

export function answering(
  status: number,
  body: string,
  headers: readonly [string, string][] = [],
): HttpResult {
  return { ok: true, status, headers, body: Buffer.from(body) };
}

export const accepted = answering(
  200,
  '{"resultcode":"0","resultdesc":"Success","sessionId":"1200_0001@example.com","idlePort":7}',
  [
    ['Content-Type', 'application/json'],
    ['Set-Cookie', 'session=planted'],
  ],
);

/** Text of a body; of none, none. */
export function textOf(body: Uint8Array | undefined): string {
  return Buffer.from(body ?? []).toString('utf8');
}
