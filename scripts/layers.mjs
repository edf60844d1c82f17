/**
 * The layer table of docs/architecture.md in executable form: who may import whom, which packages, and
 * whether Node's own modules are allowed (a page has none, but a document). `.dependency-cruiser.mjs` turns it into rules and
 * `test/architecture/layers.test.ts` plants one violation per rule.
 *
 * @typedef {{ imports: string[], packages: string[], node: boolean, page?: boolean }} Layer
 */

const rendererPackages = [
  'zod',
  'react',
  'react-dom',
  '@types/react',
  '@types/react-dom',
  'wouter',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  '@mantine/core',
  '@mantine/hooks',
  '@mantine/notifications',
  '@mantine/spotlight',
  '@tabler/icons-react',
  'i18next',
  'react-i18next',
];

/** @type {Record<string, Layer>} */
export const layers = {
  domain: { imports: [], packages: ['zod', 'libphonenumber-js'], node: false },
  contract: { imports: ['domain'], packages: ['zod'], node: false },
  core: { imports: ['domain', 'contract'], packages: ['zod'], node: true },
  main: {
    imports: ['domain', 'contract', 'core'],
    packages: ['zod', 'electron', 'electron-store'],
    node: true,
  },
  preload: { imports: ['contract'], packages: ['electron'], node: false },
  renderer: { imports: ['domain', 'contract'], packages: rendererPackages, node: false, page: true },
  server: {
    imports: ['domain', 'contract', 'core'],
    packages: ['zod', 'conf', 'fastify', '@fastify/cookie', '@fastify/static', '@fastify/websocket'],
    node: true,
  },
  cli: {
    imports: ['domain', 'contract', 'core', 'server'],
    packages: ['zod', 'commander', '@inquirer/password'],
    node: true,
  },
};

/** Folders of `src/core` that must not import each other: they meet in `core/app.ts`. */
export const coreFeatures = ['signing', 'profiles', 'calls', 'listener', 'event-log', 'simulator'];

/** Folders of `src/renderer/features` that must not import each other: a screen never imports another screen. */
export const screens = ['place-call', 'calls', 'live-log', 'listener', 'simulator', 'profiles', 'settings'];
