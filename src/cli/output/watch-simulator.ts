import type { App } from '../../core/app.ts';
import { clockTime } from './times.ts';
import type { Terminal } from './terminal.ts';

/** Prints what the simulator answers and pushes; the returned function ends it. */
export function watchSimulator(app: App, terminal: Terminal): () => void {
  const ends = [
    app.events.on('simulator.answered', (answered) => {
      terminal.json({ event: 'answered', ...answered });
      const { resultcode, resultdesc, callee, source } = answered;
      terminal.say(
        `${clockTime(answered.at)}  ${terminal.pick({ en: 'answered', zh: '响应' })}  ${source}  ${terminal.number(callee)}  ${resultcode} ${resultdesc}`,
      );
    }),
    app.events.on('simulator.pushed', (pushed) => {
      terminal.json({ event: 'pushed', ...pushed });
      const outcome = pushed.http === null ? (pushed.error ?? '-') : `HTTP ${pushed.http}`;
      const again = pushed.willRetry
        ? terminal.pick({ en: ' (will be pushed again)', zh: '（将重新推送）' })
        : '';
      terminal.say(
        `${clockTime(pushed.at)}  ${terminal.pick({ en: 'pushed', zh: '推送' })}  ${pushed.eventType}  ${pushed.url}  ${outcome}${again}`,
      );
    }),
  ];
  return () => ends.forEach((end) => end());
}
