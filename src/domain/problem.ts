import { z } from 'zod';
import { textSchema } from './text.ts';

/**
 * A rule that something breaks. `error`: the platform certainly refuses it, so nothing is sent.
 * `warning`: the vendor's own texts contradict each other or the platform decides; it may be sent.
 */
export const problemSchema = z.object({
  /** Wire name of the field, a dotted path for nested ones (`statusInfo.timestamp`, `feeLst.3.failTime`). */
  field: z.string(),
  /** Stable name of the rule, kebab-case (`digits-only`, `required`, `fixed-line`). */
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  /** Names the field and the rule. */
  text: textSchema,
  /** A value that would keep the rule, where one can be offered. */
  suggestion: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
