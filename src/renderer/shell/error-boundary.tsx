import { Button } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
}

/** A fault of one screen leaves navigation, status and the other screens alive. */
export class ErrorBoundary extends Component<BoundaryProps, { hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <Crash onAgain={() => this.setState({ hasFailed: false })} />;
  }
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
