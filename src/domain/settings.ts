import { z } from 'zod';
import { profileSchema } from './profile.ts';

/**
 * Preferences. Never secrets. Times in milliseconds. Fields that this version does not know are passed over:
 * a newer one may have written them.
 */
export const settingsSchema = z.object({
  profiles: z.array(z.object(profileSchema.shape)).default([]),
  listener: z
    .object({
      host: z.string().min(1).default('127.0.0.1'),
      /** Fixed, so that a registered URL survives a restart. */
      port: z.number().int().min(0).max(65_535).default(9330),
    })
    .prefault({}),
  limits: z
    .object({
      connectMs: z.number().int().min(100).max(600_000).default(10_000),
      answerMs: z.number().int().min(100).max(600_000).default(30_000),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;
