import { z } from 'zod';
import { exitCodes } from '../exit-codes.ts';
import { neverBlock } from '../output/watch-output.ts';
import { watchLog } from '../output/watch-log.ts';
import { port, runWith, type Command } from './command.ts';

const options = z.object({
  host: z.string().trim().min(1).optional(),
  port: port.optional(),
  publicUrl: z
    .url({ protocol: /^https?$/, message: 'must be http(s)://host[:port] | 应为 http(s)://主机[:端口]' })
    .optional(),
  quiet: z.boolean().optional(),
});

export const listenCommand: Command = {
  name: 'listen',
  summary: {
    en: 'receives notifications and keeps them durably until you stop it',
    zh: '启动监听，接收并保存平台推送的状态通知和话单，直到手动停止',
  },
  options: [
    {
      flags: '--host <H>',
      text: { en: 'address to bind (default 127.0.0.1)', zh: '绑定地址（默认 127.0.0.1）' },
    },
    {
      flags: '--port <N>',
      text: { en: 'port (default 9330, 0 for a free one)', zh: '端口（默认 9330，0 为自动选择）' },
    },
    {
      flags: '--public-url <U>',
      text: { en: 'address under which the platform reaches it', zh: '平台访问本机监听所用的公网地址' },
    },
    { flags: '--quiet', text: { en: 'do not print entries', zh: '不显示收到的日志' } },
  ],
  examples: ['ringcode listen', 'ringcode listen --port 8443 --public-url https://notify.example.com:8443'],
  run: runWith(options, async (session, { quiet, ...asked }) => {
    const { terminal } = session;
    neverBlock(process.stdout);
    neverBlock(process.stderr);
    const app = await session.openApp();
    // Asked for before anybody is told that it runs: from then on a signal must end it in order.
    const stopped = session.stopRequested();
    // Watched from before the first message can come.
    const stopWatching = watchLog(app, terminal, { printEntries: quiet !== true });
    const view = await app.client.call('listener.start', asked);
    terminal.json({ event: 'ready', statusUrl: view.statusUrl, feeUrl: view.feeUrl });
    const { announceListener } = await import('../output/announce.ts');
    announceListener(view, terminal);
    await stopped;
    await stopWatching();
    return exitCodes.done;
  }),
};
