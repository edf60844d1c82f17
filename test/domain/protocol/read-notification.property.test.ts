import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemSchema } from '../../../src/domain/problem.ts';
import { decodedNotificationSchema, decodeNotification } from '../../../src/domain/protocol/decode.ts';
import { cdrSchema } from '../../../src/domain/protocol/fee-notification.ts';
import { readNotification } from '../../../src/domain/protocol/read-notification.ts';
import { statusNotificationSchema } from '../../../src/domain/protocol/status-notification.ts';
import { objectJson, wellFormedCdr, wellFormedFee, wellFormedStatus } from './notification-arbitraries.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Reads and decodes; the result must fit the schemas, whatever came. */
function check(body: Uint8Array): void {
  const notification = readNotification(body);
  z.array(problemSchema).parse(notification.problems);
  if (notification.kind === 'status') statusNotificationSchema.parse(notification.status);
  if (notification.kind === 'fee') {
    for (const cdr of notification.cdrs) {
      cdrSchema.parse(cdr);
      const { start, end } = cdr.position;
      expect(decoder.decode(body.subarray(start, end))).toMatch(/^\{[^]*\}$/);
    }
  }
  const decoded = decodeNotification(notification);
  expect(decodedNotificationSchema.parse(decoded)).toEqual(decoded);
}

/** Names that mean something here or to JavaScript, in odd spellings too. */
const names = fc.constantFrom(
  ...[
    'eventType',
    'EVENTTYPE',
    'statusInfo',
    'feeLst',
    'feelst',
    'sessionId',
    'sessionid',
    'timestamp',
    'stateCode',
  ],
  ...[
    'direction',
    'ulFailReason',
    'callEndTime',
    'recordFlag',
    'calleeNum',
    '__proto__',
    'constructor',
    'toString',
    '',
  ],
);
const leaf = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    'fee',
    'answer',
    'disconnect',
    '',
    '8102',
    '2026-01-30  03:04:27',
    0,
    -0,
    8102,
    2 ** 60,
    1.5,
    true,
    null,
  ),
);

/** JSON text of objects with those names, repeated and nested. */
const { hostile } = fc.letrec<{ hostile: string; value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf.map((value) => JSON.stringify(value)),
    tie('hostile'),
    fc.array(tie('hostile'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
  ),
  hostile: fc
    .array(fc.tuple(names, tie('value')), { maxLength: 8 })
    .map((members) => `{${members.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`),
}));

describe('readNotification', () => {
  it('never throws on any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), check));
  });

  it('never throws on any JSON', () => {
    fc.assert(fc.property(fc.json(), (json) => check(encoder.encode(json))));
  });

  it('never throws on messages of our names with anything in them', () => {
    fc.assert(
      fc.property(hostile, (json) => check(encoder.encode(json))),
      { numRuns: 500 },
    );
  });

  it('never throws on a damaged message', () => {
    const damage = fc.record({ at: fc.nat(), byte: fc.nat(255) });
    fc.assert(
      fc.property(wellFormedFee, fc.array(damage, { maxLength: 4 }), (message, damages) => {
        const body = encoder.encode(JSON.stringify(message));
        for (const { at, byte } of damages) body[at % body.length] = byte;
        check(body);
      }),
    );
  });

  it('finds nothing wrong with a well-formed status, and loses nothing of it', () => {
    fc.assert(
      fc.property(wellFormedStatus, (message) => {
        const notification = readNotification(encoder.encode(JSON.stringify(message)));
        const { eventType, statusInfo } = message;
        const present = Object.entries(statusInfo).filter(([, value]) => value !== '');
        const status = { eventType, ...Object.fromEntries(present), unknown: {} };
        expect(notification).toEqual({ kind: 'status', status, problems: [] });
      }),
    );
  });

  it('finds nothing wrong with well-formed CDRs, and each position holds its entry', () => {
    fc.assert(
      fc.property(wellFormedFee, fc.nat(4), (message, indent) => {
        const body = encoder.encode(JSON.stringify(message, null, indent));
        const notification = readNotification(body);
        if (notification.kind !== 'fee') expect.unreachable();
        expect(notification.problems).toEqual([]);
        expect(notification.cdrs).toHaveLength(message.feeLst.length);
        for (const [index, { position, unknown, ...fields }] of notification.cdrs.entries()) {
          const entry = message.feeLst[index] ?? {};
          const present = Object.entries(entry).filter(
            ([key, value]) => (value !== '' && value !== 0) || key === 'direction',
          );
          expect(fields).toEqual(Object.fromEntries(present));
          expect(unknown).toEqual({});
          expect(JSON.parse(decoder.decode(body.subarray(position.start, position.end)))).toEqual(entry);
        }
      }),
    );
  });

  it('reads the same whatever the order of the fields, and of repeated fields the last', () => {
    const shuffled = wellFormedCdr.chain((cdr) => {
      const members = Object.entries(cdr);
      return fc.record({
        members: fc.constant(members),
        order: fc.shuffledSubarray(members, { minLength: members.length }),
        // What stands before the real members is overruled by them.
        overruled: fc.subarray(members.map(([key]) => [key, 'overruled'] as const)),
      });
    });
    fc.assert(
      fc.property(shuffled, ({ members, order, overruled }) => {
        const read = (entries: readonly (readonly [string, unknown])[]): unknown => {
          const body = `{"feeLst":[{}],"feeLst":[${objectJson(entries)}],"eventType":"fee"}`;
          const notification = readNotification(encoder.encode(body));
          return notification.kind === 'fee'
            ? {
                ...notification,
                cdrs: notification.cdrs.map((cdr) => ({ ...cdr, position: cdr.position.index })),
              }
            : notification;
        };
        expect(read([...overruled, ...order])).toEqual(read(members));
      }),
    );
  });
});
