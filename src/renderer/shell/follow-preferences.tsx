import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { useMethod } from '../data/use-method.ts';
import { changeLanguage, languageOf } from '../i18n/start-words.ts';
import { useSay } from '../i18n/use-say.ts';
import { showFailure } from '../ui/show-failure.ts';

/** Language and theme follow the settings, or the system where they leave it to that; at once, without a restart. */
export function FollowPreferences(): ReactNode {
  const preferences = useMethod('settings.read', {}).data?.preferences;
  const { setColorScheme } = useMantineColorScheme();
  const say = useSay();
  const tell = useEffectEvent((error: unknown) => showFailure(error, say));
  const language = preferences?.language;
  const theme = preferences?.theme;
  useEffect(() => {
    if (language === undefined) return;
    changeLanguage(language === 'system' ? languageOf(navigator.language) : language).catch(tell);
  }, [language]);
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [theme, setColorScheme]);
  return null;
}
