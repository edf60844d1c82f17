/** Both catalogues behind i18next; the second one is loaded only when somebody switches to it. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../domain/text.ts';

const catalogues = {
  en: async () => (await import('./en.ts')).en,
  zh: async () => (await import('./zh.ts')).zh,
};

/** Begins to load a catalogue. */
export function loadWords(language: Language): Promise<unknown> {
  return catalogues[language]();
}

export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    resources: { [language]: await catalogues[language]() },
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  document.documentElement.lang = htmlLanguage[language];
}

let wanted: Language | null = null;

/** Switches what is on screen at once, without a restart; the last language that is asked for holds. */
export async function changeLanguage(language: Language): Promise<void> {
  wanted = language;
  if (i18next.language === language) return;
  if (!i18next.hasResourceBundle(language, 'common')) {
    const words = await catalogues[language]();
    for (const [namespace, keys] of Object.entries(words))
      i18next.addResourceBundle(language, namespace, keys);
    // Somebody has changed their mind before the words came.
    if (wanted !== language) return;
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = htmlLanguage[language];
}

const htmlLanguage = { en: 'en', zh: 'zh-CN' } as const;

/** Chinese for any Chinese system, English for every other. */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
