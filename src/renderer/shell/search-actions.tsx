import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconLanguage, IconPlayerPlay, IconPlayerStop, IconSearch, IconSunMoon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Preferences } from '../../domain/settings.ts';
import { useCommand, useMethod } from '../data/use-method.ts';
import { useSay } from '../i18n/use-say.ts';
import { showFailure } from '../ui/show-failure.ts';
import { screens } from './screens.tsx';

/** Ctrl/Cmd+K: every screen and every action that makes sense anywhere. */
export function SearchActions(): ReactNode {
  const { t } = useTranslation('shell');
  const actions = [...useScreenActions(), ...useServiceActions(), ...usePreferenceActions()];
  return (
    <Spotlight
      actions={actions}
      shortcut="mod + K"
      // Also from within a field.
      tagsToIgnore={[]}
      attributes={{ content: { 'aria-label': t('search') } }}
      nothingFound={t('nothingFound')}
      highlightQuery
      scrollable
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('searchPlaceholder'),
        'aria-label': t('search'),
      }}
    />
  );
}

function useScreenActions(): SpotlightActionData[] {
  const { t } = useTranslation('shell');
  const [, go] = useLocation();
  return screens.map(({ name, href, icon: Shape }) => ({
    id: name,
    label: t(`screens.${name}`),
    leftSection: <Shape size={18} stroke={1.7} aria-hidden />,
    onClick: () => go(href),
  }));
}

function useServiceActions(): SpotlightActionData[] {
  const { t } = useTranslation('shell');
  const say = useSay();
  const listener = useMethod('listener.status', {}).data?.running === true;
  const simulator = useMethod('simulator.status', {}).data?.running === true;
  const startListener = useCommand('listener.start');
  const stopListener = useCommand('listener.stop');
  const startSimulator = useCommand('simulator.start');
  const stopSimulator = useCommand('simulator.stop');
  const onError = (error: unknown): void => showFailure(error, say);
  const action = (id: string, label: string, isOn: boolean, run: () => void): SpotlightActionData => {
    const Shape = isOn ? IconPlayerStop : IconPlayerPlay;
    return { id, label, leftSection: <Shape size={18} stroke={1.7} aria-hidden />, onClick: run };
  };
  return [
    action(
      'listener-switch',
      listener ? t('actions.stopListener') : t('actions.startListener'),
      listener,
      () => (listener ? stopListener : startListener).mutate({}, { onError }),
    ),
    action(
      'simulator-switch',
      simulator ? t('actions.stopSimulator') : t('actions.startSimulator'),
      simulator,
      () => (simulator ? stopSimulator : startSimulator).mutate({}, { onError }),
    ),
  ];
}

const themes: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

function usePreferenceActions(): SpotlightActionData[] {
  const { t } = useTranslation('shell');
  const { mutate } = useCommand('settings.save');
  return [
    ...(['zh', 'en'] as const).map((language) => ({
      id: `language-${language}`,
      label: t('language', { name: { zh: '中文', en: 'English' }[language] }),
      leftSection: <IconLanguage size={18} stroke={1.7} aria-hidden />,
      onClick: () => mutate({ preferences: { language } }),
    })),
    ...themes.map((theme) => ({
      id: `theme-${theme}`,
      label: t(`theme.${theme}`),
      leftSection: <IconSunMoon size={18} stroke={1.7} aria-hidden />,
      onClick: () => mutate({ preferences: { theme } }),
    })),
  ];
}
