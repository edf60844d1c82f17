/** A profile while it is being filled in: all texts as typed, checked by the very schema of the engine. */
import type { Profile } from '../../../domain/profile.ts';
import { profileSchema, simulatorProfileName } from '../../../domain/profile.ts';
import { issueText } from '../../../domain/issue-text.ts';
import type { Text } from '../../../domain/text.ts';

export interface ProfileDraft extends Omit<Profile, 'publicUrl' | 'caPem' | 'pinSha256'> {
  readonly publicUrl: string;
  readonly caPem: string;
  readonly pinSha256: string;
}

export type DraftFaults = Readonly<Partial<Record<keyof ProfileDraft, Text>>>;

export const emptyDraft: ProfileDraft = {
  name: '',
  baseUrl: '',
  appKey: '',
  displayNumbers: [],
  preTones: [],
  postTones: [],
  clock: 'utc',
  publicUrl: '',
  caPem: '',
  pinSha256: '',
};

export function draftOf(profile: Profile): ProfileDraft {
  const { name, baseUrl, appKey, displayNumbers, preTones, postTones, clock } = profile;
  return {
    name,
    baseUrl,
    appKey,
    displayNumbers,
    preTones,
    postTones,
    clock,
    publicUrl: profile.publicUrl ?? '',
    caPem: profile.caPem ?? '',
    pinSha256: profile.pinSha256 ?? '',
  };
}

export type CheckedDraft =
  | { readonly profile: Profile; readonly faults: null }
  | { readonly profile: null; readonly faults: DraftFaults };

const reserved: Text = {
  en: 'is the name of the built-in profile',
  zh: '是内置配置的名称',
};

/** The profile as it will be stored, blanks around its values removed; or what is wrong, the first fault per field. */
export function checkDraft(draft: ProfileDraft): CheckedDraft {
  const { publicUrl, caPem, pinSha256 } = draft;
  const parsed = profileSchema.safeParse({
    ...draft,
    publicUrl: absentIfBlank(publicUrl),
    caPem: absentIfBlank(caPem),
    pinSha256: absentIfBlank(pinSha256),
  });
  if (parsed.success) {
    if (parsed.data.name === simulatorProfileName) return { profile: null, faults: { name: reserved } };
    return { profile: parsed.data, faults: null };
  }
  const faults: Partial<Record<keyof ProfileDraft, Text>> = {};
  for (const issue of parsed.error.issues) {
    // The schema has the fields of the draft, and none that it does not know was given.
    const field = issue.path[0] as keyof ProfileDraft;
    faults[field] ??= issueText(issue);
  }
  return { profile: null, faults };
}

function absentIfBlank(text: string): string | null {
  return text.trim() === '' ? null : text;
}

export function isSameDraft(a: ProfileDraft, b: ProfileDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The first of `Name (copy)`, `Name (copy) 2`... that is free. */
export function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let number = 2; taken.includes(name); number += 1) name = `${wanted} ${number}`;
  return name;
}
