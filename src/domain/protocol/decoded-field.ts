import { z } from 'zod';
import { textSchema } from '../text.ts';
import { parseWireTime } from './wire-time.ts';

/** A coded value and what it means. */
export const decodedFieldSchema = z.object({
  /** Wire name. */
  field: z.string(),
  value: z.union([z.string(), z.number()]),
  text: textSchema,
});
export type DecodedField = z.infer<typeof decodedFieldSchema>;

/** A stamp of the platform. */
export const decodedTimeSchema = z.object({
  /** Wire name. */
  field: z.string(),
  /** ISO 8601 in UTC; null where what came is no time. */
  at: z.string().nullable(),
  /** What happened then. */
  text: textSchema,
});
export type DecodedTime = z.infer<typeof decodedTimeSchema>;

/** A wire time as ISO 8601 in UTC; null where it is missing or is no time. */
export function decodeTime(time: string | undefined): string | null {
  const ms = time === undefined ? undefined : parseWireTime(time);
  return ms === undefined ? null : new Date(ms).toISOString();
}
