/** A program that is asked to stop, with a library in it that repeats every signal, as that of the settings does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root } from '../support/run-ringcode.ts';

const host = pathToFileURL(join(root, 'src/cli/host.ts')).href;
const program = `
  import { stopRequested } from ${JSON.stringify(host)};
  let now = 0;
  performance.now = () => now;
  process.on('message', () => { now = 5000; process.send('later'); });
  process.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const stopped = stopRequested();
  process.once('SIGTERM', () => process.kill(process.pid, 'SIGTERM'));
  process.send('runs');
  await stopped;
  process.send('asked');
`;

// Windows has no signals that one program could send to another.
describe.skipIf(process.platform === 'win32')('a program that is asked to stop', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s ends in order, asked again at once',
    async (signal) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      const ended = once(child, 'exit');
      expect(await once(child, 'message')).toEqual(['runs', undefined]);
      child.kill(signal);
      expect(await once(child, 'message')).toEqual(['asked', undefined]);
      child.send('go on');
      expect(await once(child, 'message')).toEqual(['later', undefined]);
      child.kill(signal);
      expect(await ended).toEqual([null, signal]);
    },
  );
});
