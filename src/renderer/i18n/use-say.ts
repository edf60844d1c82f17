import { useTranslation } from 'react-i18next';
import type { Language, Text } from '../../domain/text.ts';

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'zh' ? 'zh' : 'en';
}

/** Sentences that come from the host in both languages. */
export function useSay(): (text: Text) => string {
  const language = useLanguage();
  return (text) => text[language];
}
