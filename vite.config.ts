import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import { plainBuiltins } from './scripts/plain-builtins.ts';

const node = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'node:sqlite'];

/** Explains codes and events to people. */
const words = /src.domain.(codes|verdict-|protocol.(decode|event-types))/;

/**
 * Opening thirty small files took a third of the start, so what several commands share lies in few: what the
 * very first step needs, the schema library, what words events for people (late), and the rest.
 */
const groups = [
  { name: 'first', test: /src.cli.(early-log|data-folder)|src.core.event-log/, priority: 4 },
  { name: 'zod', test: /node_modules.zod/, priority: 3 },
  { name: 'shared', test: (id: string) => !words.test(id), minShareCount: 2, priority: 2 },
  { name: 'words', test: words, priority: 1 },
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
    minify: false,
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
