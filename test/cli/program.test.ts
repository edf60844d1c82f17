import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/cli/commands/command.ts';
import { createProgram, loadCommands, loaders } from '../../src/cli/program.ts';
import { version } from '../../src/cli/version.ts';
import type { Language } from '../../src/domain/text.ts';

interface Ran {
  readonly name: string;
  readonly options: Record<string, unknown>;
  readonly argument: unknown;
}

/** What a command line runs; what it prints; how it ends. */
async function run(
  argv: string[],
  language: Language = 'en',
): Promise<{ ran: Ran[]; printed: string; error: CommanderError | null }> {
  const ran: Ran[] = [];
  let printed = '';
  const program = createProgram(
    await loadCommands(argv),
    language,
    version,
    ({ name }, options, argument) => {
      ran.push({ name, options, argument });
      return Promise.resolve();
    },
  );
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)])
    command.configureOutput({ writeOut: (text) => (printed += text), writeErr: () => undefined });
  const error = await program.parseAsync(argv, { from: 'user' }).then(
    () => null,
    (thrown: unknown) => {
      if (thrown instanceof CommanderError) return thrown;
      throw thrown;
    },
  );
  return { ran, printed, error };
}

const all = await Promise.all(
  Object.entries(loaders).map(async ([name, load]) => ({ name, command: await load() })),
);

function withSubcommands(command: Command): Command[] {
  return [command, ...(command.subcommands ?? []).flatMap(withSubcommands)];
}

describe('the commands', () => {
  it('are those of the published table', () => {
    expect(Object.keys(loaders).sort()).toEqual(
      ['demo', 'simulate', 'serve', 'listen', 'call', 'sign', 'inspect', 'log', 'calls', 'profile'].sort(),
    );
    for (const { name, command } of all) expect(command.name).toBe(name);
  });

  it('are loaded alone where they are named, else all of them', async () => {
    const names = async (...argv: string[]): Promise<string[]> =>
      (await loadCommands(argv)).map(({ name }) => name);
    expect(await names('--json', 'listen', '--port', '0')).toEqual(['listen']);
    expect(await names('--data', 'call', 'log')).toEqual(['log']);
    expect(await names('--lang', 'demo', 'calls')).toEqual(['calls']);
    for (const argv of [[], ['--help'], ['lissen'], ['help', 'call'], ['__proto__']])
      expect(await names(...argv)).toHaveLength(all.length);
  });

  it.each(
    all.flatMap(({ command }) => withSubcommands(command)).map((command) => [command.name, command] as const),
  )(
    'speak both languages and show an example: %s',
    (_name, { summary, options, argument, examples, notes }) => {
      const texts = [
        summary,
        ...options.map(({ text }) => text),
        ...(argument ? [argument.text] : []),
        ...(notes ? [notes] : []),
      ];
      for (const { en, zh } of texts) {
        expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
        expect(zh).toMatch(/\p{Script=Han}|^app_key$/u);
      }
      for (const example of examples) expect(example).toMatch(/^(\w+=\S+ )?(.*\| *)?ringcode /);
    },
  );

  it('can all be run as their examples say', async () => {
    const examples = all
      .flatMap(({ command }) => withSubcommands(command))
      .flatMap((command) => command.examples);
    for (const example of examples) {
      const words = example.replace(/^.*ringcode /, '').match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
      const { ran, error } = await run(words.map((word) => word.replaceAll(/^['"]|['"]$/g, '')));
      expect({ example, error: error?.message ?? null, ran: ran.length }).toEqual({
        example,
        error: null,
        ran: 1,
      });
    }
  });
});

describe('a command line', () => {
  it('hands options and argument to its command', async () => {
    const { ran } = await run([
      '--json',
      'profile',
      'set',
      'field',
      '--display',
      '1',
      '--display',
      '2',
      '--verbose',
    ]);
    expect(ran).toEqual([
      { name: 'set', argument: 'field', options: { json: true, verbose: true, display: ['1', '2'] } },
    ]);
    const call = await run([
      'call',
      '--callee',
      '+86',
      '--code',
      '1',
      '--wait',
      '--data',
      'd',
      '--lang',
      'zh',
    ]);
    expect(call.ran[0]?.options).toEqual({ callee: '+86', code: '1', wait: true, data: 'd', lang: 'zh' });
    expect((await run(['call', '--wait', '300'])).ran[0]?.options).toEqual({ wait: '300' });
    expect((await run(['inspect', 'a.json', 'b.json'])).ran[0]?.argument).toEqual(['a.json', 'b.json']);
  });

  it.each([
    [['lissen'], 'commander.unknownCommand'],
    [['listen', '--prot', '1'], 'commander.unknownOption'],
    [['listen', '--port'], 'commander.optionMissingArgument'],
    [['listen', 'here'], 'commander.excessArguments'],
    [['profile', 'set'], 'commander.missingArgument'],
    [['call', '--secret', 'x'], 'commander.unknownOption'],
  ])('that is wrong runs nothing: %j', async (argv, code) => {
    const { ran, error } = await run(argv);
    expect(ran).toEqual([]);
    expect(error).toMatchObject({ code, exitCode: 1 });
  });

  it('says its version', async () => {
    expect(await run(['--version'])).toMatchObject({ printed: `${version}\n`, error: { exitCode: 0 } });
  });
});

describe('help', () => {
  it.each([
    ['en', ['Usage:', 'Options:', 'Global Options:', 'Examples:'], 'bind address|port'],
    ['zh', ['用法：', '选项：', '通用选项：', '示例：'], '端口'],
  ] as const)('of a command has all its parts in %s', async (language, titles, words) => {
    const { printed, error } = await run(['listen', '--help'], language);
    for (const title of titles) expect(printed).toContain(title);
    expect(printed).toMatch(new RegExp(words));
    expect(printed).toContain('--data <DIR>');
    expect(printed).toContain('ringcode listen');
    expect(error?.exitCode).toBe(0);
  });

  it('of the program lists every command in both languages', async () => {
    const [en, zh] = [await run(['--help'], 'en'), await run(['--help'], 'zh')];
    for (const { command } of all) {
      expect(en.printed).toContain(command.name);
      expect(zh.printed.replaceAll(/\s/g, '')).toContain(command.summary.zh.replaceAll(/\s/g, ''));
    }
    expect(zh.printed).not.toMatch(/Usage:|Options:|Commands:|display help/);
  });
});
