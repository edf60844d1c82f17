import type { App } from 'electron';
import type { Preferences } from '../domain/settings.ts';
import type { Language, Text } from '../domain/text.ts';

/** What the host says itself, in menus and dialogs, in the language of the screens. */
export interface Words {
  language(this: void): Language;
  say(this: void, text: Text): string;
  /** @returns whether the language is another one now */
  follow(this: void, preference: Preferences['language']): boolean;
}

/** The first language that the person has set for the system, BCP 47. */
export function systemLanguage(app: Pick<App, 'getPreferredSystemLanguages' | 'getLocale'>): string {
  return app.getPreferredSystemLanguages()[0] ?? app.getLocale();
}

export function createWords(system: string): Words {
  const ofSystem: Language = system.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  let language = ofSystem;
  return {
    language: () => language,
    say: (text) => text[language],
    follow(preference) {
      const before = language;
      language = preference === 'system' ? ofSystem : preference;
      return language !== before;
    },
  };
}
