import { z } from 'zod';
import type { ProfileView } from '../../domain/profile.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Terminal } from '../output/terminal.ts';
import { clock, runWith, type Command } from './command.ts';

const list = z.array(z.string()).optional();
const setOptions = z.object({
  baseUrl: z.string().optional(),
  appKey: z.string().optional(),
  display: list,
  preTone: list,
  postTone: list,
  clock: clock.optional(),
  publicUrl: z.string().optional(),
  ca: z.string().optional(),
  pin: z.string().optional(),
  secret: z.boolean().optional(),
});

const name = { name: '<name>', text: { en: 'name of the profile', zh: '配置名称' } };

const listProfiles: Command = {
  name: 'list',
  summary: { en: 'lists profiles, without secrets', zh: '列出配置（不含 app_secret）' },
  options: [],
  examples: ['ringcode profile list'],
  run: runWith(z.object({}), async (session) => {
    const app = await session.openApp();
    for (const profile of await app.client.call('profile.list', {})) show(profile, session.terminal);
    return exitCodes.done;
  }),
};

const setProfile: Command = {
  name: 'set',
  summary: { en: 'creates a profile or changes one', zh: '新建或修改配置' },
  argument: name,
  options: [
    {
      flags: '--base-url <U>',
      text: { en: 'access address, https://host:port', zh: 'APP 接入地址，https://主机:端口' },
    },
    { flags: '--app-key <K>', text: { en: 'app key', zh: 'app_key' } },
    {
      flags: '--display <N>',
      text: { en: 'number to show; may be repeated', zh: '主显号码，可重复' },
      repeatable: true,
    },
    {
      flags: '--pre-tone <F>',
      text: { en: 'tone file before the code; may be repeated', zh: '验证码前的放音文件，可重复' },
      repeatable: true,
    },
    {
      flags: '--post-tone <F>',
      text: { en: 'tone file after the code; may be repeated', zh: '验证码后的放音文件，可重复' },
      repeatable: true,
    },
    {
      flags: '--clock <utc|beijing|local>',
      text: { en: 'clock of Created (default utc)', zh: 'Created 使用的时钟（默认 utc）' },
    },
    {
      flags: '--public-url <U>',
      text: {
        en: 'address under which the platform reaches the listener',
        zh: '平台访问本机监听所用的公网地址',
      },
    },
    {
      flags: '--ca <FILE>',
      text: { en: 'additional certificate authority (PEM file)', zh: '附加的 CA 证书（PEM 文件）' },
    },
    {
      flags: '--pin <SHA256>',
      text: { en: 'fingerprint the server certificate must have', zh: '服务器证书必须匹配的 SHA-256 指纹' },
    },
    { flags: '--secret', text: { en: 'enter the app secret anew', zh: '重新输入 app_secret' } },
  ],
  examples: [
    'ringcode profile set field --base-url https://rtccall.cn-north-1.myhuaweicloud.cn:443 --app-key K --display +8675528000001 --pre-tone pretone.wav',
    'cat secret.txt | ringcode profile set field --secret',
  ],
  notes: {
    en: 'The secret comes from RINGCODE_APP_SECRET, a prompt or standard input, never from an option.\nA stored one is replaced only with --secret.',
    zh:
      'app_secret 来自 RINGCODE_APP_SECRET、交互输入或标准输入，不能作为命令行选项。\n' +
      '已保存的 app_secret 只有指定 --secret 时才会被替换。',
  },
  run: runWith(setOptions, async (session, asked, given) => {
    const { saveProfile } = await import('../tasks/save-profile.ts');
    const saved = await saveProfile(session, z.string().parse(given), asked);
    show(saved, session.terminal);
    return exitCodes.done;
  }),
};

const removeProfile: Command = {
  name: 'remove',
  summary: { en: 'removes a profile and its secret', zh: '删除配置及其 app_secret' },
  argument: name,
  options: [],
  examples: ['ringcode profile remove field'],
  run: runWith(z.object({}), async (session, _, given) => {
    const app = await session.openApp();
    const removed = z.string().parse(given);
    await app.client.call('profile.remove', { name: removed });
    session.terminal.json({ name: removed, removed: true });
    session.terminal.say({ en: `Removed "${removed}".`, zh: `已删除“${removed}”。` });
    return exitCodes.done;
  }),
};

export const profileCommand: Command = {
  name: 'profile',
  summary: { en: 'profiles: list, set, remove', zh: '管理配置：list 列出，set 新建或修改，remove 删除' },
  options: [],
  examples: ['ringcode profile list', ...setProfile.examples],
  subcommands: [listProfiles, setProfile, removeProfile],
  run: () => Promise.resolve(exitCodes.usage),
};

function show(profile: ProfileView, terminal: Terminal): void {
  const place = profile.secret;
  const secret = place === null ? 'none' : profile.builtIn ? place.en : `stored in ${place.en}`;
  const {
    name: shown,
    baseUrl,
    appKey,
    displayNumbers,
    preTones,
    postTones,
    clock: clockMode,
    publicUrl,
    pinSha256,
  } = profile;
  terminal.json({
    name: shown,
    baseUrl,
    appKey,
    secret,
    displayNumbers,
    preTones,
    postTones,
    clock: clockMode,
    publicUrl,
    pinSha256,
  });
  terminal.say(`${terminal.paint('bold', shown)}  ${baseUrl}  ${appKey}`);
  const details: { en: string; zh: string }[] = [
    place === null
      ? { en: 'app secret: none yet', zh: 'app_secret：尚未设置' }
      : { en: `app secret: ${place.en}`, zh: `app_secret：${place.zh}` },
    { en: `clock of Created: ${clockMode}`, zh: `Created 时钟：${clockMode}` },
  ];
  if (displayNumbers.length > 0)
    details.push({
      en: `numbers to show: ${displayNumbers.join(', ')}`,
      zh: `主显号码：${displayNumbers.join('、')}`,
    });
  if (preTones.length + postTones.length > 0)
    details.push({
      en: `tone files: ${[...preTones, ...postTones].join(', ')}`,
      zh: `放音文件：${[...preTones, ...postTones].join('、')}`,
    });
  if (publicUrl !== null) details.push({ en: `public address: ${publicUrl}`, zh: `公网地址：${publicUrl}` });
  for (const detail of details) terminal.say(`  ${terminal.pick(detail)}`);
}
