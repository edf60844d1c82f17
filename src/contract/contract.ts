import { z } from 'zod';
import { callSchema } from '../domain/call/call.ts';
import { parseInstant } from '../domain/instant.ts';
import { entryKinds, logEntrySchema } from '../domain/log/log-entry.ts';
import { problemSchema } from '../domain/problem.ts';
import { profileSchema, profileViewSchema, publicAddress } from '../domain/profile.ts';
import { textSchema } from '../domain/text.ts';
import { method, type HandlersOf, type InputOf, type OutputOf, type PayloadOf } from './define.ts';

const nothing = z.strictObject({});
const done = z.object({});

/** ISO 8601; without a zone in the machine's. */
const instant = z
  .string()
  .refine(
    (value) => !Number.isNaN(parseInstant(value)),
    'expected a time such as 2026-11-01T10:00 | 应为时间，如 2026-11-01T10:00',
  );

/** What a person fills in to place a call; the rules of the wire are checked afterwards, field by field. */
export const callFormSchema = z.strictObject({
  profile: z.string(),
  callee: z.string(),
  code: z.string(),
  /** Left out: the profile's first. */
  displayNbr: z.string().optional(),
  preTone: z.string().optional(),
  postTone: z.string().optional(),
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
const requestPreviewSchema = z.object({
  url: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
  problems: z.array(problemSchema),
});

/** What came back at once; the fate of the call comes through notifications. */
const placedSchema = z.object({
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

const listenerViewSchema = z.object({
  running: z.boolean(),
  /** It runs on the same data folder, but in another process. */
  elsewhere: z.boolean(),
  host: z.string().nullable(),
  port: z.number().int().nullable(),
  statusUrl: z.string().nullable(),
  feeUrl: z.string().nullable(),
});

const simulatorViewSchema = z.object({
  running: z.boolean(),
  /** It runs on the same data folder, but in another process. */
  elsewhere: z.boolean(),
  url: z.string().nullable(),
  appKey: z.string().nullable(),
});

export const methods = {
  'profile.list': method(nothing, z.array(profileViewSchema)),
  'profile.save': method(z.strictObject({ profile: profileSchema }), profileViewSchema),
  'profile.remove': method(z.strictObject({ name: z.string() }), done),
  /** The secret goes in and never comes out. */
  'profile.setSecret': method(
    z.strictObject({ name: z.string(), secret: z.string().min(1).max(1024) }),
    z.object({ storedIn: textSchema, trimmed: z.boolean() }),
  ),
  'call.preview': method(callFormSchema, requestPreviewSchema),
  'call.place': method(callFormSchema, placedSchema),
  'call.list': method(
    z.strictObject({ limit: z.number().int().min(1).max(10_000).default(100) }),
    z.array(callSchema),
  ),
  'call.get': method(
    z
      .strictObject({ callId: z.string().optional(), sessionId: z.string().optional() })
      .refine(
        ({ callId, sessionId }) => (callId ?? sessionId) !== undefined,
        'needs callId or sessionId | 需要 callId 或 sessionId',
      ),
    callSchema.nullable(),
  ),
  'listener.start': method(
    z.strictObject({
      host: z.string().optional(),
      port: z.number().int().min(0).max(65_535).optional(),
      /** It serves one call only: other processes must not lean on it. */
      transient: z.boolean().optional(),
      publicUrl: publicAddress.optional(),
    }),
    listenerViewSchema,
  ),
  'listener.stop': method(nothing, listenerViewSchema),
  'listener.status': method(nothing, listenerViewSchema),
  'simulator.start': method(
    z.strictObject({
      port: z.number().int().min(0).max(65_535).default(0),
      appKey: z.string().min(1).max(32).optional(),
      speed: z.number().min(0.1).max(1000).default(1),
      clock: z.enum(['any', 'utc', 'beijing', 'local']).default('any'),
      digest: z.enum(['older', 'newer']).default('newer'),
      /** It serves one call only: other processes must not lean on it. */
      transient: z.boolean().optional(),
    }),
    simulatorViewSchema,
  ),
  'simulator.stop': method(nothing, simulatorViewSchema),
  'simulator.status': method(nothing, simulatorViewSchema),
  'log.query': method(
    z.strictObject({
      after: z.number().int().min(0).optional(),
      before: z.number().int().min(1).optional(),
      kinds: z.array(z.enum(entryKinds)).optional(),
      sessionId: z.string().optional(),
      callId: z.string().optional(),
      text: z.string().min(1).optional(),
      from: instant.optional(),
      until: instant.optional(),
      limit: z.number().int().min(1).max(10_000).default(100),
      end: z.enum(['oldest', 'newest']).default('oldest'),
    }),
    z.object({ entries: z.array(logEntrySchema), lastSeq: z.number().int() }),
  ),
} as const;

export type Methods = typeof methods;
export type Handlers = HandlersOf<Methods>;
export type MethodInput<Name extends keyof Methods> = InputOf<Methods, Name>;
export type MethodOutput<Name extends keyof Methods> = OutputOf<Methods, Name>;

export const events = {
  /** Entries after they are durably stored, in order. */
  'log.appended': z.object({ entries: z.array(logEntrySchema) }),
  /** The log cannot be written (and received messages are answered 503), or can again (null). */
  'log.problem': z.object({ problem: z.object({ text: textSchema, next: textSchema }).nullable() }),
  'simulator.answered': z.object({
    at: z.string(),
    source: z.string(),
    http: z.number().int(),
    resultcode: z.string(),
    resultdesc: z.string(),
    /** Empty after a refusal. */
    sessionId: z.string(),
    callee: z.string().nullable(),
    appKey: z.string().nullable(),
  }),
  'simulator.pushed': z.object({
    at: z.string(),
    kind: z.enum(['status', 'fee']),
    eventType: z.string(),
    sessionId: z.string(),
    url: z.string(),
    attempt: z.number().int(),
    http: z.number().int().nullable(),
    error: z.string().nullable(),
    willRetry: z.boolean(),
  }),
} as const;
export type Events = typeof events;
export type EventPayload<Name extends keyof Events> = PayloadOf<Events, Name>;
