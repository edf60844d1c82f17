import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

const node = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'node:sqlite'];

/**
 * Builds one program of the terminal host, chosen by `--mode`, into one folder with everything it needs:
 * `index` is the terminal itself, `event-log-worker` the thread that owns the log. They share no file, so that
 * the thread starts without loading what only the terminal needs.
 */
export default defineConfig(({ mode }) => ({
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
        // What several commands share lies in one file: opening thirty small ones took a third of the start.
        codeSplitting: { groups: mode === 'event-log-worker' ? [] : [{ name: 'shared', minShareCount: 2 }] },
      },
    },
  },
  ssr: { noExternal: true },
}));
