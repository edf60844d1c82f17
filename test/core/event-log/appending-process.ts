import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { LogUnavailable } from '../../../src/core/event-log/event-log.ts';
import { openEventLog } from '../../../src/core/event-log/open-event-log.ts';
import { entry, namedBody, workerUrl } from './entries.ts';

/**
 * A process that does nothing but append: `appending-process.ts FOLDER NAME LANES COUNT SIZE`. Each append that
 * resolved is written to standard output, synchronously, as `kept SEQ NAME`; a rejected one as `refused NAME`. After
 * a refusal it waits for a line on standard input before it goes on.
 */
const [folder = '', name = '', lanes = '1', count = '0', size = '600'] = process.argv.slice(2);

/** A pipe that its reader has not emptied yet says EAGAIN. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

const input = createInterface({ input: process.stdin });
const lines = input[Symbol.asyncIterator]();

const log = await openEventLog({
  folder,
  workerUrl,
  onProblem: (problem) => say(`problem ${problem ?? 'none'}`),
});
say('open');

let next = 0;
async function lane(): Promise<void> {
  while (next < Number(count)) {
    const body = `${name}-${(next += 1)}`;
    try {
      const { seq } = await log.append(entry({ body: namedBody(body, Number(size)) }));
      say(`kept ${seq} ${body}`);
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
      say(`refused ${body}`);
      if ((await lines.next()).value === 'stop') return;
    }
  }
}
await Promise.all(Array.from({ length: Number(lanes) }, lane));
await log.close();
input.close();
say('closed');
