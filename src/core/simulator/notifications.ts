import { formatWireTime } from '../../domain/protocol/wire-time.ts';
import type { AcceptedRequest } from './accepted-request.ts';
import type { Course, PlannedEvent } from './course.ts';
import { hostName, type CallIdentity } from './call-identities.ts';

/** One call as its notifications describe it. */
export interface SimulatedCall {
  readonly identity: CallIdentity;
  readonly appKey: string;
  readonly request: AcceptedRequest;
  readonly course: Course;
  /** Milliseconds since 1970 when the call was placed; all stamps are this plus seconds of call time. */
  readonly placedAt: number;
  /** How many times faster than the machine's its time runs. */
  readonly speed: number;
}

/** Body of a status notification (reference section 7), fields in the order of the samples. */
export function statusBody(call: SimulatedCall, event: PlannedEvent): string {
  const { request, course } = call;
  return JSON.stringify({
    eventType: event.eventType,
    statusInfo: {
      sessionId: call.identity.sessionId,
      timestamp: stampOf(call, event.at),
      caller: request.displayNbr,
      called: request.calleeNbr,
      ...(request.userData === null ? {} : { userData: request.userData }),
      ...(event.eventType === 'disconnect' ? course.scenario.hangUp : {}),
    },
  });
}

/** Body of the CDR message (reference section 8): unused fields are empty or 0, as the vendor's sample shows. */
export function feeBody(call: SimulatedCall): string {
  const { request, course, identity } = call;
  const { failure } = course.scenario;
  const end = stampOf(call, course.endsAt);
  return JSON.stringify({
    eventType: 'fee',
    feeLst: [
      {
        direction: 0,
        spId: 'simulatorSp01',
        appKey: call.appKey,
        icid: identity.icid,
        bindNum: request.displayNbr,
        sessionId: identity.sessionId,
        callerNum: request.displayNbr,
        calleeNum: request.calleeNbr,
        callEndTime: end,
        fwdUnaswRsn: 0,
        failTime: failure === null ? '' : end,
        ulFailReason: failure?.ulFailReason ?? 0,
        sipStatusCode: failure?.sipStatusCode ?? 0,
        callOutStartTime: stampOfEvent(call, 'callout'),
        callOutAlertingTime: stampOfEvent(call, 'alerting'),
        callOutAnswerTime: stampOfEvent(call, 'answer'),
        callOutUnaswRsn: failure?.callOutUnaswRsn ?? 0,
        recordFlag: 0,
        ttsPlayTimes: 0,
        ttsTransDuration: 0,
        serviceType: '001',
        hostName,
        userData: request.userData ?? '',
      },
    ],
  });
}

function stampOf(call: SimulatedCall, seconds: number): string {
  return formatWireTime(call.placedAt + seconds * 1000);
}

function stampOfEvent(call: SimulatedCall, eventType: PlannedEvent['eventType']): string {
  const event = call.course.events.find((one) => one.eventType === eventType);
  return event === undefined ? '' : stampOf(call, event.at);
}
