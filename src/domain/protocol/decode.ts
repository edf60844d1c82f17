import { z } from 'zod';
import { lookUpHangupCode } from '../codes/hangup-codes.ts';
import { textSchema, type Text } from '../text.ts';
import { decodeCdr, decodedCdrSchema } from './decode-cdr.ts';
import { decodedFieldSchema, decodeTime, type DecodedField } from './decoded-field.ts';
import { eventTypeText } from './event-types.ts';
import { excerpt } from '../excerpt.ts';
import type { Notification } from './notification.ts';
import type { StatusNotification } from './status-notification.ts';

/** A status notification in words. */
export const decodedStatusSchema = z.object({
  kind: z.literal('status'),
  /** The event, and why the call ended where it says so. */
  text: textSchema,
  /** `timestamp` as ISO 8601 in UTC; null where it is missing or is no time. */
  at: z.string().nullable(),
  fields: z.array(decodedFieldSchema),
});
export type DecodedStatus = z.infer<typeof decodedStatusSchema>;

/** What a notification says in words, whatever its kind. CDRs stand in the order of the message. */
export const decodedNotificationSchema = z.discriminatedUnion('kind', [
  decodedStatusSchema,
  z.object({ kind: z.literal('fee'), text: textSchema, cdrs: z.array(decodedCdrSchema) }),
  z.object({ kind: z.literal('unreadable'), text: textSchema }),
]);
export type DecodedNotification = z.infer<typeof decodedNotificationSchema>;

export function decodeNotification(notification: Notification): DecodedNotification {
  switch (notification.kind) {
    case 'status':
      return decodeStatus(notification.status);
    case 'fee': {
      const count = notification.cdrs.length;
      const text = { en: count === 1 ? '1 CDR' : `${count} CDRs`, zh: `${count} 条话单` };
      return { kind: 'fee', text, cdrs: notification.cdrs.map(decodeCdr) };
    }
    case 'unreadable': {
      // The reader puts the reason last: what comes before it are findings about the encoding.
      const text = notification.problems.at(-1)?.text ?? { en: 'Not a notification.', zh: '不是通知。' };
      return { kind: 'unreadable', text };
    }
  }
}

export function decodeStatus(status: StatusNotification): DecodedStatus {
  const { eventType, stateCode, digitInfo, timestamp } = status;
  const event = eventTypeText(eventType);
  const fields: DecodedField[] = [{ field: 'eventType', value: eventType, text: event }];
  let text: Text = event;
  if (stateCode !== undefined) {
    const cause = hangupCause(stateCode, status.stateDesc);
    fields.push({ field: 'stateCode', value: stateCode, text: cause });
    text = { en: `${event.en}: ${cause.en}`, zh: `${event.zh}：${cause.zh}` };
  }
  if (digitInfo !== undefined) {
    const keys = excerpt(digitInfo);
    fields.push({
      field: 'digitInfo',
      value: digitInfo,
      text: { en: `Keys pressed: ${keys}`, zh: `按键：${keys}` },
    });
  }
  return { kind: 'status', text, at: decodeTime(timestamp), fields };
}

/** An unknown cause is explained by the platform's own text, where it sent one. */
function hangupCause(code: number, desc: string | undefined): Text {
  const { known, en, zh } = lookUpHangupCode(code);
  if (known || desc === undefined) return { en, zh };
  const shown = excerpt(desc, 128);
  return { en: `${en} (${shown})`, zh: `${zh}（${shown}）` };
}
