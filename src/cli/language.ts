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
  const asked = languageNamed(askedFor(argv) ?? '');
  if (asked !== null) return asked;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || systemLocale();
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The language that a value of `--lang` names, with a region or without; null for any other word. */
export function languageNamed(word: string): Language | null {
  if (/^zh([-_]|$)/.test(word)) return 'zh';
  return /^en([-_]|$)/.test(word) ? 'en' : null;
}

/** Read before the command line is parsed properly, because the help itself is in one of the languages. */
function askedFor(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang');
  if (at >= 0) return argv[at + 1];
  return argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
}
