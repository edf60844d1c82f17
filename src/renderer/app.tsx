import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/tokens.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { HostConnection } from './bridge/host-connection.ts';
import { HostProvider } from './data/host-context.tsx';
import { FormatProvider } from './i18n/format-provider.tsx';
import { FollowPreferences } from './shell/follow-preferences.tsx';
import { NoticeCorner } from './shell/notice-corner.tsx';
import { Notices } from './shell/notices.tsx';
import { SearchActions } from './shell/search-actions.tsx';
import { Shell } from './shell/shell.tsx';
import { surfaceVariables, theme } from './theme/theme.ts';

export interface AppProps {
  readonly connection: HostConnection;
  readonly queries: QueryClient;
  /** For the style elements that are made while running: the page's policy allows no others. */
  readonly nonce: string;
}

export function App({ connection, queries, nonce }: AppProps): ReactNode {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={surfaceVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <HostProvider connection={connection}>
          <FormatProvider>
            <Router hook={useHashLocation}>
              <NoticeCorner />
              <FollowPreferences />
              <Notices />
              <SearchActions />
              <Shell />
            </Router>
          </FormatProvider>
        </HostProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
