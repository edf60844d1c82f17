import type { Language } from '../domain/text.ts';

/**
 * `--lang` where given, else the system's: LC_ALL, LC_MESSAGES and LANG where they are set (Linux, macOS,
 * Git Bash), else what the operating system tells Node (Windows). `systemLocale` is only asked then: it loads
 * the tables of all languages.
 */
export function chooseLanguage(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  systemLocale: () => string,
): Language {
  const asked = askedFor(argv);
  if (asked !== undefined) return asked.startsWith('zh') ? 'zh' : 'en';
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || systemLocale();
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Read before the command line is parsed properly, because the help itself is in one of the languages. */
function askedFor(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang');
  if (at >= 0) return argv[at + 1];
  return argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
}
