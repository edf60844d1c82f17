import { z } from 'zod';
import { exitCodes } from '../exit-codes.ts';
import { runWith, wholeNumber, type Command } from './command.ts';

const options = z.object({
  search: z.string().min(1).optional(),
  filter: z.string().optional(),
  limit: wholeNumber(1, 10_000).optional(),
  follow: z.boolean().optional(),
  export: z
    .string()
    .regex(/\.(csv|jsonl)$/i, 'must end with .csv or .jsonl | 文件名应以 .csv 或 .jsonl 结尾')
    .optional(),
});

export const logCommand: Command = {
  name: 'log',
  summary: {
    en: 'shows, searches, follows and exports the stored log',
    zh: '查看、搜索、跟踪和导出日志',
  },
  options: [
    {
      flags: '--search <T>',
      text: { en: 'only entries that contain this text', zh: '只显示包含该文本的日志' },
    },
    {
      flags: '--filter <F>',
      text: {
        en: 'only entries for which all terms hold, see below',
        zh: '只显示满足全部条件的日志，写法见下',
      },
    },
    {
      flags: '--limit <N>',
      text: {
        en: 'the newest so many (default 100; all for an export)',
        zh: '只取最新的 N 条（默认 100，导出时默认全部）',
      },
    },
    {
      flags: '--follow',
      text: { en: 'go on with what arrives, until you stop it', zh: '持续显示新到的日志，直到手动停止' },
    },
    {
      flags: '--export <FILE>',
      text: { en: 'write to FILE.csv or FILE.jsonl', zh: '导出到 FILE.csv 或 FILE.jsonl' },
    },
  ],
  examples: [
    'ringcode log --filter "kind:fee at>-2h"',
    'ringcode log --search 138000 --limit 20',
    'ringcode log --export log.csv',
  ],
  notes: {
    en: 'Filter terms: kind:status,fee  session:ID  call:ID  at>2026-11-01T10:00  at>-2h  "free text"',
    zh: '过滤条件：kind:status,fee  session:ID  call:ID  at>2026-11-01T10:00  at>-2h  "任意文本"',
  },
  run: runWith(options, async (session, asked) => {
    const { exportLog, followLog, logQuery, showLog } = await import('../tasks/read-log.ts');
    const query = logQuery(asked, Date.now());
    const app = await session.openApp();
    if (asked.export !== undefined) await exportLog(app, session, query, asked.export, asked.limit);
    else if (asked.follow === true) await followLog(app, session, query, asked.limit ?? 10);
    else await showLog(app, session, query, asked.limit ?? 100);
    return exitCodes.done;
  }),
};
