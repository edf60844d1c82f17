import { describe, expect, it } from 'vitest';
import { createTimelinePrinter } from '../../../src/cli/output/timeline.ts';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { CallFact } from '../../../src/domain/call/call-facts.ts';
import type { Language } from '../../../src/domain/text.ts';
import {
  answeredCall,
  busyCall,
  failure,
  refusal,
  request,
  response,
  status,
} from '../../domain/call/call-samples.ts';
import { captureTerminal } from '../../support/captured-terminal.ts';

/** The lines for a call that becomes known step by step. */
function lines(
  steps: readonly (readonly CallFact[])[],
  language: Language = 'en',
  isMasked = false,
): string[] {
  const { terminal, out, err } = captureTerminal({ language, isMasked });
  const timeline = createTimelinePrinter(terminal);
  const calls = steps.map((facts) => buildCall(facts));
  for (const call of calls) timeline.update(call);
  const last = calls.at(-1);
  if (last !== undefined) timeline.finish(last);
  expect(err()).toBe('');
  return out().split('\n').slice(0, -1);
}

/** Name of each row, without times. */
function rows(printed: readonly string[]): string[] {
  return printed.flatMap((line) => /^ {2}\d\d:\d\d:\d\d\.\d{3} .{11} {2}(\w+)/.exec(line)?.[1] ?? []);
}

describe('the timeline of a call', () => {
  it('has a heading, a row for each thing, and how it went', () => {
    const printed = lines([answeredCall]);
    expect(printed[0]).toBe('Call to +86 138 0000 0001, showing +86 755 2800 0001, profile Simulator');
    expect(printed[1]).toMatch(/^Times in .+ \(UTC[+-]\d\d:\d\d\), stamps of the platform in UTC$/);
    expect(rows(printed)).toEqual([
      'callVerify',
      'response',
      'callout',
      'alerting',
      'answer',
      'disconnect',
      'fee',
    ]);
    expect(printed.join('\n')).toContain('requested: code 135790, 3 times');
    expect(printed.join('\n')).toContain('HTTP 200, result code 0: ');
    expect(printed.at(-3)).toMatch(/^✔ Answered/);
    expect(printed.at(-1)).toBe('  rang 4 s, talked 18 s');
  });

  it('counts the milliseconds from row to row', () => {
    const printed = lines([answeredCall]);
    expect(printed[2]).toContain(' callVerify');
    expect(printed[2]).not.toContain(' ms');
    expect(printed[3]).toContain('   +200 ms  response');
    expect(printed[4]).toContain('   +235 ms  callout');
    expect(printed[5]).toContain('  +3000 ms  alerting');
  });

  it('decodes codes, and shows the stamp of the platform', () => {
    const text = lines([busyCall]).join('\n');
    expect(text).toMatch(/disconnect +Ended: 8102 .+ 2026-01-30 03:04:36/);
    expect(text).toMatch(/fee +CDR: .+\[ulFailReason 8102, .*sipStatusCode 486.*\]/);
    expect(text).toContain('■ ');
    expect(text).not.toContain('talked');
  });

  it('prints each row once, however often the call is looked at', () => {
    const steps = answeredCall.map((_, at) => answeredCall.slice(0, at + 1));
    const twice = steps.flatMap((step) => [step, step]);
    expect(lines(twice)).toEqual(lines([answeredCall]));
  });

  it('tells what came late as coming late', () => {
    const late = [...answeredCall.filter((fact) => fact !== answeredCall[3])];
    const printed = lines([late, answeredCall]);
    expect(rows(printed).at(-1)).toBe('alerting');
    expect(printed.find((line) => line.includes('alerting'))).toMatch(/ -\d+ ms/);
  });

  it('says what is missing', () => {
    const printed = lines([[request(), response(), status('callout', 0)]]);
    expect(printed.at(-1)).toBe('  Still missing: alerting, answer, disconnect, cdr');
  });

  it.each([
    ['refused by the platform', refusal('1010010'), 'HTTP 403, result code 1010010: '],
    ['without an answer', failure('dns', false), 'no usable answer (dns)'],
    ['answered by something else', failure('not-json', true, 502), 'HTTP 502, no usable answer (not-json)'],
  ])('of a call %s says why', (_how, answer, words) => {
    const text = lines([[request(), answer]]).join('\n');
    expect(text).toContain(words);
    expect(text).toContain('■ ');
  });

  it('of a call that another program placed does without its request', () => {
    const printed = lines([answeredCall.slice(2)]);
    expect(printed[0]).toBe('Call to +86 138 0000 0001, showing +86 755 2800 0001');
    expect(rows(printed)[0]).toBe('callout');
  });

  it('is Chinese for Chinese readers, in full-width punctuation', () => {
    const text = lines([busyCall], 'zh').join('\n');
    for (const part of ['+86 138 0000 0001，', 'Simulator', '135790，', '主显号码', '8102', '话单'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/Ended|Times in|rang|requested|\p{Script=Han}[,;:]/u);
  });

  it('repeats endlessly where the code does', () => {
    expect(lines([[request({ times: 0 })]]).join('\n')).toContain('code 135790, endlessly');
    expect(lines([[request({ times: 0 })]], 'zh').join('\n')).not.toContain('0 次');
  });

  it('hides number and code where others look on', () => {
    const text = lines([answeredCall], 'en', true).join('\n');
    expect(text).not.toMatch(/135790|138 0000|13800000001/);
    expect(text).toContain('code ••••••');
  });

  it('is not steered by what the platform sends', () => {
    const hostile = status('evil\u001b[2J', 1, { stateCode: 4711, stateDesc: 'x\u001b]0;title\u0007' });
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(lines([[request(), hostile]]).join('\n')).not.toMatch(/[\u001b\u0007]/);
  });
});
