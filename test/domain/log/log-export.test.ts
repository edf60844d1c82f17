import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../src/domain/log/log-entry.ts';
import {
  csvCell,
  csvColumns,
  csvHeader,
  csvMark,
  csvRow,
  jsonLine,
} from '../../../src/domain/log/log-export.ts';

const entry: LogEntry = {
  seq: 7,
  at: '2026-01-30T03:04:24.123Z',
  kind: 'status',
  sessionId: '1200_0001@example.com',
  callId: null,
  source: '127.0.0.1:50000',
  method: 'POST',
  target: '/voice/status',
  http: 200,
  headers: [['X-AKSK', 'UsernameToken Username="k", PasswordDigest="***"']],
  raw: '{"eventType":"callout","userData":"订单，一"}\r\n',
  detail: { reason: 'none' },
};

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string, separator = ','): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`("(?:[^"]|"")*"|[^"\\r\\n${separator}]*)(${separator}|\\r\\n|$)`, 'gy');
  for (const [all, value = '', end] of text.matchAll(cell)) {
    if (all === '') break;
    rows.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

describe('the spreadsheet form', () => {
  it('has a mark, a header and a row, and every cell comes back', () => {
    const text = csvMark + csvHeader() + csvRow(entry);
    expect(Buffer.from(text).subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(text.endsWith('\r\n')).toBe(true);
    const [header, row] = readCsv(text.slice(csvMark.length));
    expect(header).toEqual([...csvColumns]);
    expect(row).toEqual([
      '7',
      entry.at,
      'status',
      entry.sessionId,
      '',
      entry.source,
      'POST',
      entry.target,
      '200',
      entry.raw,
    ]);
  });

  it('keeps Chinese as it is', () => {
    expect(csvCell('用户附属信息，一')).toBe('用户附属信息，一');
  });

  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['cr\rhere', '"cr\rhere"'],
    ['semi;colon', '"semi;colon"'],
    ['a\tb', '"a\tb"'],
  ])('writes %j as %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it.each(['=1+1', '+8613800000001', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠x'])(
    'no spreadsheet takes %j for a formula',
    (value) => {
      expect(readCsv(csvCell(value))).toEqual([[`'${value}`]]);
    },
  );

  it('keeps numbers as numbers, and nothing where there is nothing', () => {
    expect([csvCell(-5), csvCell(0), csvCell(null)]).toEqual(['-5', '0', '']);
  });

  it.each([',', ';', '\t'])(
    'no text of a message becomes a cell of its own, columns split by %j',
    (separator) => {
      fc.assert(
        fc.property(
          fc.string({ unit: fc.constantFrom(',', ';', '\t', '"', '=', 'a', '\r', '\n') }),
          (text) => {
            const cells = readCsv(`${csvCell(text)}\r\n`, separator).flat();
            expect(cells).toHaveLength(1);
            expect(cells[0]).toMatch(/^$|^[^=+\-@\t\r\n]/);
            expect(cells[0]?.replace(/^'(?=[=\t\r\n])/, '')).toBe(text);
          },
        ),
      );
    },
  );
});

describe('the JSON form', () => {
  it('is one line that holds the whole entry', () => {
    const line = jsonLine({ ...entry, raw: 'line\nline\u2028', rawBase64: 'AP8=' });
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual({ ...entry, raw: 'line\nline\u2028', rawBase64: 'AP8=' });
  });
});
