import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { CallFact } from '../../../src/domain/call/call-facts.ts';
import { readNotification } from '../../../src/domain/protocol/read-notification.ts';
import { callCodes } from '../../../src/renderer/features/calls/call-codes.ts';

function factsOf(sample: string): CallFact[] {
  const read = readNotification(readFileSync(join(import.meta.dirname, '../../fixtures/samples', sample)));
  if (read.kind === 'status') return [{ kind: 'status', at: 0, status: read.status }];
  return read.kind === 'fee' ? read.cdrs.map((cdr) => ({ kind: 'cdr', at: 0, cdr })) : [];
}

const response = {
  kind: 'response',
  at: 0,
  callId: 'c',
  http: 403,
  sessionId: null,
  idlePort: null,
  failure: null,
  maySent: true,
} as const;

describe('the codes of a call', () => {
  it('are those of the hang-up and the CDR, in the order in which they come', () => {
    const call = buildCall([...factsOf('fee-failed.json'), ...factsOf('status-disconnect-busy.json')]);
    expect(callCodes(call).map(({ field, value, from }) => `${from} ${field} ${value}`)).toEqual([
      'status stateCode 8102',
      'fee ulFailReason 8102',
      'fee callOutUnaswRsn 17',
      'fee sipStatusCode 486',
    ]);
    expect(callCodes(call)[0]?.text.en).toBe('Callee busy');
  });

  it('tell what to do about a refusal, in the sense that its text decides', () => {
    const refused = buildCall([{ ...response, resultcode: '1010010', resultdesc: 'Invalid digest.' }]);
    expect(callCodes(refused)).toMatchObject([{ field: 'resultcode', said: 'Invalid digest.' }]);
    expect(callCodes(refused)[0]?.action?.en).toContain('PasswordDigest');
  });

  it('give no advice on what went well', () => {
    const accepted = buildCall([{ ...response, http: 200, resultcode: '0', resultdesc: 'Success' }]);
    expect(callCodes(accepted)).toMatchObject([{ value: '0', action: null }]);
  });

  it('are none where no answer came', () => {
    expect(
      callCodes(buildCall([{ ...response, resultcode: null, resultdesc: null, failure: 'dns' }])),
    ).toEqual([]);
  });
});
