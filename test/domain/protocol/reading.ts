import type { Notification } from '../../../src/domain/protocol/notification.ts';
import { readNotification } from '../../../src/domain/protocol/read-notification.ts';

export function read(json: string): Notification {
  return readNotification(new TextEncoder().encode(json));
}

export function readStatus(json: string): Extract<Notification, { kind: 'status' }> {
  const notification = read(json);
  if (notification.kind !== 'status') throw new Error(`not a status but ${notification.kind}`);
  return notification;
}

export function readFee(json: string): Extract<Notification, { kind: 'fee' }> {
  const notification = read(json);
  if (notification.kind !== 'fee') throw new Error(`not a CDR message but ${notification.kind}`);
  return notification;
}

/** Field, rule and severity of each problem. */
export function problems(notification: Notification): string[] {
  return notification.problems.map(({ field, rule, severity }) => `${field} ${rule} ${severity}`);
}

/** A complete CDR with these fields changed or added. */
export function cdr(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    direction: 0,
    spId: 'demoSp01',
    appKey: 'demoAppKey',
    bindNum: '+8675528000001',
    sessionId: '1200_1',
    callerNum: '+8675528000001',
    calleeNum: '+8613800000001',
    ...changes,
  };
}

export function feeOf(...entries: unknown[]): string {
  return JSON.stringify({ eventType: 'fee', feeLst: entries });
}

export function statusOf(statusInfo: Record<string, unknown>): string {
  return JSON.stringify({ eventType: 'disconnect', statusInfo: { sessionId: '1200_1', ...statusInfo } });
}
