import { z } from 'zod';
import { builtInSimulator } from '../../core/simulator-control.ts';
import { watchSimulator } from '../output/watch-simulator.ts';
import { appKeySchema } from '../../domain/profile.ts';
import { exitCodes } from '../exit-codes.ts';
import { neverBlock } from '../output/watch-output.ts';
import { port, runWith, speed, type Command } from './command.ts';

const options = z.object({
  port: port.default(0),
  appKey: appKeySchema.max(32).optional(),
  speed: speed.default(1),
  clock: z.enum(['any', 'utc', 'beijing', 'local']).default('any'),
  digest: z.enum(['older', 'newer']).default('newer'),
});

export const simulateCommand: Command = {
  name: 'simulate',
  summary: {
    en: 'runs the platform in a box: checks signatures, "places" calls, pushes notifications',
    zh: '运行模拟平台：校验签名，模拟呼叫，推送通知',
  },
  options: [
    { flags: '--port <N>', text: { en: 'port (default: a free one)', zh: '端口（默认自动选择）' } },
    {
      flags: '--app-key <K>',
      text: {
        en: `app key (default ${builtInSimulator.appKey})`,
        zh: `app_key（默认 ${builtInSimulator.appKey}）`,
      },
    },
    {
      flags: '--speed <X>',
      text: { en: 'call time runs X times faster (default 1)', zh: '以 X 倍速模拟呼叫（默认 1）' },
    },
    {
      flags: '--clock <any|utc|beijing|local>',
      text: {
        en: 'which clock of Created is accepted (default any)',
        zh: '校验 Created 时接受的时钟（默认 any，均接受）',
      },
    },
    {
      flags: '--digest <older|newer>',
      text: {
        en: 'edition of the notifications’ digest (default newer)',
        zh: '推送通知时摘要算法的版本（默认 newer）',
      },
    },
  ],
  examples: ['ringcode simulate --port 8080 --speed 10', 'ringcode simulate --clock utc --digest older'],
  notes: {
    en:
      `The app secret is ${builtInSimulator.secret}, or RINGCODE_APP_SECRET where it is set.\n` +
      'The last two digits of the callee choose the course: 01 answered, 02 busy, 03 no answer, 04 rejected, 05 unreachable.',
    zh:
      `app_secret 为 ${builtInSimulator.secret}；设置了 RINGCODE_APP_SECRET 时以其为准。\n` +
      '被叫号码的最后两位决定呼叫过程：01 应答，02 被叫正忙，03 无应答，04 拒接，05 无法接通。',
  },
  run: runWith(options, async (session, asked) => {
    neverBlock(process.stdout);
    neverBlock(process.stderr);
    const app = await session.openApp();
    // Asked for before anybody is told that it runs: from then on a signal must end it in order.
    const stopped = session.stopRequested();
    const stopWatching = watchSimulator(app, session.terminal);
    const { url, appKey } = await app.client.call('simulator.start', asked);
    session.terminal.json({ event: 'ready', url, appKey });
    session.terminal.say({
      en: `The simulator answers at ${url ?? ''} (app key ${appKey ?? ''}). Ctrl-C stops it.`,
      zh: `模拟平台地址：${url ?? ''}（app_key：${appKey ?? ''}）。按 Ctrl-C 停止。`,
    });
    await stopped;
    stopWatching();
    return exitCodes.done;
  }),
};
