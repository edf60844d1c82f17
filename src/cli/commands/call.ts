import { z } from 'zod';
import type { CallForm } from '../../contract/call-form.ts';
import { simulatorProfileName } from '../../domain/profile.ts';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { number, runWith, speed, wholeNumber, type Command, type Session } from './command.ts';

/** A call that nobody answers rings for a minute, and a CDR may take a while, s. */
const defaultWaitSeconds = 180;

const options = z.object({
  callee: z.string(),
  code: z.string(),
  profile: z.string().default(simulatorProfileName),
  display: z.string().optional(),
  preTone: z.string().optional(),
  postTone: z.string().optional(),
  language: wholeNumber(0, 99).optional(),
  times: wholeNumber(0, 99).optional(),
  userData: z.string().optional(),
  idlePort: z.boolean().optional(),
  wait: z.union([z.literal(true), number(0.1, 86_400)]).optional(),
  speed: speed.default(1),
  dryRun: z.boolean().optional(),
});
type Options = z.output<typeof options>;

export const callCommand: Command = {
  name: 'call',
  summary: { en: 'signs and sends one callVerify request', zh: '签名并发送一次语音验证码请求（callVerify）' },
  options: [
    {
      flags: '--callee <N>',
      text: { en: 'number to call, e.g. +8613800000001', zh: '被叫号码，如 +8613800000001' },
    },
    { flags: '--code <D>', text: { en: 'verification code, 2 to 8 digits', zh: '验证码，2 到 8 位数字' } },
    {
      flags: '--profile <P>',
      text: { en: 'profile (default: the built-in simulator)', zh: '使用的配置（默认为内置模拟平台）' },
    },
    { flags: '--display <N>', text: { en: 'fixed line shown to the callee', zh: '主显号码（固话号码）' } },
    { flags: '--pre-tone <F>', text: { en: 'tone file before the code', zh: '验证码前的放音文件' } },
    { flags: '--post-tone <F>', text: { en: 'tone file after the code', zh: '验证码后的放音文件' } },
    {
      flags: '--language <N>',
      text: {
        en: 'language of the code, only 2 (Chinese) is defined',
        zh: '验证码播放语言，目前仅定义 2（中文）',
      },
    },
    {
      flags: '--times <N>',
      text: {
        en: 'how often the code is played, 0 is endless (default 3)',
        zh: '验证码播放次数，0 为循环播放（默认 3）',
      },
    },
    {
      flags: '--user-data <T>',
      text: { en: 'text echoed in every notification', zh: '用户附属信息（userData），在每条通知中原样返回' },
    },
    {
      flags: '--idle-port',
      text: { en: 'ask for the number of free call ports', zh: '请求返回空闲呼叫端口数' },
    },
    {
      flags: '--wait [SECONDS]',
      text: {
        en: `listen and follow the call to its CDR (default at most ${defaultWaitSeconds} s)`,
        zh: `启动监听，跟踪呼叫直到收到话单（默认最多 ${defaultWaitSeconds} 秒）`,
      },
    },
    {
      flags: '--speed <X>',
      text: { en: 'the built-in simulator runs calls X times faster', zh: '内置模拟平台以 X 倍速模拟呼叫' },
    },
    {
      flags: '--dry-run',
      text: { en: 'print the exact request, send nothing', zh: '只显示完整请求，不发送' },
    },
  ],
  examples: [
    'ringcode call --callee +8613800000001 --code 135790 --wait --speed 10',
    'ringcode call --callee +8613800000002 --code 2468 --profile field --wait 300',
    'ringcode call --callee +8613800000001 --code 135790 --dry-run',
  ],
  run: runWith(options, async (session, asked) => {
    const { openCallSession } = await import('../tasks/call-session.ts');
    const app = await openCallSession(session, asked);
    if (asked.dryRun === true) return dryRun(session, asked, app);
    const { placeCall } = await import('../tasks/place-call.ts');
    const seconds = asked.wait === true ? defaultWaitSeconds : asked.wait;
    return placeCall(app, session, formOf(asked), seconds === undefined ? null : seconds * 1000);
  }),
};

function formOf(asked: Options): CallForm {
  const { callee, code, profile, display, preTone, postTone, language, times, userData, idlePort } = asked;
  return {
    profile,
    callee,
    code,
    displayNbr: display,
    preTone,
    postTone,
    languageType: language ?? 2,
    times,
    userData,
    idlePort: idlePort === true,
    push: 'listener',
  };
}

async function dryRun(
  { terminal }: Session,
  asked: Options,
  app: Awaited<ReturnType<Session['openApp']>>,
): Promise<ExitCode> {
  const { sayProblems } = await import('../output/report.ts');
  const { url, headers, body, problems } = await app.client.call('call.preview', formOf(asked));
  terminal.json({ event: 'request', url, headers, body, problems });
  terminal.say(`POST ${url}`);
  for (const [name, value] of headers) terminal.say(`${name}: ${value}`);
  terminal.say('');
  terminal.say(body);
  sayProblems(problems, terminal);
  terminal.warn({ en: 'Nothing was sent.', zh: '未发送任何内容。' });
  return problems.some(({ severity }) => severity === 'error') ? exitCodes.usage : exitCodes.done;
}
