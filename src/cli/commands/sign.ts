import { z } from 'zod';
import { appKeySchema } from '../../domain/profile.ts';
import { exitCodes } from '../exit-codes.ts';
import { clock, runWith, type Command } from './command.ts';

const created = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
    'must look like 2026-01-30T03:04:24Z | 应形如 2026-01-30T03:04:24Z',
  );

const options = z.object({
  profile: z.string().optional(),
  appKey: appKeySchema.optional(),
  nonce: z
    .string()
    .regex(/^[0-9A-Za-z]{1,128}$/, 'must be 1 to 128 digits and letters | 应为 1 到 128 位数字和字母')
    .optional(),
  created: created.optional(),
  clock: clock.optional(),
});

export const signCommand: Command = {
  name: 'sign',
  summary: { en: 'computes the X-AKSK header', zh: '计算 X-AKSK 请求头' },
  options: [
    {
      flags: '--profile <P>',
      text: {
        en: 'take app key, secret and clock from a profile',
        zh: '使用该配置的 app_key、app_secret 和时钟',
      },
    },
    { flags: '--app-key <K>', text: { en: 'app key', zh: 'app_key' } },
    { flags: '--nonce <N>', text: { en: 'nonce (default: a new one)', zh: '随机数 Nonce（默认新生成）' } },
    {
      flags: '--created <T>',
      text: { en: 'time of the nonce (default: now)', zh: '随机数生成时间 Created（默认当前时间）' },
    },
    {
      flags: '--clock <utc|beijing|local>',
      text: { en: 'clock of Created (default utc)', zh: 'Created 使用的时钟（默认 utc）' },
    },
  ],
  examples: ['RINGCODE_APP_SECRET=... ringcode sign --app-key K', 'ringcode sign --profile field --json'],
  notes: {
    en: 'The secret comes from RINGCODE_APP_SECRET, the profile’s store or a prompt, never from an option.',
    zh: 'app_secret 来自 RINGCODE_APP_SECRET、配置中保存的 app_secret 或交互输入，不能作为命令行选项。',
  },
  run: runWith(options, async (session, asked) => {
    const { readCredentials } = await import('../tasks/credentials.ts');
    const { signRequest } = await import('../../core/signing/request-signer.ts');
    const { appKey, appSecret, clock: profileClock } = await readCredentials(session, asked);
    const { xAksk, passwordDigest } = signRequest({
      appKey,
      appSecret,
      clock: asked.clock ?? profileClock,
      now: Date.now(),
      ...(asked.nonce === undefined ? {} : { nonce: asked.nonce }),
      ...(asked.created === undefined ? {} : { created: asked.created }),
    });
    session.terminal.json({ passwordDigest, xAksk });
    session.terminal.say(`X-AKSK: ${xAksk}`);
    return exitCodes.done;
  }),
};
