import { z } from 'zod';

/** One sentence in both languages of the product. Chinese uses full-width punctuation. */
export const textSchema = z.object({ en: z.string(), zh: z.string() });
export type Text = z.infer<typeof textSchema>;

/** Languages of the product. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];
