import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../src/domain/log/log-entry.ts';
import { jsonLine } from '../../../src/domain/log/log-export.ts';
import { splitSavedNotifications } from '../../../src/domain/log/saved-notifications.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const sample = (name: string): string =>
  readFileSync(new URL(`../../fixtures/samples/${name}.json`, import.meta.url), 'utf8');

/** Text and place of each message. */
function split(file: string | Uint8Array): [string, number | null][] {
  const bytes = typeof file === 'string' ? bytesOf(file) : file;
  return splitSavedNotifications(bytes).map(({ body, place }) => [Buffer.from(body).toString(), place]);
}

function entry(changes: Partial<LogEntry>): LogEntry {
  return {
    seq: 1,
    at: '2026-01-30T03:04:24.123Z',
    kind: 'status',
    sessionId: null,
    callId: null,
    source: null,
    method: 'POST',
    target: '/voice/status',
    http: 200,
    headers: [],
    raw: '{}',
    detail: null,
    ...changes,
  };
}

const callout = '{"eventType": "callout",  "statusInfo":{}}';
const fee = '{"eventType":"fee","feeLst":[]}';

describe('a file of saved notifications', () => {
  it.each(['status-callout', 'fee-single', 'fee-batch-50'])(
    'with one message is that message: %s',
    (name) => {
      expect(split(sample(name))).toEqual([[sample(name), null]]);
    },
  );

  it('with an array gives each entry with its place', () => {
    expect(split(`[${callout}, ${fee}, 3]`)).toEqual([
      ['{"eventType":"callout","statusInfo":{}}', 1],
      [fee, 2],
      ['3', 3],
    ]);
    expect(split('[]')).toEqual([]);
  });

  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
  ])('with a message on each line gives their exact bytes, lines ended by %s', (_name, end) => {
    const lines = [callout, '', fee, '   ', callout];
    const wanted = [
      [callout, 1],
      [fee, 3],
      [callout, 5],
    ];
    expect(split(lines.join(end))).toEqual(wanted);
    expect(split(lines.join(end) + end)).toEqual(wanted);
  });

  it('with a broken line gives it as it is, beside the others', () => {
    expect(split(`${callout}\n{"eventType":\n${fee}\n`)).toEqual([
      [callout, 1],
      ['{"eventType":', 2],
      [fee, 3],
    ]);
  });

  it.each([
    '',
    ' \r\n',
    'garbage',
    'two\nlines of garbage',
    '{"eventType":"fee",\n  "feeLst": [\n    1\n  ,]\n}',
    '{"eventType":',
  ])('that is none comes back whole, to be shown with its fault: %j', (text) => {
    expect(split(text)).toEqual([[text, null]]);
  });

  it('with bytes that are no text comes back byte for byte', () => {
    const bytes = Uint8Array.from([0xff, 0x0a, 0x00, 0x0d, 0x0a, 0xfe]);
    expect(splitSavedNotifications(bytes)).toEqual([{ body: bytes, place: null }]);
  });
});

describe('our own export', () => {
  it('stands for the messages it carries; what we sent and were answered is left out', () => {
    const file = [
      entry({ kind: 'request', raw: '{"calleeNbr":"+8613800000001"}' }),
      entry({ seq: 2, kind: 'response', raw: '{"resultcode":"0"}' }),
      entry({ seq: 3, raw: callout }),
      entry({ seq: 4, kind: 'unreadable', raw: 'no json' }),
      entry({ seq: 5, kind: 'fee', raw: fee }),
    ];
    expect(split(file.map(jsonLine).join(''))).toEqual([
      [callout, 3],
      ['no json', 4],
      [fee, 5],
    ]);
    expect(split(JSON.stringify(file)).map(([text]) => text)).toEqual([callout, 'no json', fee]);
    expect(split(jsonLine(entry({ raw: callout })))).toEqual([[callout, null]]);
  });

  it('gives the exact bytes back where they were no UTF-8', () => {
    const body = Uint8Array.from([0x7b, 0xff, 0x00, 0x7d]);
    const line = jsonLine(
      entry({ raw: new TextDecoder().decode(body), rawBase64: Buffer.from(body).toString('base64') }),
    );
    expect(splitSavedNotifications(bytesOf(line + line)).map((one) => [...one.body])).toEqual([
      [...body],
      [...body],
    ]);
  });

  it('that somebody has changed is read as far as it goes', () => {
    expect(split(jsonLine(entry({ raw: 'readable', rawBase64: '*' })))).toEqual([['readable', null]]);
    expect(split('{"seq":1,"raw":{"not":"text"}}')).toEqual([['{"seq":1,"raw":{"not":"text"}}', null]]);
  });
});

describe('for any bytes', () => {
  it('it never throws', () => {
    const text = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\n', '\r', 'raw', 'seq', '1'),
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), text.map(bytesOf)), (file) => {
        splitSavedNotifications(file);
      }),
      { numRuns: 2000 },
    );
  });

  it('messages on lines come back as they went in', () => {
    const message = fc
      .dictionary(fc.string(), fc.jsonValue())
      .filter((one) => !('raw' in one && 'seq' in one));
    fc.assert(
      fc.property(fc.array(message, { minLength: 2, maxLength: 6 }), (messages) => {
        const lines = messages.map((one) => JSON.stringify(one));
        expect(split(lines.join('\n'))).toEqual(lines.map((line, index) => [line, index + 1]));
      }),
    );
  });
});
