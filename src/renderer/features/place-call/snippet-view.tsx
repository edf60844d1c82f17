import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestPreview } from '../../../contract/call-form.ts';
import type { ClockMode } from '../../../domain/protocol/wire-time.ts';
import type { SnippetTarget } from '../../../domain/snippets/call-snippet.ts';
import { useLanguage } from '../../i18n/use-say.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { snippetNames } from './snippet-names.ts';
import styles from './snippet-view.module.css';

export interface SnippetViewProps {
  readonly target: SnippetTarget;
  readonly preview: RequestPreview;
  readonly clock: ClockMode;
}

/** The same request as source text; neither secret nor digest is in it, and the note says what to fill in. */
export function SnippetView({ target, preview, clock }: SnippetViewProps): ReactNode {
  const { t } = useTranslation('call');
  const language = useLanguage();
  const { copied, copy } = useCopy();
  const { data: snippets } = useQuery({
    queryKey: ['snippets'],
    queryFn: () => import('../../../domain/snippets/call-snippet.ts'),
    staleTime: Infinity,
  });
  if (snippets === undefined) return null;
  const text = snippets.callSnippet(target, preview, { clock, language });
  return (
    <>
      <div className={styles['note']}>
        <span>{t(`snippet.${target}`)}</span>
        <Button
          size="compact-xs"
          variant="light"
          leftSection={copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
          onClick={() => copy(text)}
        >
          {copied ? t('snippet.copied') : t('snippet.copy', { name: snippetNames[target] })}
        </Button>
      </div>
      <div className={styles['text']}>
        <CodeText label={snippetNames[target]}>{text}</CodeText>
      </div>
    </>
  );
}
