import { z } from 'zod';

/** Event types the vendor documents for status notifications. Others are kept as they came. */
export const knownEventTypes = ['callout', 'alerting', 'answer', 'disconnect', 'collectInfo'] as const;

/**
 * A status notification after lenient reading: absent, empty and wrongly typed fields are undefined, fields
 * we do not know are in `unknown`. Source: reference section 7.
 */
export const statusNotificationSchema = z.object({
  eventType: z.string(),
  sessionId: z.string().optional(),
  /** `yyyy-MM-dd HH:mm:ss` as stamped by the platform, blanks trimmed; UTC by inference. */
  timestamp: z.string().optional(),
  caller: z.string().optional(),
  called: z.string().optional(),
  userData: z.string().optional(),
  stateCode: z.number().int().optional(),
  stateDesc: z.string().optional(),
  partyType: z.string().optional(),
  digitInfo: z.string().optional(),
  unknown: z.record(z.string(), z.unknown()),
});
export type StatusNotification = z.infer<typeof statusNotificationSchema>;
