import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Builds the desktop app: its main process with the thread that owns the event log, the bridge, and the screens,
 * which the browser host serves as well. Everything but Electron itself is in the bundles.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node24',
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: { index: 'src/main/index.ts', 'event-log-worker': 'src/core/event-log/worker.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload is a CommonJS script without imports of files.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    // Replaced by each response with a nonce of its own: see src/contract/content-security-policy.ts.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      // Not only Electron's own Chromium: the browser host serves these files to whatever browser there is.
      target: 'es2022',
      minify: true,
      sourcemap: false,
      // A picture inside a style sheet would be a data: address.
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      rolldownOptions: {
        input: 'src/renderer/index.html',
        output: {
          // Few files: a browser asks for six at a time, and each costs the first screen a round.
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules.(react|react-dom|scheduler)./, priority: 2 },
              {
                name: 'shared',
                test: /node_modules|src.(contract|domain.(?!codes|protocol.decode))|src.renderer.(ui|data|theme|i18n.(?!en|zh))/,
                minShareCount: 2,
              },
            ],
          },
        },
      },
    },
  },
});
