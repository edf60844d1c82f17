import { useHotkeys } from '@mantine/hooks';
import { Suspense, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch, useLocation } from 'wouter';
import { screenPath } from '../../contract/screens.ts';
import { useHostEvent } from '../data/host-context.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Navigation } from './navigation.tsx';
import { screens } from './screens.tsx';
import { StatusBar } from './status-bar.tsx';
import styles from './shell.module.css';

/** Navigation, the open screen, and the status bar that never goes away. */
export function Shell(): ReactNode {
  const { t } = useTranslation('shell');
  const [location, go] = useLocation();
  const main = useRef<HTMLElement>(null);
  useHostEvent('screen.requested', ({ screen }) => go(screenPath(screen)));
  useHotkeys(screens.map(({ hotkey, name }) => [hotkey, () => go(screenPath(name))]));
  return (
    <div className={styles['shell']}>
      <button type="button" className={styles['skip']} onClick={() => main.current?.focus()}>
        {t('skip')}
      </button>
      <ConnectionBanner />
      <Navigation />
      <main className={styles['main']} ref={main} tabIndex={-1}>
        <ErrorBoundary key={location.split('/')[1]}>
          <Suspense>
            <Switch>
              {screens.map(({ name, path, component: Component }) => (
                <Route key={name} path={path}>
                  <Component />
                </Route>
              ))}
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusBar />
    </div>
  );
}
