import { parentPort } from 'node:worker_threads';
import type { ToWorker } from '../../../src/core/event-log/messages.ts';

/** The log's worker, except that a batch with the target `die` ends it before anything is stored. */
parentPort?.on('message', ({ what, input }: ToWorker) => {
  if (what === 'append' && input.values.includes('die')) process.exit(3);
});
await import('../../../src/core/event-log/worker.ts');
