/** Builds the command line in the user's language from the commands' own definitions. */
import { Command as Commander, Help, Option } from 'commander';
import { AppError } from '../contract/errors.ts';
import type { Language, Text } from '../domain/text.ts';
import { languageNamed } from './language.ts';
import type { Command, OptionDefinition } from './commands/command.ts';

/** Each command is loaded only when it is asked for, so that starting one does not load the others. */
export const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  call: async () => (await import('./commands/call.ts')).callCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  listen: async () => (await import('./commands/listen.ts')).listenCommand,
  simulate: async () => (await import('./commands/simulate.ts')).simulateCommand,
  log: async () => (await import('./commands/log.ts')).logCommand,
  calls: async () => (await import('./commands/calls.ts')).callsCommand,
  inspect: async () => (await import('./commands/inspect.ts')).inspectCommand,
  sign: async () => (await import('./commands/sign.ts')).signCommand,
  profile: async () => (await import('./commands/profile.ts')).profileCommand,
};

const takesValue = new Set(['--data', '--lang']);

/** The command that the words name, or all of them where help or a correction needs the whole list. */
export async function loadCommands(argv: readonly string[]): Promise<Command[]> {
  const named = argv.find((word, at) => Object.hasOwn(loaders, word) && !takesValue.has(argv[at - 1] ?? ''));
  const wanted = named === undefined || argv[0] === 'help' ? Object.values(loaders) : [loaders[named]];
  return Promise.all(wanted.map(async (load) => load?.())).then((all) =>
    all.filter((one) => one !== undefined),
  );
}

export type Execute = (
  command: Command,
  options: Record<string, unknown>,
  argument: unknown,
) => Promise<void>;

export function createProgram(
  commands: readonly Command[],
  language: Language,
  version: string,
  execute: Execute,
): Commander {
  const program = new Commander('ringcode');
  program
    .description(texts.about[language])
    .version(version, '--version', texts.version[language])
    .helpOption('-h, --help', texts.help[language])
    .helpCommand('help [command]', texts.help[language])
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => translateTitle(title, language),
      // The library puts a blank behind the title of the usage, which a full-width colon brings along itself.
      formatHelp: (command, help) => Help.prototype.formatHelp.call(help, command, help).replace('： ', '：'),
    })
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  for (const { check, ...definition } of globalOptions) {
    const option = createOption(definition, language);
    program.addOption(check === undefined ? option : option.argParser(check));
  }
  for (const command of commands) addCommand(program, command, language, execute);
  program.addHelpText('after', `\n${texts.more[language]}`);
  return program;
}

function addCommand(parent: Commander, command: Command, language: Language, execute: Execute): void {
  const built = parent.command(command.name).description(command.summary[language]);
  built.helpOption('-h, --help', texts.help[language]).helpCommand(false).allowExcessArguments(false);
  if (command.argument) built.argument(command.argument.name, command.argument.text[language]);
  for (const option of command.options) built.addOption(createOption(option, language));
  built.addHelpText('after', helpTail(command, language));
  for (const subcommand of command.subcommands ?? []) addCommand(built, subcommand, language, execute);
  if (command.subcommands) return;
  built.action(async () => {
    await execute(command, built.optsWithGlobals(), command.argument ? built.processedArgs[0] : undefined);
  });
}

function createOption({ flags, text, repeatable }: OptionDefinition, language: Language): Option {
  const option = new Option(flags, text[language]);
  if (repeatable)
    option.argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), value]);
  return option;
}

function helpTail({ examples, notes }: Command, language: Language): string {
  const lines = examples.map((example) => `  ${example}`);
  const shown = lines.length > 0 ? `\n${translateTitle('Examples:', language)}\n${lines.join('\n')}\n` : '';
  return notes ? `${shown}\n${notes[language]}\n` : shown;
}

function translateTitle(title: string, language: Language): string {
  return language === 'zh' ? (titles[title] ?? title) : title;
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
  'Examples:': '示例：',
};

interface GlobalOption extends OptionDefinition {
  /** The value, where it can be used. @throws AppError `invalid-input` */
  readonly check?: (value: string) => string;
}

const globalOptions: readonly GlobalOption[] = [
  {
    flags: '--data <DIR>',
    text: { en: 'data folder (or RINGCODE_DATA)', zh: '数据目录（或 RINGCODE_DATA）' },
    check: notBlank,
  },
  {
    flags: '--json',
    text: { en: 'one JSON object per line on standard output', zh: '标准输出每行一个 JSON 对象' },
  },
  {
    flags: '--mask',
    text: { en: 'hide numbers and codes in output and exports', zh: '在输出和导出中隐藏号码和验证码' },
  },
  { flags: '--lang <zh|en>', text: { en: 'language of texts', zh: '输出语言' }, check: knownLanguage },
  { flags: '--verbose', text: { en: 'show details of unforeseen faults', zh: '显示意外错误的详细信息' } },
];

/** An empty path would be the current folder, which an unset variable in a script does not mean. */
function notBlank(folder: string): string {
  if (folder.trim() !== '') return folder;
  throw new AppError('invalid-input', {
    en: '--data is empty: give the path of a folder.',
    zh: '--data 为空：请指定目录路径。',
  });
}

function knownLanguage(word: string): string {
  if (languageNamed(word) !== null) return word;
  throw new AppError('invalid-input', { en: '--lang must be zh or en.', zh: '--lang 应为 zh 或 en。' });
}

const texts = {
  about: {
    en: 'Places Huawei Cloud VoiceCall verification-code calls and keeps everything that comes back.',
    zh: '通过华为云语音通话发起语音验证码呼叫，并保存平台返回和推送的全部内容。',
  },
  version: { en: 'show the version', zh: '显示版本' },
  help: { en: 'show help', zh: '显示帮助' },
  more: {
    en: 'Start with "ringcode demo": it needs neither credentials nor a network.',
    zh: '请先运行“ringcode demo”：无需凭证，也无需网络。',
  },
} satisfies Record<string, Text>;
