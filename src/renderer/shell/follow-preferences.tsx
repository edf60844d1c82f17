import { useMantineColorScheme } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useMethod } from '../data/use-method.ts';
import { changeLanguage, languageOf } from '../i18n/start-words.ts';

/** Language and theme follow the settings, or the system where they leave it to that; at once, without a restart. */
export function FollowPreferences(): ReactNode {
  const preferences = useMethod('settings.read', {}).data?.preferences;
  const { setColorScheme } = useMantineColorScheme();
  const language = preferences?.language;
  const theme = preferences?.theme;
  useEffect(() => {
    if (language === undefined) return;
    void changeLanguage(language === 'system' ? languageOf(navigator.language) : language);
  }, [language]);
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [theme, setColorScheme]);
  return null;
}
