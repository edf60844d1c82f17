import { z } from 'zod';
import { cdrSchema } from '../protocol/fee-notification.ts';
import { verdictSchema } from '../verdict/verdict.ts';

/**
 * What may still be missing of a call. `request` and `response` are missing only where the other of the two is
 * there: a call that another program placed has neither, and neither is expected.
 */
export const missingNames = [
  'request',
  'response',
  'callout',
  'alerting',
  'answer',
  'disconnect',
  'cdr',
] as const;
export type MissingName = (typeof missingNames)[number];

const instant = z.string();

/** The call object of the terminal, the screens and the log. Times are ISO 8601 UTC with milliseconds. */
export const callSchema = z.object({
  sessionId: z.string().nullable(),
  /** Our own name of the call, null where another program placed it. */
  callId: z.string().nullable(),
  /** Name of the profile that placed it. */
  profile: z.string().nullable(),
  /** When it was requested, or when the first sign of it was received. */
  startedAt: instant,
  callee: z.string().nullable(),
  displayNbr: z.string().nullable(),
  /** The request body as sent: no headers, so neither secret nor digest. */
  request: z.record(z.string(), z.unknown()).nullable(),
  response: z
    .object({
      at: instant,
      http: z.number().int().nullable(),
      resultcode: z.string().nullable(),
      resultdesc: z.string().nullable(),
      sessionId: z.string().nullable(),
      idlePort: z.number().int().nullable(),
      /** Why no usable answer came (`dns`, `refused`, `not-json`...), null where one came. */
      failure: z.string().nullable(),
      /** False only where the request certainly never left this machine. */
      maySent: z.boolean(),
    })
    .nullable(),
  events: z.array(
    z.object({
      eventType: z.string(),
      /** Received at. */
      at: instant,
      /** As stamped by the platform. */
      timestamp: z.string().nullable(),
      stateCode: z.number().int().nullable(),
      stateDesc: z.string().nullable(),
      called: z.string().nullable(),
      /** How many more times the same event was received. */
      duplicates: z.number().int(),
    }),
  ),
  cdr: cdrSchema.extend({ at: instant, duplicates: z.number().int() }).nullable(),
  missing: z.array(z.enum(missingNames)),
  /** Alerting to answer, or to the end where nobody answered; whole or fractional seconds by the platform's stamps. */
  ringSeconds: z.number().nullable(),
  /** Answer to end by the platform's stamps. */
  talkSeconds: z.number().nullable(),
  verdict: verdictSchema,
  /** How many repeated notifications were folded. */
  duplicates: z.number().int(),
});
export type Call = z.infer<typeof callSchema>;
export type CallResponse = NonNullable<Call['response']>;
