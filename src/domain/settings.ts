import { z } from 'zod';
import { profileSchema, publicAddress, simulatorProfileName } from './profile.ts';

/** How the screens look and speak. */
export const preferencesSchema = z.object({
  language: z.enum(['system', 'zh', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Zone in which times are shown; what is stored is UTC. */
  timeZone: z.enum(['machine', 'utc', 'beijing']).default('machine'),
  /** Tell through the system that a call ended while the window is hidden. */
  notifications: z.boolean().default(true),
  /** Profile chosen last. */
  profile: z.string().default(simulatorProfileName),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const listenerSettingsSchema = z.object({
  host: z.string().trim().min(1).default('127.0.0.1'),
  /** Fixed, so that a registered URL survives a restart. */
  port: z.number().int().min(0).max(65_535).default(9330),
  /** Address under which the platform reaches the listener, where it is not its own. */
  publicUrl: publicAddress.nullable().default(null),
  /** The desktop app and the browser host start it with themselves. */
  autoStart: z.boolean().default(true),
});

/**
 * Preferences. Never secrets. Times in milliseconds. Fields that this version does not know are passed over:
 * a newer one may have written them.
 */
export const settingsSchema = z.object({
  profiles: z.array(z.object(profileSchema.shape)).default([]),
  /** Forms kept under a name; their shape is the contract's, which parses them when they are read. */
  presets: z.array(z.object({ name: z.string(), form: z.record(z.string(), z.unknown()) })).default([]),
  preferences: preferencesSchema.prefault({}),
  listener: listenerSettingsSchema.prefault({}),
  simulator: z
    .object({
      /** How many times faster than life calls run. */
      speed: z.number().min(0.1).max(1000).default(1),
      /** Courses given to callees by hand: callee -> name of the scenario. */
      scenarios: z.record(z.string(), z.string()).default({}),
    })
    .prefault({}),
  limits: z
    .object({
      connectMs: z.number().int().min(100).max(600_000).default(10_000),
      answerMs: z.number().int().min(100).max(600_000).default(30_000),
    })
    .prefault({}),
  /** How long entries are kept. Off by default: for this platform the log is the only record. */
  retention: z.object({ days: z.number().int().min(1).max(36_500).nullable().default(null) }).prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;
