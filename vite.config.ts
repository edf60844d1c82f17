import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

const node = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'node:sqlite'];

/**
 * Builds the terminal host into `out/cli`: one folder with everything it needs, so that starting reads few
 * files. The event log's worker is an entry of its own because it runs in a thread of its own.
 */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/cli',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      external: node,
      input: { index: 'src/cli/index.ts', 'event-log-worker': 'src/core/event-log/worker.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true },
});
