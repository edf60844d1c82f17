import { z } from 'zod';
import type { Text } from '../text.ts';

/** One row of a code table. */
export interface CodeRow extends Text {
  readonly code: number;
}

/** What a look-up says about a number. An unknown one is `known: false` and its sentence shows the number. */
export const codeMeaningSchema = z.object({
  code: z.number(),
  known: z.boolean(),
  en: z.string(),
  zh: z.string(),
});
export type CodeMeaning = z.infer<typeof codeMeaningSchema>;

export function indexByCode(rows: readonly CodeRow[]): ReadonlyMap<number, CodeRow> {
  return new Map(rows.map((row) => [row.code, row]));
}

/** The meaning of a row, or the sentence for a number that has none. `kind` names the table. */
export function meaningOf(code: number, row: Text | undefined, kind: Text): CodeMeaning {
  if (row !== undefined) return { code, known: true, en: row.en, zh: row.zh };
  return { code, known: false, en: `Unknown ${kind.en} ${code}`, zh: `未知的${kind.zh} ${code}` };
}
