import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../src/domain/log/log-entry.ts';
import { summaryOf } from '../../../src/renderer/features/live-log/row-summary.ts';
import { entryOf } from './fake-log-host.ts';

function sample(name: string): string {
  return readFileSync(new URL(`../../fixtures/samples/${name}.json`, import.meta.url), 'utf8');
}

function summary(part: Partial<LogEntry>): ReturnType<typeof summaryOf> {
  return summaryOf(entryOf(part));
}

describe('the summary of a row', () => {
  it('says of a hang-up the cause, its number and the callee', () => {
    expect(summary({ raw: sample('status-disconnect-busy') })).toEqual({
      tone: 'warn',
      words: { by: 'text', text: { en: 'Ended: Callee busy', zh: '挂机：被叫用户正忙' } },
      code: '8102',
      callee: '+8613800000002',
      problems: 0,
    });
  });

  it('tells good ends from bad ones by tone', () => {
    expect(summary({ raw: sample('status-disconnect-normal') }).tone).toBe('ok');
    expect(summary({ raw: sample('status-alerting') }).tone).toBe('info');
    expect(summary({ raw: sample('status-answer') }).tone).toBe('ok');
    expect(summary({ raw: '{"eventType":"__proto__","statusInfo":{}}' }).tone).toBe('idle');
    expect(summary({ kind: 'fee', raw: sample('fee-single') }).tone).toBe('ok');
    expect(summary({ kind: 'fee', raw: sample('fee-failed') }).tone).toBe('warn');
    expect(summary({ kind: 'fee', raw: sample('fee-batch-50') }).tone).toBe('bad');
  });

  it('says of one CDR how the call went, of several how many there are', () => {
    expect(summary({ kind: 'fee', raw: sample('fee-single') })).toMatchObject({
      words: { text: { en: 'Answered, talked for 18 s' } },
      callee: '+8613800000001',
    });
    expect(summary({ kind: 'fee', raw: sample('fee-batch-50') })).toMatchObject({
      words: { text: { en: '50 CDRs' } },
      callee: null,
    });
  });

  it('counts what is not as documented', () => {
    const raw = '{"eventType":"Answer","statusInfo":{"sessionId":"s","stateCode":"12"}}';
    expect(summary({ raw }).problems).toBeGreaterThan(1);
  });

  it('says where a body is no JSON, also of bytes that are no text', () => {
    const { words, tone, problems } = summary({
      kind: 'unreadable',
      raw: '{"\uFFFD',
      rawBase64: btoa('{"\xff'),
    });
    expect(tone).toBe('bad');
    expect(problems).toBe(2);
    expect(words).toMatchObject({ by: 'text', text: { en: expect.stringContaining('Not JSON') as string } });
  });

  it('knows the callee and the profile of a request, and takes any body', () => {
    const request = { kind: 'request', raw: sample('call-request'), detail: { profile: 'Pilot' } } as const;
    expect(summary(request)).toMatchObject({
      words: { by: 'request', profile: 'Pilot' },
      callee: '+8613800000001',
    });
    expect(summary({ kind: 'request', raw: 'null' }).callee).toBeNull();
    expect(summary({ kind: 'request', raw: '{' }).callee).toBeNull();
  });

  it('explains an answer by its result code, and a failure where none came', () => {
    expect(summary({ kind: 'response', raw: sample('call-response-ok') })).toMatchObject({
      tone: 'ok',
      code: '0',
    });
    expect(summary({ kind: 'response', raw: sample('call-response-error') }).tone).toBe('bad');
    const failed = summary({
      kind: 'response',
      raw: '',
      http: null,
      detail: { failure: 'dns', maySent: false },
    });
    expect(failed).toMatchObject({ tone: 'bad', code: null });
    expect(failed.words).toMatchObject({ text: { en: expect.stringContaining('resolved') as string } });
  });

  it('says why a message was turned away, whatever a later version wrote', () => {
    const reasonOf = (reason: unknown): unknown => summary({ kind: 'refused', detail: { reason } }).words;
    expect(reasonOf('tls')).toEqual({ by: 'refused', reason: 'tls' });
    expect(reasonOf('toString')).toEqual({ by: 'refused', reason: 'other' });
    expect(reasonOf(7)).toEqual({ by: 'refused', reason: 'other' });
  });

  it('does not read a large body for its row, and reads any other once', () => {
    const large = summary({ raw: `{"x":"${'y'.repeat(200_000)}"}`, detail: { problems: 3 } });
    expect(large).toMatchObject({ words: { by: 'size', characters: 200_008 }, problems: 3 });
    const entry = entryOf({ raw: sample('status-answer') });
    expect(summaryOf(entry)).toBe(summaryOf(entry));
  });
});
