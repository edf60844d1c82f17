import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../src/domain/log/log-entry.ts';
import {
  detailOf,
  type DetailField,
  type EntryDetail,
} from '../../../src/renderer/features/live-log/entry-detail.ts';
import { entryOf } from './fake-log-host.ts';

function sample(name: string): string {
  return readFileSync(new URL(`../../fixtures/samples/${name}.json`, import.meta.url), 'utf8');
}

function detail(part: Partial<LogEntry>): EntryDetail {
  return detailOf(entryOf(part));
}

function field({ parts }: EntryDetail, wire: string): DetailField | undefined {
  return parts[0]?.fields.find((one) => one.wire === wire);
}

describe('an entry field by field', () => {
  it('explains the codes of a status, its stamp and what to do', () => {
    const busy = detail({ raw: sample('status-disconnect-busy') });
    expect(field(busy, 'stateCode')).toMatchObject({
      label: 'stateCode',
      value: '8102',
      meaning: { en: 'Callee busy' },
    });
    expect(field(busy, 'eventType')).toMatchObject({ value: 'disconnect', meaning: { zh: '挂机' } });
    expect(field(busy, 'called')).toMatchObject({ value: '+8613800000002', isNumber: true });
    expect(field(busy, 'timestamp')?.at).toBe('2026-01-30T03:10:22.000Z');
    expect(busy.stampedAt).toBe('2026-01-30T03:10:22.000Z');
    expect(busy.next).not.toBeNull();
  });

  it('tells of a stamp that is no time', () => {
    const odd = detail({ raw: '{"eventType":"answer","statusInfo":{"timestamp":"2026-02-30 01:01:01"}}' });
    expect(field(odd, 'timestamp')).toMatchObject({ isTime: true, at: null });
    expect(odd.stampedAt).toBeNull();
  });

  it('keeps fields that nobody documents, whatever their names', () => {
    const odd = detail({ raw: '{"eventType":"answer","statusInfo":{"sessionId":"s","toString":{"a":1}}}' });
    expect(field(odd, 'toString')).toMatchObject({ label: null, value: '{"a":1}', meaning: null });
  });

  it('lists the problems of a message with their sentences', () => {
    const { problems } = detail({
      raw: '{"eventType":"Answer","statusInfo":{"sessionId":"s","stateCode":"x"}}',
    });
    expect(problems.map(({ field: name }) => name)).toContain('statusInfo.stateCode');
    expect(problems.every(({ text }) => text.en !== '' && text.zh !== '')).toBe(true);
  });

  it('gives each CDR its own part, with names, meanings and times', () => {
    const { parts } = detail({ kind: 'fee', raw: sample('fee-batch-50') });
    expect(parts).toHaveLength(50);
    const one = detail({ kind: 'fee', raw: sample('fee-failed') });
    expect(one.parts[0]?.title?.en).toContain('Not answered');
    expect(one.parts[0]?.sessionId).toBe(field(one, 'sessionId')?.value);
    expect(field(one, 'calleeNum')).toMatchObject({ label: { zh: '被叫号码' }, isNumber: true });
    expect(field(one, 'ulFailReason')?.meaning).not.toBeNull();
    expect(field(one, 'failTime')?.at).toMatch(/^2026-.*Z$/);
    expect(one.next).not.toBeNull();
  });

  it('says where the addresses of a request lead', () => {
    const request = detail({ kind: 'request', raw: sample('call-request') });
    expect(field(request, 'statusUrl')?.meaning?.en).toMatch(/^https?:\/\//);
    expect(field(request, 'calleeNbr')).toMatchObject({ label: 'calleeNbr', isNumber: true });
  });

  it('explains the result code of an answer, and what to do after a refusal', () => {
    const accepted = detail({ kind: 'response', raw: sample('call-response-ok') });
    expect(accepted.next).toBeNull();
    expect(field(accepted, 'resultcode')?.meaning).not.toBeNull();
    const refused = detail({ kind: 'response', raw: sample('call-response-error') });
    expect(refused.next).not.toBeNull();
  });

  it('says what to do where no answer came', () => {
    const { parts, next } = detail({ kind: 'response', raw: '', http: null, detail: { failure: 'refused' } });
    expect(parts).toEqual([]);
    expect(next?.en).toContain('host and port');
  });

  it('takes what is no message at all', () => {
    expect(detail({ kind: 'unreadable', raw: '\u0000' }).problems).toHaveLength(1);
    expect(detail({ kind: 'request', raw: '[]' }).parts).toEqual([]);
    expect(detail({ kind: 'refused', raw: '{}' }).parts).toEqual([]);
  });
});
