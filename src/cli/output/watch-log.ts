import type { App } from '../../core/app.ts';
import type { LogEntry } from '../../domain/log/log-entry.ts';
import type { Terminal } from './terminal.ts';

/** Prints entries as they arrive, and troubles of the log; the returned function ends it when all is printed. */
export function watchLog(
  app: App,
  terminal: Terminal,
  { printEntries }: { printEntries: boolean },
): () => Promise<void> {
  const print = printerOf(terminal);
  let printed = Promise.resolve();
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
        printed = printed.then(() => print(entries));
      }),
    );
  return async () => {
    for (const end of ends) end();
    await printed;
  };
}

function printerOf(terminal: Terminal): (entries: readonly LogEntry[]) => Promise<void> {
  return async (entries) => {
    for (const entry of entries) terminal.json(entry);
    if (terminal.isJson) return;
    // What words an entry for people is loaded with the first one: a listener starts without it.
    const { entryLine } = await import('./entry-line.ts');
    for (const entry of entries) terminal.say(entryLine(entry, terminal));
  };
}
