import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconLanguage, IconPlayerPlay, IconPlayerStop, IconSearch, IconSunMoon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { screenPath } from '../../contract/screens.ts';
import type { ListenerView } from '../../contract/views.ts';
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
  return screens.map(({ name, icon: Shape }) => ({
    id: name,
    label: t(`screens.${name}`),
    leftSection: <Shape size={18} stroke={1.7} aria-hidden />,
    onClick: () => go(screenPath(name)),
  }));
}

type Service = Pick<ListenerView, 'running' | 'elsewhere'>;
type SwitchWords = Readonly<Record<'start' | 'stop', { readonly label: string; readonly run: () => void }>>;

function useServiceActions(): SpotlightActionData[] {
  const { t } = useTranslation('shell');
  const say = useSay();
  const listener = useMethod('listener.status', {}).data;
  const simulator = useMethod('simulator.status', {}).data;
  const startListener = useCommand('listener.start');
  const stopListener = useCommand('listener.stop');
  const startSimulator = useCommand('simulator.start');
  const stopSimulator = useCommand('simulator.stop');
  const onError = (error: unknown): void => showFailure(error, say);
  const action = (id: string, service: Service | undefined, words: SwitchWords): SpotlightActionData[] => {
    // What runs in another process is stopped there.
    if (service === undefined || service.elsewhere) return [];
    const Shape = service.running ? IconPlayerStop : IconPlayerPlay;
    const { label, run } = service.running ? words.stop : words.start;
    return [{ id, label, leftSection: <Shape size={18} stroke={1.7} aria-hidden />, onClick: run }];
  };
  return [
    ...action('listener-switch', listener, {
      start: { label: t('actions.startListener'), run: () => startListener.mutate({}, { onError }) },
      stop: { label: t('actions.stopListener'), run: () => stopListener.mutate({}, { onError }) },
    }),
    ...action('simulator-switch', simulator, {
      start: { label: t('actions.startSimulator'), run: () => startSimulator.mutate({}, { onError }) },
      stop: { label: t('actions.stopSimulator'), run: () => stopSimulator.mutate({}, { onError }) },
    }),
  ];
}

const themes: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

function usePreferenceActions(): SpotlightActionData[] {
  const { t } = useTranslation('shell');
  const say = useSay();
  const { mutate } = useCommand('settings.save');
  const choose = (preferences: Partial<Preferences>): void =>
    mutate({ preferences }, { onError: (error) => showFailure(error, say) });
  return [
    ...(['zh', 'en'] as const).map((language) => ({
      id: `language-${language}`,
      label: t('language', { name: { zh: '中文', en: 'English' }[language] }),
      leftSection: <IconLanguage size={18} stroke={1.7} aria-hidden />,
      onClick: () => choose({ language }),
    })),
    ...themes.map((theme) => ({
      id: `theme-${theme}`,
      label: t(`theme.${theme}`),
      leftSection: <IconSunMoon size={18} stroke={1.7} aria-hidden />,
      onClick: () => choose({ theme }),
    })),
  ];
}
