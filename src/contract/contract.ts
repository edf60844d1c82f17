import { z } from 'zod';
import { callSchema } from '../domain/call/call.ts';
import { parseInstant } from '../domain/instant.ts';
import { entryKinds, logEntrySchema } from '../domain/log/log-entry.ts';
import { profileSchema, profileViewSchema, publicAddress } from '../domain/profile.ts';
import { textSchema } from '../domain/text.ts';
import { verdictCodes } from '../domain/verdict/verdict.ts';
import { callFormSchema, placedSchema, presetSchema, requestPreviewSchema } from './call-form.ts';
import { screenNames } from './screens.ts';
import * as views from './views.ts';
import { lazily, method, type HandlersOf, type InputOf, type OutputOf, type PayloadOf } from './define.ts';

const nothing = z.strictObject({});
const done = z.object({});

/** ISO 8601; without a zone in the machine's. */
const instant = z
  .string()
  .refine(
    (value) => !Number.isNaN(parseInstant(value)),
    'expected a time such as 2026-11-01T10:00 | 应为时间，如 2026-11-01T10:00',
  );

const entryFilter = {
  kinds: z.array(z.enum(entryKinds)).optional(),
  sessionId: z.string().optional(),
  callId: z.string().optional(),
  text: z.string().min(1).optional(),
  from: instant.optional(),
  until: instant.optional(),
};

