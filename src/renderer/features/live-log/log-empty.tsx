import { Button, Group } from '@mantine/core';
import { IconFilterOff, IconListDetails, IconPhoneOutgoing, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useCommand, useMethod } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { showFailure } from '../../ui/show-failure.ts';
import { everything } from './entry-filter.ts';
import { chooseFilter } from './log-choices.ts';

/** No rows: nothing was logged yet, or nothing matches. */
export function LogEmpty({ isFiltered }: { readonly isFiltered: boolean }): ReactNode {
  const { t } = useTranslation('log');
  if (!isFiltered) return <NothingYet />;
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t('noMatch.title')}
      next={t('noMatch.next')}
      action={
        <Button size="xs" variant="default" onClick={() => chooseFilter(everything)}>
          {t('filter.all')}
        </Button>
      }
    />
  );
}

function NothingYet(): ReactNode {
  const { t } = useTranslation('log');
  const say = useSay();
  const { data: listener } = useMethod('listener.status', {});
  const start = useCommand('listener.start');
  const isListening = listener?.running === true;
  return (
    <EmptyState
      icon={IconListDetails}
      title={t('empty.title')}
      next={isListening ? t('empty.listening', { address: listener.statusUrl ?? '' }) : t('empty.deaf')}
      action={
        <Group gap={8} justify="center">
          <Button
            component={Link}
            href="/"
            size="xs"
            leftSection={<IconPhoneOutgoing size={15} aria-hidden />}
          >
            {t('empty.call')}
          </Button>
          {isListening ? null : (
            <Button
              size="xs"
              variant="default"
              loading={start.isPending}
              leftSection={<IconPlayerPlay size={15} aria-hidden />}
              onClick={() => start.mutate({}, { onError: (error) => showFailure(error, say) })}
            >
              {t('empty.listen')}
            </Button>
          )}
        </Group>
      }
    />
  );
}
