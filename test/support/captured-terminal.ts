import { Writable } from 'node:stream';
import type { Session } from '../../src/cli/commands/command.ts';
import { createTerminal, type Terminal } from '../../src/cli/output/terminal.ts';
import type { Language } from '../../src/domain/text.ts';

export interface CapturedTerminal {
  readonly terminal: Terminal;
  readonly out: () => string;
  readonly err: () => string;
}

/** A terminal that nobody looks at (no colours); what is written to it can be read. */
export function captureTerminal(
  options: { language?: Language; isJson?: boolean; isMasked?: boolean } = {},
): CapturedTerminal {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err'): NodeJS.WriteStream =>
    // A terminal only writes to its streams and asks whether they are terminals.
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString();
        done();
      },
    }) as unknown as NodeJS.WriteStream;
  return {
    terminal: createTerminal(
      { language: 'en', isJson: false, isMasked: false, ...options },
      { out: stream('out'), err: stream('err') },
    ),
    out: () => written.out,
    err: () => written.err,
  };
}

/** A session for what needs nothing but a terminal. */
export function sessionOf(terminal: Terminal): Session {
  return {
    terminal,
    folder: '',
    openApp: () => Promise.reject(new Error('this session opens nothing')),
    reportFault: () => undefined,
    stopRequested: () => new Promise(() => undefined),
  };
}
