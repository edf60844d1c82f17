import { z } from 'zod';
import { exitCodes } from '../exit-codes.ts';
import { neverBlock } from '../output/watch-output.ts';
import { port, runWith, type Command } from './command.ts';

/** The listener has 9330: the platform must never reach the screens. */
const usualPort = 9331;

const options = z.object({
  port: port.default(usualPort),
  host: z.string().trim().min(1).default('127.0.0.1'),
  open: z.boolean().optional(),
});

export const serveCommand: Command = {
  name: 'serve',
  summary: {
    en: 'serves the screens to a browser, with listener and simulator, until you stop it',
    zh: '启动浏览器界面，同时启动监听和模拟平台，直到手动停止',
  },
  options: [
    {
      flags: '--port <N>',
      text: {
        en: `port of the screens (default ${usualPort}, 0 for a free one)`,
        zh: `界面端口（默认 ${usualPort}，0 为自动选择）`,
      },
    },
    {
      flags: '--host <H>',
      text: {
        en: 'address or name to bind (default 127.0.0.1: this machine only)',
        zh: '绑定的地址或主机名（默认 127.0.0.1，仅限本机）',
      },
    },
    { flags: '--open', text: { en: 'open the system’s browser', zh: '打开系统默认浏览器' } },
  ],
  examples: ['ringcode serve --open', 'ringcode serve --port 0 --json'],
  notes: {
    en:
      'The printed address carries a token: whoever has it can place calls and read the log.\n' +
      'From another machine use a tunnel: ssh -L 9331:127.0.0.1:9331 <this machine>.',
    zh:
      '显示的地址中含有令牌：持有该地址者即可发起呼叫、查看日志。\n' +
      '从其他机器访问请使用隧道：ssh -L 9331:127.0.0.1:9331 <本机>。',
  },
  run: runWith(options, async (session, asked) => {
    neverBlock(process.stdout);
    neverBlock(process.stderr);
    // Asked for before anybody is told that it runs: from then on a signal must end it in order.
    const stopped = session.stopRequested();
    const { serveScreens } = await import('../tasks/serve-screens.ts');
    const served = await serveScreens(session, asked);
    try {
      await stopped;
    } finally {
      await served.close();
    }
    return exitCodes.done;
  }),
};
