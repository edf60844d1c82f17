import type {
  CallFact,
  CdrFact,
  RequestFact,
  ResponseFact,
  StatusFact,
} from '../../../src/domain/call/call-facts.ts';
import type { Cdr } from '../../../src/domain/protocol/fee-notification.ts';
import type { StatusNotification } from '../../../src/domain/protocol/status-notification.ts';

/** Facts of one fictional verification call, each to be varied by a test. */
export const sessionId = '1200_0001_4294967295_20260130030424@callenabler000.example.com';
export const callee = '+8613800000001';
export const displayNbr = '+8675528000001';
const start = Date.UTC(2026, 0, 30, 3, 4, 24);

/** `seconds` after the call was placed, as the wire stamps it. */
export function stamp(seconds: number): string {
  return new Date(start + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

export function request(body: Record<string, unknown> = {}): RequestFact {
  return {
    kind: 'request',
    at: start - 400,
    callId: 'c1',
    profile: 'Simulator',
    body: { displayNbr, calleeNbr: callee, verifyCode: '135790', times: 3, ...body },
  };
}

export function response(changes: Partial<ResponseFact> = {}): ResponseFact {
  return {
    kind: 'response',
    at: start - 200,
    callId: 'c1',
    http: 200,
    resultcode: '0',
    resultdesc: 'Success',
    sessionId,
    idlePort: 9,
    failure: null,
    maySent: true,
    ...changes,
  };
}

export function refusal(resultcode: string, resultdesc: string | null = null): ResponseFact {
  return response({ http: 403, resultcode, resultdesc, sessionId: null, idlePort: null });
}

export function failure(name: string, maySent: boolean, http: number | null = null): ResponseFact {
  const none = { resultcode: null, resultdesc: null, sessionId: null, idlePort: null };
  return response({ ...none, http, failure: name, maySent });
}

export function status(
  eventType: string,
  seconds: number,
  changes: Partial<StatusNotification> = {},
): StatusFact {
  return {
    kind: 'status',
    at: start + seconds * 1000 + 35,
    status: {
      eventType,
      sessionId,
      timestamp: stamp(seconds),
      caller: displayNbr,
      called: callee,
      unknown: {},
      ...changes,
    },
  };
}

export function disconnect(
  seconds: number,
  stateCode: number,
  stateDesc = 'as the platform says',
): StatusFact {
  return status('disconnect', seconds, { stateCode, stateDesc });
}

export function cdr(changes: Partial<Cdr>): CdrFact {
  return {
    kind: 'cdr',
    at: start + 60_000,
    cdr: {
      position: { index: 0, start: 40, end: 800 },
      direction: 0,
      icid: 'CAE-20260130110424-00000001',
      sessionId,
      bindNum: displayNbr,
      callerNum: displayNbr,
      calleeNum: callee,
      serviceType: '001',
      unknown: {},
      ...changes,
    },
  };
}

/** Stamps of the CDR of a call that rang from 3 to 7 s and was answered until 25 s. */
export const answeredStamps: Partial<Cdr> = {
  callOutStartTime: stamp(0),
  callOutAlertingTime: stamp(3),
  callOutAnswerTime: stamp(7),
  callEndTime: stamp(25),
};

export const answeredCall: readonly CallFact[] = [
  request(),
  response(),
  status('callout', 0),
  status('alerting', 3),
  status('answer', 7),
  disconnect(25, 0),
  cdr(answeredStamps),
];

export const busyCall: readonly CallFact[] = [
  request(),
  response(),
  status('callout', 0),
  status('alerting', 5),
  disconnect(12, 8102),
  cdr({
    callOutStartTime: stamp(0),
    callOutAlertingTime: stamp(5),
    callEndTime: stamp(12),
    failTime: stamp(12),
    ulFailReason: 8102,
    sipStatusCode: 486,
    callOutUnaswRsn: 17,
  }),
];
