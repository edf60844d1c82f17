import { z } from 'zod';
import { runWith, type Command } from './command.ts';

export const inspectCommand: Command = {
  name: 'inspect',
  summary: {
    en: 'reads saved notifications offline, decodes codes, lists what is wrong with each',
    zh: '离线解读已保存的通知：说明各代码的含义，列出每条通知的问题',
  },
  argument: {
    name: '<file...>',
    text: {
      en: 'JSON, JSON lines, an array, or the log’s own export; - reads standard input',
      zh: 'JSON、JSON Lines、数组或日志导出文件；- 表示标准输入',
    },
  },
  options: [],
  examples: ['ringcode inspect fee.json', 'cat notifications.jsonl | ringcode inspect - --json'],
  run: runWith(z.object({}), async (session, _, files) => {
    const { inspectFiles } = await import('../tasks/inspect-files.ts');
    return inspectFiles(session.terminal, z.array(z.string()).parse(files));
  }),
};
