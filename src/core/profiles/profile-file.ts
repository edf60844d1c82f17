/** Profiles as a file that may be handed on: without secrets, and read with the same rules as a form. */
import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { ImportOutcome } from '../../contract/views.ts';
import { excerpt } from '../../domain/excerpt.ts';
import { issueText } from '../../domain/issue-text.ts';
import { profileSchema, simulatorProfileName, type Profile } from '../../domain/profile.ts';
import type { Text } from '../../domain/text.ts';

/** Raised where a version of this program before could not read what is written now. */
const fileVersion = 1;

const fileSchema = z.object({
  ringcode: z.literal('profiles'),
  version: z.number().int(),
  profiles: z.array(z.unknown()),
});

/** The file's text. Only the fields of a profile are in it, and a secret is none of them. */
export function writeProfileFile(profiles: readonly Profile[]): string {
  const plain = profiles.map((profile) => z.object(profileSchema.shape).parse(profile));
  return `${JSON.stringify({ ringcode: 'profiles', version: fileVersion, profiles: plain }, null, 2)}\n`;
}

export interface ReadProfiles {
  readonly profiles: readonly Profile[];
  /** Names and reasons; a value of the file is never repeated, it could be a secret. */
  readonly skipped: ImportOutcome['skipped'];
}

/** @throws AppError `invalid-input` for a text that is no such file as a whole */
export function readProfileFile(text: string): ReadProfiles {
  const parsed = fileSchema.safeParse(parseJson(text));
  if (!parsed.success) throw noProfileFile();
  if (parsed.data.version > fileVersion) throw newerFile();
  const profiles = new Map<string, Profile>();
  const skipped: ImportOutcome['skipped'] = [];
  for (const [index, value] of parsed.data.profiles.entries()) {
    const profile = profileSchema.safeParse(value);
    const reason = profile.success ? reasonAgainst(profile.data, profiles) : wordIssues(profile.error);
    if (reason !== null) skipped.push({ name: nameOf(value, index), reason });
    else if (profile.success) profiles.set(profile.data.name, profile.data);
  }
  return { profiles: [...profiles.values()], skipped };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function reasonAgainst({ name }: Profile, taken: ReadonlyMap<string, Profile>): Text | null {
  if (name === simulatorProfileName)
    return { en: 'This profile is built in and cannot be changed.', zh: '该配置是内置的，不能修改。' };
  if (taken.has(name))
    return { en: 'The file has another profile of this name before.', zh: '文件中前面已有同名配置。' };
  return null;
}

/** Each field once, with what is wrong with it. */
function wordIssues({ issues }: z.ZodError): Text {
  const words = issues.flatMap((issue): Text[] => {
    const text = issueText(issue);
    const path = issue.path.map(String);
    const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    return fields.map((field) => worded(field.join('.'), text));
  });
  const join = (language: keyof Text, comma: string): string =>
    words
      .slice(0, shownIssues)
      .map((text) => text[language])
      .join(comma);
  return { en: `${join('en', '; ')}.`, zh: `${join('zh', '；')}。` };
}

const shownIssues = 5;
const looksSecret = /secret|passw|token|private/i;

function worded(field: string, text: Text): Text {
  const shown = field === '' ? { en: 'the profile', zh: '配置' } : named(field);
  const hint = looksSecret.test(field) ? secretHint : { en: '', zh: '' };
  return { en: `${shown.en}: ${text.en}${hint.en}`, zh: `${shown.zh}：${text.zh}${hint.zh}` };
}

const secretHint: Text = {
  en: ' (secrets are not taken from a file; enter the app secret in the profile)',
  zh: '（app_secret 不从文件导入，请在配置中填写）',
};

function named(field: string): Text {
  const name = excerpt(field, 64);
  return { en: name, zh: name };
}

/** The profile's name as far as it has one, otherwise its place in the file. */
function nameOf(value: unknown, index: number): string {
  const named = z.object({ name: z.string().trim().min(1) }).safeParse(value);
  return named.success ? excerpt(named.data.name, 64) : `#${index + 1}`;
}

function noProfileFile(): AppError {
  return new AppError(
    'invalid-input',
    {
      en: 'This is no file of profiles that Ringcode has exported.',
      zh: '该文件不是由 Ringcode 导出的配置文件。',
    },
    {
      next: {
        en: 'Choose a file made with "Export" on the profiles screen.',
        zh: '请选择在“配置”页面导出的文件。',
      },
    },
  );
}

function newerFile(): AppError {
  return new AppError(
    'invalid-input',
    {
      en: 'The file was exported by a newer version of Ringcode.',
      zh: '该文件由较新版本的 Ringcode 导出。',
    },
    {
      next: {
        en: 'Update this program, or export the profiles again with this version.',
        zh: '请升级本程序，或用当前版本重新导出。',
      },
    },
  );
}
