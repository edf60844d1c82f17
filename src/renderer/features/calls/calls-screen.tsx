import type { ReactNode } from 'react';
import { useRoute } from 'wouter';
import { callOfRoute } from '../../ui/call-href.ts';
import { lazyScreen } from '../../ui/lazy-screen.ts';
import { CallListPage } from './call-list-page.tsx';

/** It brings the tables of codes, which the list does without. */
const CallPage = lazyScreen(async () => (await import('./call-page.tsx')).CallPage);

/** The list of calls, or one of them. */
export function CallsScreen(): ReactNode {
  const [isCall, params] = useRoute<{ id: string }>('/calls/:id');
  return isCall ? <CallPage key={params.id} name={callOfRoute(params.id)} /> : <CallListPage />;
}
