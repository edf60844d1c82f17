import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRoute } from 'wouter';
import { spotlight } from '@mantine/spotlight';
import { screenPath } from '../../contract/screens.ts';
import { Logo } from './logo.tsx';
import { screens, type Screen } from './screens.tsx';
import styles from './navigation.module.css';

export function Navigation(): ReactNode {
  const { t } = useTranslation('shell');
  const links = (group: Screen['group']): ReactNode =>
    screens
      .filter((screen) => screen.group === group)
      .map((screen) => <ScreenLink key={screen.name} {...screen} />);
  return (
    <nav className={styles['navigation']} aria-label={t('navigation')}>
      <div className={styles['brand']}>
        <Logo />
        <span className={styles['words']}>Ringcode</span>
      </div>
      <UnstyledButton
        className={styles['search']}
        onClick={spotlight.open}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <IconSearch size={15} aria-hidden />
        <VisuallyHidden>{t('search')}</VisuallyHidden>
        <kbd className={styles['key']} aria-hidden>
          {shortcut}
        </kbd>
      </UnstyledButton>
      {links('work')}
      <span className={styles['space']} />
      {links('set-up')}
    </nav>
  );
}

const shortcut = navigator.userAgent.includes('Mac') ? '⌘ K' : 'Ctrl K';

function ScreenLink({ name, path, icon: Shape, hotkey }: Omit<Screen, 'component'>): ReactNode {
  const { t } = useTranslation('shell');
  const [isOpen] = useRoute(path);
  const words = t(`screens.${name}`);
  return (
    <Tooltip label={words} position="right" classNames={{ tooltip: styles['tip'] ?? '' }}>
      <Link
        href={screenPath(name)}
        className={styles['link'] ?? ''}
        aria-keyshortcuts={hotkey}
        {...(isOpen ? { 'aria-current': 'page' as const } : {})}
      >
        <Shape size={18} stroke={1.7} aria-hidden />
        <span className={styles['words']}>{words}</span>
        <kbd className={styles['key']} aria-hidden>
          {hotkey}
        </kbd>
      </Link>
    </Tooltip>
  );
}
