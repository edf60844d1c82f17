import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Call } from '../../../domain/call/call.ts';
import { callHref } from '../../ui/call-href.ts';
import { callKey } from './call-pages.ts';
import { chooseCall } from './list-view.ts';
import { useCallList } from './use-call-list.ts';

export type Step = 'previous' | 'next';

/** So near to the end older calls are asked for. */
const rowsAhead = 5;

/** Which button led to this page: it has the focus again, so that it can be pressed on. */
export function steppedFrom(): Step | null {
  const state: unknown = history.state;
  return state === 'previous' || state === 'next' ? state : null;
}

/** The calls above and below in the list, as it is filtered. */
export function CallSteps({ call }: { readonly call: Call }): ReactNode {
  const { t } = useTranslation('calls');
  const [, go] = useLocation();
  const { calls, extend } = useCallList();
  const at = calls.findIndex((one) => callKey(one) === callKey(call));
  const neighbours = { previous: calls[at - 1], next: at < 0 ? undefined : calls[at + 1] };
  const step = (to: Step, state: Step | null): void => {
    const neighbour = neighbours[to];
    if (neighbour === undefined) return;
    if (to === 'next' && at > calls.length - rowsAhead) extend();
    chooseCall(callKey(neighbour));
    go(callHref(neighbour), { replace: true, state });
  };
  useHotkeys([
    ['J', () => step('next', null)],
    ['K', () => step('previous', null)],
  ]);
  const button = (to: Step, key: string, Shape: typeof IconChevronUp): ReactNode => (
    <Tooltip label={`${t(`step.${to}`)} (${key})`} position="bottom">
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t(`step.${to}`)}
        aria-keyshortcuts={key}
        disabled={neighbours[to] === undefined}
        autoFocus={steppedFrom() === to}
        onClick={() => step(to, to)}
      >
        <Shape size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Group gap={4} role="group" aria-label={t('step.label')}>
      {button('previous', 'K', IconChevronUp)}
      {button('next', 'J', IconChevronDown)}
    </Group>
  );
}
