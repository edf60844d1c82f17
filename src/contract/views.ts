/** What screens are shown of the parts of the program. */
import { z } from 'zod';
import { listenerSettingsSchema, preferencesSchema, settingsSchema } from '../domain/settings.ts';
import { textSchema } from '../domain/text.ts';
import { capabilitiesSchema } from './capabilities.ts';

export const listenerViewSchema = z.object({
  running: z.boolean(),
  /** It runs on the same data folder, but in another process. */
  elsewhere: z.boolean(),
  host: z.string().nullable(),
  port: z.number().int().nullable(),
  statusUrl: z.string().nullable(),
  feeUrl: z.string().nullable(),
});
export type ListenerView = z.infer<typeof listenerViewSchema>;

export const simulatorViewSchema = z.object({
  running: z.boolean(),
  /** It runs on the same data folder, but in another process. */
  elsewhere: z.boolean(),
  url: z.string().nullable(),
  appKey: z.string().nullable(),
  /** How many times faster than life calls run; null where it does not run here. */
  speed: z.number().nullable(),
});
export type SimulatorView = z.infer<typeof simulatorViewSchema>;

/** A course that the simulator can give a call. */
export const scenarioViewSchema = z.object({
  name: z.string(),
  title: textSchema,
  /** Last digits of a callee that choose it; none for the one that takes every other callee as well. */
  calleeEndsWith: z.array(z.string()),
  /** Callees it was given by hand; that goes before their last digits. */
  callees: z.array(z.string()),
});
export type ScenarioView = z.infer<typeof scenarioViewSchema>;

/** A request that the simulator answered. */
export const simulatorAnsweredSchema = z.object({
  at: z.string(),
  source: z.string(),
  http: z.number().int(),
  resultcode: z.string(),
  resultdesc: z.string(),
  /** Empty after a refusal. */
  sessionId: z.string(),
  callee: z.string().nullable(),
  appKey: z.string().nullable(),
});
export type SimulatorAnswered = z.infer<typeof simulatorAnsweredSchema>;

/** A notification that the simulator pushed, and what the receiver answered. */
export const simulatorPushedSchema = z.object({
  at: z.string(),
  kind: z.enum(['status', 'fee']),
  eventType: z.string(),
  sessionId: z.string(),
  url: z.string(),
  attempt: z.number().int(),
  http: z.number().int().nullable(),
  error: z.string().nullable(),
  willRetry: z.boolean(),
});
export type SimulatorPushed = z.infer<typeof simulatorPushedSchema>;

/** This machine's clock beside a platform's, from the Date header of the newest answer. */
export const clockViewSchema = z.object({
  /** Milliseconds; positive where this machine is ahead. */
  offsetMs: z.number(),
  /** The true offset lies within plus or minus so many milliseconds. */
  accuracyMs: z.number(),
  at: z.string(),
  /** Host and port that answered. */
  source: z.string(),
});
export type ClockView = z.infer<typeof clockViewSchema>;

/** The log cannot be written (and received messages are answered 503). */
export const logProblemSchema = z.object({ text: textSchema, next: textSchema });

export const logStatusSchema = z.object({
  /** Number of the newest entry, 0 for an empty log. */
  lastSeq: z.number().int(),
  /** Arrival of the newest received message; null where there is none. */
  lastReceivedAt: z.string().nullable(),
  problem: logProblemSchema.nullable(),
});
export type LogStatus = z.infer<typeof logStatusSchema>;

/** Where an export went. */
export const exportOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), path: z.string() }),
  z.object({ outcome: z.literal('cancelled') }),
  /** The file waits at this path of the browser host, for one download. */
  z.object({ outcome: z.literal('download'), path: z.string(), name: z.string() }),
]);
export type ExportOutcome = z.infer<typeof exportOutcomeSchema>;

export const importOutcomeSchema = z.object({
  cancelled: z.boolean(),
  added: z.array(z.string()),
  replaced: z.array(z.string()),
  /** What could not be taken, and why. */
  skipped: z.array(z.object({ name: z.string(), reason: textSchema })),
});
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;

/** Result of a harmless signed request against the access address: no phone rings. */
export const profileTestSchema = z.object({
  /** The platform took address, app key, secret and clock. */
  works: z.boolean(),
  http: z.number().int().nullable(),
  resultcode: z.string().nullable(),
  resultdesc: z.string().nullable(),
  failure: z.string().nullable(),
  /** Request to answer, milliseconds. */
  milliseconds: z.number(),
  explanation: textSchema,
  next: textSchema.nullable(),
});
export type ProfileTest = z.infer<typeof profileTestSchema>;

/** What a screen may know of the settings: profiles and presets have methods of their own. */
export const settingsViewSchema = settingsSchema.omit({ profiles: true, presets: true });
export type SettingsView = z.infer<typeof settingsViewSchema>;

type Parts<Shape extends z.ZodRawShape> = z.ZodObject<
  {
    [Field in keyof Shape]: z.ZodOptional<
      Shape[Field] extends z.ZodDefault<infer Bare> ? Bare : Shape[Field]
    >;
  },
  z.core.$strict
>;

/** The same fields, each optional and without its default, which would stand for a field that was left out. */
function partsOf<Shape extends z.ZodRawShape>({ shape }: z.ZodObject<Shape>): Parts<Shape> {
  const fields = Object.entries(shape).map(([name, field]) => {
    const bare = field instanceof z.ZodDefault ? field.unwrap() : field;
    return [name, z.optional(bare)];
  });
  // Name by name the field without its default, as the type says.
  return z.strictObject(Object.fromEntries(fields)) as never;
}

/** Any part of the settings; what is left out stays. */
export const settingsChangeSchema = z.strictObject({
  preferences: partsOf(preferencesSchema).optional(),
  listener: partsOf(listenerSettingsSchema).optional(),
  limits: partsOf(settingsSchema.shape.limits.unwrap()).optional(),
  retention: partsOf(settingsSchema.shape.retention.unwrap()).optional(),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

export const hostViewSchema = z.object({
  version: z.string(),
  dataFolder: z.string(),
  /** Language of the system, as a BCP 47 tag. */
  systemLanguage: z.string(),
  /** IANA name of the machine's time zone. */
  timeZone: z.string(),
  capabilities: capabilitiesSchema,
});
export type HostView = z.infer<typeof hostViewSchema>;

/** Something a person should know though nobody asked: the machine slept, a service could not start. */
export const noticeSchema = z.object({
  id: z.string(),
  at: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  text: textSchema,
  next: textSchema.nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;
