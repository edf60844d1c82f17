import { Button } from '@mantine/core';
import { IconBug, IconPlugConnectedX } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionState } from '../data/host-context.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ScreenNotLoaded } from '../ui/lazy-screen.ts';

interface BoundaryProps {
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly failure: 'none' | 'fault' | 'not-loaded';
}

/** A fault of one screen leaves navigation, status and the other screens alive. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override readonly state: BoundaryState = { failure: 'none' };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failure: error instanceof ScreenNotLoaded ? 'not-loaded' : 'fault' };
  }

  override render(): ReactNode {
    switch (this.state.failure) {
      case 'none':
        return this.props.children;
      case 'fault':
        return <Crash onAgain={() => this.setState({ failure: 'none' })} />;
      case 'not-loaded':
        return <NotLoaded />;
    }
  }
}

/** Nothing but a new page brings the script, and there is none while the host is away. */
function NotLoaded(): ReactNode {
  const { t } = useTranslation('shell');
  const isThere = useConnectionState() === 'open';
  return (
    <EmptyState
      icon={IconPlugConnectedX}
      title={t('notLoaded.title')}
      next={t('notLoaded.text')}
      action={
        <Button disabled={!isThere} onClick={() => location.reload()}>
          {t('notLoaded.reload')}
        </Button>
      }
    />
  );
}

function Crash({ onAgain }: { readonly onAgain: () => void }): ReactNode {
  const { t } = useTranslation('shell');
  return (
    <EmptyState
      icon={IconBug}
      title={t('crash.title')}
      next={t('crash.text')}
      action={<Button onClick={onAgain}>{t('crash.again')}</Button>}
    />
  );
}
