import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import { plainBuiltins } from './scripts/plain-builtins.ts';

const node = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'node:sqlite'];

/** What a listener needs late or never: words for people, secrets and signatures, and Node's modules they bring. */
const late =
  /src.(domain.(codes|verdict.(?!verdict\.)|protocol.(decode|event-types|phone-number|request-rules))|core.(signing|calls)|server.file-secrets|cli.(tasks|output.(entry-line|timeline)))/;

/** Packages that two commands use stay out of what all load: the server of the screens shares some with others. */
const isOwn = (id: string): boolean => !id.includes('node_modules');

/**
 * Opening thirty small files took a third of the start, so what several commands share lies in few: what the
 * very first step needs, the schema library, and the rest; what is needed late stays in files of its own.
 */
const groups = [
  { name: 'first', test: /src.cli.early-log|src.core.(data-folder|event-log)/, priority: 4 },
  { name: 'zod', test: /node_modules.zod/, priority: 3 },
  { name: 'shared', test: (id: string) => isOwn(id) && !late.test(id), minShareCount: 2, priority: 2 },
];

/**
 * Builds one program of the terminal host, chosen by `--mode`, into one folder with everything it needs:
 * `index` is the terminal itself, `event-log-worker` the thread that owns the log. They share no file, so that
 * the thread starts without loading what only the terminal needs.
 */
export default defineConfig(({ mode }) => ({
  plugins: [plainBuiltins()],
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/cli',
    emptyOutDir: false,
    // Half the text to read at every start; the maps beside it lead back to the sources.
    minify: true,
    sourcemap: true,
    rolldownOptions: {
      external: node,
      input:
        mode === 'event-log-worker'
          ? { 'event-log-worker': 'src/core/event-log/worker.ts' }
          : { index: 'src/cli/index.ts' },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        codeSplitting: { groups: mode === 'event-log-worker' ? [] : groups },
      },
    },
  },
  ssr: { noExternal: true },
}));
