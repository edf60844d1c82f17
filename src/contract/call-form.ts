import { z } from 'zod';
import { problemSchema } from '../domain/problem.ts';
import { textSchema } from '../domain/text.ts';

/** What a person fills in to place a call; the rules of the wire are checked afterwards, field by field. */
export const callFormSchema = z.strictObject({
  profile: z.string(),
  callee: z.string(),
  code: z.string(),
  /** Left out: the profile's first. */
  displayNbr: z.string().optional(),
  preTone: z.string().optional(),
  /** null: no tone after the code, though the profile has one. */
  postTone: z.string().nullable().optional(),
  languageType: z.number().default(2),
  times: z.number().optional(),
  userData: z.string().optional(),
  idlePort: z.boolean().default(false),
  /**
   * Where notifications go: `listener` to this program's own listener where it runs (else as `console`),
   * `console` to the addresses set in the vendor's console, or the given URLs.
   */
  push: z
    .union([z.enum(['listener', 'console']), z.strictObject({ statusUrl: z.string(), feeUrl: z.string() })])
    .default('listener'),
});
export type CallForm = z.infer<typeof callFormSchema>;

/** The exact request, digest masked. */
export const requestPreviewSchema = z.object({
  url: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
  problems: z.array(problemSchema),
});
export type RequestPreview = z.infer<typeof requestPreviewSchema>;

/** What came back at once; the fate of the call comes through notifications. */
export const placedSchema = z.object({
  callId: z.string(),
  http: z.number().int().nullable(),
  resultcode: z.string().nullable(),
  resultdesc: z.string().nullable(),
  sessionId: z.string().nullable(),
  idlePort: z.number().int().nullable(),
  accepted: z.boolean(),
  /** The network's or the answer's failure, null where the platform answered. */
  failure: z.string().nullable(),
  /** False only where nothing can have left this machine. */
  maySent: z.boolean(),
  explanation: textSchema,
  next: textSchema.nullable(),
  problems: z.array(problemSchema),
});
export type PlacedCall = z.infer<typeof placedSchema>;

/** A filled-in form kept under a name. */
export const presetSchema = z.object({ name: z.string().trim().min(1).max(64), form: callFormSchema });
export type Preset = z.infer<typeof presetSchema>;