export const methods = lazily({
  'profile.list': () => method(nothing, z.array(profileViewSchema)),
  /** `previousName` renames: the secret goes along. */
  'profile.save': () =>
    method(
      z.strictObject({ profile: profileSchema, previousName: z.string().optional() }),
      profileViewSchema,
    ),
  'profile.remove': () => method(z.strictObject({ name: z.string() }), done),
  /** The secret goes in and never comes out. */
  'profile.setSecret': () =>
    method(
      z.strictObject({
        name: z.string(),
        secret: z.string().min(1).max(1024),
        /** `session` keeps it in memory until the program ends, for machines where nothing can be stored safely. */
        keep: z.enum(['stored', 'session']).default('stored'),
      }),
      z.object({ storedIn: textSchema, trimmed: z.boolean() }),
    ),
  'profile.test': () => method(z.strictObject({ name: z.string() }), views.profileTestSchema),
  /** Without secrets. */
  'profile.export': () => method(nothing, views.exportOutcomeSchema),
  /** Without a text the host asks for a file by its dialog. A profile of the same name is replaced, its secret kept. */
  'profile.import': () =>
    method(z.strictObject({ text: z.string().max(4_000_000).optional() }), views.importOutcomeSchema),
  'preset.list': () => method(nothing, z.array(presetSchema)),
  'preset.save': () => method(z.strictObject({ preset: presetSchema }), z.array(presetSchema)),
  'preset.remove': () => method(z.strictObject({ name: z.string() }), z.array(presetSchema)),
  'call.preview': () => method(callFormSchema, requestPreviewSchema),
  'call.place': () => method(callFormSchema, placedSchema),
  'call.list': () =>
    method(
      z.strictObject({
        limit: z.number().int().min(1).max(10_000).default(100),
        /** Only calls that stand after this one, which is the last of the page before. */
        before: z
          .strictObject({
            startedAt: z.string(),
            callId: z.string().nullable(),
            sessionId: z.string().nullable(),
          })
          .optional(),
        /** Occurs in callee, session id, profile or displayed number. */
        text: z.string().min(1).max(200).optional(),
        verdicts: z.array(z.enum(verdictCodes)).optional(),
      }),
      z.array(callSchema),
    ),
  'call.get': () =>
    method(
      z
        .strictObject({ callId: z.string().optional(), sessionId: z.string().optional() })
        .refine(
          ({ callId, sessionId }) => (callId ?? sessionId) !== undefined,
          'needs callId or sessionId | 需要 callId 或 sessionId',
        ),
      callSchema.nullable(),
    ),
  'listener.start': () =>
    method(
      z.strictObject({
        host: z.string().optional(),
        port: z.number().int().min(0).max(65_535).optional(),
        /** It serves one call only: other processes must not lean on it. */
        transient: z.boolean().optional(),
        publicUrl: publicAddress.optional(),
      }),
      views.listenerViewSchema,
    ),
  'listener.stop': () => method(nothing, views.listenerViewSchema),
  'listener.status': () => method(nothing, views.listenerViewSchema),
  'simulator.start': () =>
    method(
      z.strictObject({
        port: z.number().int().min(0).max(65_535).default(0),
        appKey: z.string().min(1).max(32).optional(),
        /** Left out: as the settings say. */
        speed: z.number().min(0.1).max(1000).optional(),
        clock: z.enum(['any', 'utc', 'beijing', 'local']).default('any'),
        digest: z.enum(['older', 'newer']).default('newer'),
        /** It serves one call only: other processes must not lean on it. */
        transient: z.boolean().optional(),
      }),
      views.simulatorViewSchema,
    ),
  'simulator.stop': () => method(nothing, views.simulatorViewSchema),
  'simulator.status': () => method(nothing, views.simulatorViewSchema),
  'simulator.setSpeed': () =>
    method(z.strictObject({ speed: z.number().min(0.1).max(1000) }), views.simulatorViewSchema),
  'simulator.scenarios': () => method(nothing, z.array(views.scenarioViewSchema)),
  /** `null` leaves the callee to its last digits again. */
  'simulator.setScenario': () =>
    method(
      z.strictObject({ callee: z.string().min(1).max(31), scenario: z.string().nullable() }),
      z.array(views.scenarioViewSchema),
    ),
  /** What it answered and pushed since the program started, oldest first, at most the last few hundred. */
  'simulator.activity': () =>
    method(
      nothing,
      z.object({
        answered: z.array(views.simulatorAnsweredSchema),
        pushed: z.array(views.simulatorPushedSchema),
      }),
    ),
  'log.status': () => method(nothing, views.logStatusSchema),
  'log.export': () =>
    method(
      z.strictObject({ format: z.enum(['csv', 'jsonl']), masked: z.boolean(), ...entryFilter }),
      views.exportOutcomeSchema,
    ),
  'log.query': () =>
    method(
      z.strictObject({
        after: z.number().int().min(0).optional(),
        before: z.number().int().min(1).optional(),
        ...entryFilter,
        limit: z.number().int().min(1).max(10_000).default(100),
        end: z.enum(['oldest', 'newest']).default('oldest'),
      }),
      z.object({ entries: z.array(logEntrySchema), lastSeq: z.number().int() }),
    ),
  'settings.read': () => method(nothing, views.settingsViewSchema),
  'settings.save': () => method(views.settingsChangeSchema, views.settingsViewSchema),
  'host.describe': () => method(nothing, views.hostViewSchema),
  'host.openDataFolder': () => method(nothing, done),
  /** null before the first answer of a platform. */
  'clock.status': () => method(nothing, views.clockViewSchema.nullable()),
  /** The last few, oldest first: what was raised before a screen opened. */
  'notice.list': () => method(nothing, z.array(views.noticeSchema)),
});

export type Methods = typeof methods;
export type Handlers = HandlersOf<Methods>;
export type MethodInput<Name extends keyof Methods> = InputOf<Methods, Name>;
export type MethodOutput<Name extends keyof Methods> = OutputOf<Methods, Name>;

export const events = lazily({
  /** Entries after they are durably stored, in order. */
  'log.appended': () => z.object({ entries: z.array(logEntrySchema) }),
  /** The log cannot be written (and received messages are answered 503), or can again (null). */
  'log.problem': () => z.object({ problem: views.logProblemSchema.nullable() }),
  'listener.changed': () => views.listenerViewSchema,
  'simulator.changed': () => views.simulatorViewSchema,
  'simulator.answered': () => views.simulatorAnsweredSchema,
  'simulator.pushed': () => views.simulatorPushedSchema,
  /** Profiles or their secrets: ask for the list again. */
  'profile.changed': () => z.object({}),
  /** Presets included. */
  'settings.changed': () => views.settingsViewSchema,
  'clock.measured': () => views.clockViewSchema,
  'notice.raised': () => views.noticeSchema,
  /** Chosen in a menu of the host: the page opens this screen. */
  'screen.requested': () => z.object({ screen: z.enum(screenNames) }),
});
export type Events = typeof events;
export type EventPayload<Name extends keyof Events> = PayloadOf<Events, Name>;
