/**
 * The layer table of docs/architecture.md in executable form: who may import whom, which packages, and
 * whether Node's own modules are allowed. `.dependency-cruiser.mjs` turns it into rules and
 * `test/architecture/layers.test.ts` plants one violation per rule.
 *
 * @typedef {{ imports: string[], packages: string[], node: boolean }} Layer
 */

/** @type {Record<string, Layer>} */
export const layers = {
  domain: { imports: [], packages: ['zod', 'libphonenumber-js'], node: false },
  contract: { imports: ['domain'], packages: ['zod'], node: false },
  core: { imports: ['domain', 'contract'], packages: ['zod'], node: true },
  server: { imports: ['domain', 'contract', 'core'], packages: ['zod', 'conf'], node: true },
  cli: {
    imports: ['domain', 'contract', 'core', 'server'],
    packages: ['zod', 'commander', '@inquirer/password'],
    node: true,
  },
};

/** Folders of `src/core` that must not import each other: they meet in `core/app.ts`. */
export const coreFeatures = ['signing', 'profiles', 'calls', 'listener', 'event-log', 'simulator'];
