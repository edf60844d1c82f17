import { z } from 'zod';
import { textSchema } from '../text.ts';

export const verdictCodes = [
  'in-progress',
  'answered',
  'busy',
  'no-answer',
  'rejected',
  'unreachable',
  'powered-off',
  'suspended',
  'invalid-number',
  'blocked-by-carrier',
  /** The carrier's network failed on the way: no route, congestion, a fault. */
  'carrier-fault',
  'frequency-limited',
  'blacklisted',
  'no-port',
  'tone-missing',
  'account-problem',
  'platform-fault',
  'refused-by-platform',
  'network-failed',
  'cancelled',
  'unknown',
] as const;
export type VerdictCode = (typeof verdictCodes)[number];

/** How a call went: a code for programs, a plain sentence and a next step for people. */
export const verdictSchema = z.object({
  code: z.enum(verdictCodes),
  en: z.string(),
  zh: z.string(),
  next: textSchema,
});
export type Verdict = z.infer<typeof verdictSchema>;
