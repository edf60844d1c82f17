import type { App } from '../core/app.ts';
import { entryLine } from './entry-line.ts';
import type { Terminal } from './terminal.ts';

/** Prints entries as they arrive, and troubles of the log; the returned function ends it. */
export function watchLog(
  app: App,
  terminal: Terminal,
  { printEntries }: { printEntries: boolean },
): () => void {
  const ends = [
    app.events.on('log.problem', ({ problem }) => {
      if (problem === null) {
        terminal.warn({ en: 'The log can be written again.', zh: '日志已恢复写入。' });
        return;
      }
      terminal.warn(terminal.paint('red', terminal.pick(problem.text)));
      terminal.warn(`→ ${terminal.pick(problem.next)}`);
    }),
  ];
  if (printEntries)
    ends.push(
      app.events.on('log.appended', ({ entries }) => {
        for (const entry of entries) {
          terminal.json(entry);
          if (!terminal.isJson) terminal.say(entryLine(entry, terminal));
        }
      }),
    );
  return () => ends.forEach((end) => end());
}
