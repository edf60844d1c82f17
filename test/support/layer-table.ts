import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

export const root = join(import.meta.dirname, '../..');

const tableSchema = z.object({
  layers: z.record(
    z.string(),
    z.object({
      imports: z.array(z.string()),
      packages: z.array(z.string()),
      node: z.boolean(),
      page: z.boolean().default(false),
    }),
  ),
  coreFeatures: z.array(z.string()),
  screens: z.array(z.string()),
});

const rulesSchema = z.object({
  default: z.object({ forbidden: z.array(z.object({ name: z.string(), severity: z.literal('error') })) }),
});

/** The table that the rules are made of. */
export async function layerTable(): Promise<z.infer<typeof tableSchema>> {
  return tableSchema.parse(await load('scripts/layers.mjs'));
}

/** Names of the rules that are made of it. */
export async function ruleNames(): Promise<string[]> {
  const { forbidden } = rulesSchema.parse(await load('.dependency-cruiser.mjs')).default;
  return forbidden.map(({ name }) => name);
}

/** Scripts have no types: what comes is parsed. */
async function load(path: string): Promise<unknown> {
  const module: unknown = await import(pathToFileURL(join(root, path)).href);
  return { ...(module as object) };
}
