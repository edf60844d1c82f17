import { z } from 'zod';

/**
 * What an entry of the event log is: `request` and `response` of a call we placed; `status` and `fee`
 * received and read; `unreadable` received, kept, but not a notification (not JSON, or JSON of another
 * kind); `refused` received and turned away before its body counted (wrong path or method, too large).
 */
export const entryKinds = ['request', 'response', 'status', 'fee', 'unreadable', 'refused'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** An entry as screens and the terminal see it: digests masked, bytes as text. */
export const logEntrySchema = z.object({
  /** Position in the log, from 1, never reused. */
  seq: z.number().int(),
  /** Sent or received at, ISO 8601 in UTC with milliseconds. */
  at: z.string(),
  kind: z.enum(entryKinds),
  /** `sessionId` of the platform; null where there is none, or several (a CDR message of many calls). */
  sessionId: z.string().nullable(),
  /** Our own name of a call we placed; joins request and response. */
  callId: z.string().nullable(),
  /** Address and port of the sender of a received message. */
  source: z.string().nullable(),
  method: z.string().nullable(),
  /** Path of a received message, URL of a sent one. */
  target: z.string().nullable(),
  /** HTTP status: of the answer we got, or of the answer we gave. */
  http: z.number().int().nullable(),
  /** Name and value in the order and spelling of the wire; digests masked. */
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** Body as UTF-8 text. */
  raw: z.string(),
  /** The body's bytes in Base64, present only where they are not valid UTF-8. */
  rawBase64: z.string().optional(),
  /** What else is known: the profile of a request, the failure of a response, the reason of a refusal. */
  detail: z.record(z.string(), z.unknown()).nullable(),
});
export type LogEntry = z.infer<typeof logEntrySchema>;
