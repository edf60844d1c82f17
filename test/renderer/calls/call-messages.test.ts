import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../src/domain/log/log-entry.ts';
import { indented, readMessages } from '../../../src/renderer/features/calls/call-messages.ts';

const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../fixtures/samples', name), 'utf8');

/** Session of the samples. */
const session = '1200_0001_4294967295_20260130030424@callenabler000.example.com';

function entry(seq: number, kind: LogEntry['kind'], raw: string): LogEntry {
  return {
    seq,
    at: '2026-01-30T03:04:24.000Z',
    kind,
    sessionId: session,
    callId: null,
    source: null,
    method: null,
    target: null,
    http: 200,
    headers: [],
    raw,
    detail: null,
  };
}

describe('the messages of a call', () => {
  it('stand in the order of the log, each once though it was found twice', () => {
    const answer = entry(7, 'status', sample('status-answer.json'));
    const request = entry(3, 'request', '{}');
    const messages = readMessages([answer, request, answer], session);
    expect(messages.map(({ entry: { seq } }) => seq)).toEqual([3, 7]);
    expect(messages[1]?.text?.en).toBe('Answered');
  });

  it('are marked where they repeat a status, however it is written', () => {
    const first = sample('status-answer.json');
    const again = JSON.stringify(JSON.parse(first));
    expect(again).not.toBe(first);
    const messages = readMessages(
      [
        entry(1, 'status', sample('status-alerting.json')),
        entry(2, 'status', first),
        entry(5, 'status', again),
      ],
      session,
    );
    expect(messages.map(({ repeats }) => repeats)).toEqual([null, null, 2]);
  });

  it('are marked where they repeat a CDR, by its names and not by all it says', () => {
    const first = sample('fee-single.json');
    const more = first.replace(/"hostName"\s*:\s*"[^"]*"/, '"hostName": "other"');
    expect(more).not.toBe(first);
    const messages = readMessages([entry(1, 'fee', first), entry(2, 'fee', more)], session);
    expect(messages.map(({ repeats }) => repeats)).toEqual([null, 1]);
  });

  it('tell this call’s part of a message with many CDRs', () => {
    const raw = sample('fee-batch-50.json');
    // The sample is an object with a list of records that name their calls.
    const { feeLst } = JSON.parse(raw) as { feeLst: { sessionId: string }[] };
    const [message] = readMessages([entry(1, 'fee', raw)], feeLst[3]?.sessionId ?? '');
    expect(message?.cdrs).toBe(50);
    expect(message?.text?.en).not.toBe('50 CDRs');
  });

  it('give an answer in words, and none where nothing usable came', () => {
    const messages = readMessages(
      [entry(1, 'response', sample('call-response-ok.json')), entry(2, 'response', '<html>')],
      session,
    );
    expect(messages.map(({ text }) => text?.en ?? null)).toEqual(['The call request was accepted', null]);
  });

  it('say what is wrong with them', () => {
    const [message] = readMessages([entry(1, 'status', '{"eventType":"answer"}')], session);
    expect(message?.problems.map(({ field }) => field)).toContain('statusInfo');
  });
});

describe('a body', () => {
  it('is indented where it is JSON, and left alone where it is not', () => {
    expect(indented('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(indented('{"a":')).toBe('{"a":');
  });
});
