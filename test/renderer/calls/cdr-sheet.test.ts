import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Cdr } from '../../../src/domain/protocol/fee-notification.ts';
import { cdrTable } from '../../../src/domain/protocol/notification-fields.ts';
import { readNotification } from '../../../src/domain/protocol/read-notification.ts';
import { cdrSheet, type SheetRow } from '../../../src/renderer/features/calls/cdr-sheet.ts';

function sample(name: string): Cdr {
  const read = readNotification(readFileSync(join(import.meta.dirname, '../../fixtures/samples', name)));
  const cdr = read.kind === 'fee' ? read.cdrs[0] : undefined;
  if (cdr === undefined) throw new Error(`${name} holds no CDR`);
  return cdr;
}

const rowOf = (cdr: Cdr, field: string): SheetRow | undefined =>
  cdrSheet(cdr)
    .flatMap(({ rows }) => rows)
    .find((row) => row.field === field);

const empty: Cdr = { position: { index: 0, start: 0, end: 0 }, unknown: {} };

describe('the sheet of a CDR', () => {
  it('has a place for every field of the table', () => {
    const values = [...cdrTable.rules].map(([name, { type }]) => [name, type === 'integer' ? 7 : 'x']);
    // Every field has a value of the type that its rule names.
    const full = { ...empty, ...Object.fromEntries(values) } as Cdr;
    const listed = cdrSheet(full).flatMap(({ rows }) => rows.map(({ field }) => field));
    expect(listed.toSorted()).toEqual([...cdrTable.rules.keys()].toSorted());
  });

  it('leaves out what was not sent, but says how a call ended that was answered', () => {
    const fields = cdrSheet(sample('fee-single.json')).flatMap(({ rows }) => rows.map(({ field }) => field));
    expect(fields).not.toContain('fwdDstNum');
    expect(rowOf(sample('fee-single.json'), 'ulFailReason')).toMatchObject({ value: null });
  });

  it('shows a code beside its meaning', () => {
    expect(rowOf(sample('fee-failed.json'), 'callOutUnaswRsn')).toMatchObject({
      value: '17',
      text: { en: 'User busy' },
    });
  });

  it('knows a stamp as a moment in UTC, and one that is none', () => {
    const cdr: Cdr = { ...empty, callEndTime: '2026-01-30 03:04:49', failTime: 'soon' };
    expect(rowOf(cdr, 'callEndTime')).toMatchObject({ isTime: true, at: '2026-01-30T03:04:49.000Z' });
    expect(rowOf(cdr, 'failTime')).toMatchObject({ isTime: true, at: null, value: 'soon' });
  });

  it('lists what the vendor does not document as it came', () => {
    const cdr: Cdr = { ...empty, unknown: { newField: { a: 1 }, word: 'x' } };
    expect(rowOf(cdr, 'newField')).toMatchObject({ meaning: null, value: '{"a":1}' });
    expect(rowOf(cdr, 'word')).toMatchObject({ value: 'x' });
  });
});
