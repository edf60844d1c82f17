import { z } from 'zod';
import { missingText } from '../../domain/call/missing-text.ts';
import { exitCodes } from '../exit-codes.ts';
import { dayAndTime } from '../output/times.ts';
import { runWith, wholeNumber, type Command } from './command.ts';

const options = z.object({ limit: wholeNumber(1, 10_000).default(50) });

export const callsCommand: Command = {
  name: 'calls',
  summary: { en: 'lists calls, newest first', zh: '列出呼叫记录，最新的在前' },
  options: [
    { flags: '--limit <N>', text: { en: 'at most so many (default 50)', zh: '最多列出 N 条（默认 50）' } },
  ],
  examples: ['ringcode calls', 'ringcode calls --limit 5 --json'],
  run: runWith(options, async (session, { limit }) => {
    const { terminal } = session;
    const app = await session.openApp();
    const calls = await app.client.call('call.list', { limit });
    for (const call of calls) {
      terminal.json({ event: 'call', call });
      const { startedAt, callee, verdict, missing } = call;
      const { en, zh } = missingText(missing);
      const gaps = terminal.pick({ en: `  (missing: ${en})`, zh: `（尚未收到：${zh}）` });
      terminal.say(
        `${dayAndTime(startedAt)}  ${terminal.number(callee).padEnd(19)}  ${verdict.code.padEnd(19)}  ${terminal.pick(verdict)}${missing.length === 0 ? '' : terminal.paint('yellow', gaps)}`,
      );
    }
    if (calls.length === 0)
      terminal.say({
        en: 'No calls yet. Place one with "ringcode call", or see "ringcode demo".',
        zh: '暂无呼叫记录。请用“ringcode call”发起呼叫，或先运行“ringcode demo”。',
      });
    return exitCodes.done;
  }),
};
