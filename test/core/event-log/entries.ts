import { readFileSync } from 'node:fs';
import type { NewEntry } from '../../../src/core/event-log/event-log.ts';

export const workerUrl = new URL('../../../src/core/event-log/worker.ts', import.meta.url);

/** Bytes of a sample notification. */
export function sample(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/samples/${name}.json`, import.meta.url)));
}

export function entry(part: Partial<NewEntry> = {}): NewEntry {
  return {
    at: 1_769_742_271_000,
    kind: 'status',
    sessionId: null,
    callId: null,
    source: '127.0.0.1:50000',
    method: 'POST',
    target: '/status',
    http: 200,
    headers: [['Content-Type', 'application/json;charset=UTF-8']],
    body: new Uint8Array(),
    detail: null,
    ...part,
  };
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A body that nobody else has: its name, then bytes of every value, so neither UTF-8 nor text. */
export function namedBody(name: string, size = 600): Uint8Array {
  const head = bytes(`${name}\0`);
  const body = new Uint8Array(Math.max(size, head.length));
  body.set(head);
  let state = head.reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7);
  for (let i = head.length; i < body.length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    body[i] = state >>> 24;
  }
  return body;
}

/** The answer of the platform to a call of ours. */
export function answer(callId: string, sessionId: string): NewEntry {
  const body = bytes(JSON.stringify({ resultcode: '0', resultdesc: 'Success', sessionId }));
  return entry({ kind: 'response', callId, sessionId, body, http: 200, target: null });
}

export function request(callId: string): NewEntry {
  const body = bytes(
    JSON.stringify({ displayNbr: '+8675528000001', calleeNbr: '+8613800000001', verifyCode: '0042' }),
  );
  return entry({ kind: 'request', callId, body, http: null, detail: { profile: 'Simulator' } });
}

export function status(sessionId: string, eventType: string, second = 0): NewEntry {
  const timestamp = `2026-01-30 03:04:${String(second).padStart(2, '0')}`;
  const statusInfo = { sessionId, timestamp, caller: '+8675528000001', called: '+8613800000001' };
  return entry({ sessionId, body: bytes(JSON.stringify({ eventType, statusInfo })) });
}

export function fee(sessionIds: readonly string[]): NewEntry {
  const feeLst = sessionIds.map((sessionId, i) => ({
    direction: 0,
    icid: `icid-${sessionId}`,
    sessionId,
    calleeNum: '+8613800000001',
    callEndTime: `2026-01-30 03:05:0${i % 10}`,
  }));
  return entry({ kind: 'fee', body: bytes(JSON.stringify({ eventType: 'fee', feeLst })) });
}
